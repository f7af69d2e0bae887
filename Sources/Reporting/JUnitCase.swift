// SPDX-License-Identifier: Apache-2.0

/// One result, as an element of XML.
struct JUnitCase {
  private let result: TestResult
  private let isRich: Bool
  private let suite: String
  private let root: String

  init(_ result: TestResult, _ profile: JUnitReporter.Profile, suite: String, root: String) {
    self.result = result
    isRich = profile == .rich
    self.suite = suite
    self.root = root
  }

  func write(to bytes: inout [UInt8]) {
    bytes.add("  <testcase")
    XMLText.add("classname", JUnitNames.className(of: result.path.groups, in: suite), to: &bytes)
    XMLText.add("name", result.path.name, to: &bytes)
    XMLText.add("time", result.duration.milliseconds, to: &bytes)
    if isRich, let place = result.place {
      XMLText.add("file", place.file, to: &bytes)
      XMLText.add("line", String(place.line), to: &bytes)
    }
    var content: [UInt8] = []
    if isRich { addProperties(to: &content) }
    addOutcome(to: &content)
    addOutput(to: &content)
    guard !content.isEmpty else { return bytes.add("/>\n") }
    bytes.add(">\n")
    bytes += content
    bytes.add("  </testcase>\n")
  }

  private func addOutcome(to bytes: inout [UInt8]) {
    switch result.outcome {
    case .passed: break
    case .skipped(let reason): addSkipped(reason, to: &bytes)
    case .known(let reason):
      addSkipped(JUnitNames.known + (reason.isEmpty ? "" : ": " + reason), to: &bytes)
    case .failed:
      for problem in result.problems { add(problem, to: &bytes) }
      if result.problems.isEmpty { add(TestProblem(.other, "failed"), to: &bytes) }
    }
  }

  private func addSkipped(_ message: String, to bytes: inout [UInt8]) {
    bytes.add("   <skipped")
    XMLText.add("message", message, to: &bytes)
    guard !result.problems.isEmpty else { return bytes.add("/>\n") }
    bytes.add(">")
    XMLText.add(result.problems.map(JUnitNames.text).joined(separator: "\n"), to: &bytes)
    bytes.add("</skipped>\n")
  }

  private func add(_ problem: TestProblem, to bytes: inout [UInt8]) {
    let element = problem.kind.isFinding ? "failure" : "error"
    bytes.add("   <\(element)")
    XMLText.add("type", problem.kind.rawValue, to: &bytes)
    XMLText.add("message", problem.message, to: &bytes)
    bytes.add(">")
    XMLText.add(JUnitNames.text(problem), to: &bytes)
    bytes.add("</\(element)>\n")
  }

  private func addOutput(to bytes: inout [UInt8]) {
    for (stream, element) in [(TestOutput.Stream.out, "system-out"), (.error, "system-err")] {
      var text = result.output.filter { $0.stream == stream }.map(\.text).joined()
      if isRich, stream == .out { text += attachments(after: text) }
      guard !text.isEmpty else { continue }
      bytes.add("   <\(element)>")
      XMLText.add(text, to: &bytes)
      bytes.add("</\(element)>\n")
    }
  }

  /// As Jenkins and GitLab look for them, each on a line of its own.
  private func attachments(after text: String) -> String {
    let lines = result.attachments.map { "[[ATTACHMENT|\($0.path)]]\n" }.joined()
    return text.isEmpty || text.hasSuffix("\n") || lines.isEmpty ? lines : "\n" + lines
  }
}

extension JUnitCase {
  private func addProperties(to bytes: inout [UInt8]) {
    var properties = result.tags.map { ("tag", $0) }
    if let repetition = result.repetition { properties.append(("repetition", String(repetition))) }
    properties += result.attachments.map { ("attachment", $0.name + "=" + $0.path) }
    let groups = result.path.groups
    let plain = JUnitNames.groups(
      suite: suite, className: JUnitNames.className(of: groups, in: suite), root: root)
    if plain != groups, !groups.isEmpty { properties += groups.map { ("group", $0) } }
    guard !properties.isEmpty else { return }
    bytes.add("   <properties>\n")
    for (name, value) in properties {
      bytes.add("    <property")
      XMLText.add("name", name, to: &bytes)
      XMLText.add("value", value, to: &bytes)
      bytes.add("/>\n")
    }
    bytes.add("   </properties>\n")
  }
}

/// How names and problems are put where JUnit has one place for several things, and taken out again.
enum JUnitNames {
  /// What a skipped test says that was run, and failed as it is known to.
  static let known = "known issue"

  /// A test that is in no group has the name of its suite, which Jenkins asks for.
  static func className(of groups: [String], in suite: String) -> String {
    groups.isEmpty ? suite : groups.joined(separator: ".")
  }

  static func groups(suite: String, className: String, root: String) -> [String] {
    if suite == root, className == suite { return [] }
    if className.isEmpty { return suite.isEmpty ? [] : [suite] }
    if className == suite || suite.isEmpty || !className.hasPrefix(suite + ".") {
      return [className]
    }
    return [suite, String(className.unicodeScalars.dropFirst(suite.unicodeScalars.count + 1))]
  }

  /// A problem with its place, as compilers write it.
  static func text(_ problem: TestProblem) -> String {
    let place = problem.place.map { "\($0): " } ?? ""
    return place + problem.message + (problem.details.isEmpty ? "" : "\n" + problem.details)
  }
}
