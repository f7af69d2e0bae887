// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

// What stands in for the reporters until they are there.

extension ReportText {
  init(text: String, ending: String = "") {
    self.init(Array(text.utf8), ending: Array(ending.utf8))
  }
}

extension TestResult {
  /// All problems, one below the other.
  var story: String {
    problems.map { problem in
      let place = problem.place.map { "\($0): " } ?? ""
      return place + problem.message + (problem.details.isEmpty ? "" : "\n" + problem.details)
    }.joined(separator: "\n")
  }
}

struct BriefTAP: Reporter {
  private var count = 0
  private var isTold = false

  mutating func report(_ event: TestEvent) -> ReportText {
    switch event {
    case .runStarted(let run):
      isTold = run.count != nil
      return ReportText(text: "TAP version 13\n" + (run.count.map { "1..\($0)\n" } ?? ""))
    case .testEnded(let result):
      count += 1
      return ReportText(text: line(of: result))
    case .message(let text): return ReportText(text: Self.comment(text))
    case .runEnded(.broken(let why)): return ReportText(text: "Bail out! \(why)\n")
    case .runEnded(.complete): return ReportText(text: isTold ? "" : "1..\(count)\n")
    case .testStarted: return ReportText()
    }
  }

  private func line(of result: TestResult) -> String {
    let name = result.path.description.map { "\\#".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    let story = result.problems.isEmpty ? "" : Self.comment(result.story)
    switch result.outcome {
    case .passed: return "ok \(count) - \(name)\n"
    case .failed: return "not ok \(count) - \(name)\n" + story
    case .skipped(let why): return "ok \(count) - \(name) # SKIP \(why)\n"
    case .known(let why): return "not ok \(count) - \(name) # TODO \(why)\n" + story
    }
  }

  private static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

struct BriefJUnit: Reporter {
  private var name = ""
  private var isBegun = false
  private static let end = "</testsuite>\n</testsuites>\n"

  mutating func report(_ event: TestEvent) -> ReportText {
    switch event {
    case .runStarted(let run):
      name = run.name
      return ReportText(
        text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
          + "<testsuite name=\"\(Self.plain(name))\">\n", ending: Self.end)
    case .testEnded(let result): return ReportText(text: Self.element(result), ending: Self.end)
    case .runEnded(.broken(let why)):
      return ReportText(
        text: "<testcase name=\"the run\"><error message=\"\(Self.plain(why))\"/></testcase>\n",
        ending: Self.end)
    default: return ReportText(text: "", ending: Self.end)
    }
  }

  private static func element(_ result: TestResult) -> String {
    let groups = plain(result.path.groups.joined(separator: "."))
    let head = "<testcase classname=\"\(groups)\" name=\"\(plain(result.path.name))\">"
    let inner =
      switch result.outcome {
      case .passed: ""
      case .failed: "<failure>\(plain(result.story))</failure>"
      case .skipped(let why), .known(let why): "<skipped message=\"\(plain(why))\"/>"
      }
    return head + inner + "</testcase>\n"
  }

  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": plain += "&lt;"
      case "&": plain += "&amp;"
      case "\"": plain += "&quot;"
      case "\n", "\t": plain.unicodeScalars.append(scalar)
      default: plain.unicodeScalars.append(scalar.value < 32 ? "\u{fffd}" : scalar)
      }
    }
    return plain
  }
}

struct BriefSubunit: Reporter {
  mutating func report(_ event: TestEvent) -> ReportText {
    switch event {
    case .testStarted(let path): ReportText(text: "test: \(path)\n")
    case .testEnded(let result): ReportText(text: Self.lines(of: result))
    default: ReportText()
    }
  }

  private static func lines(of result: TestResult) -> String {
    switch result.outcome {
    case .passed: "success: \(result.path)\n"
    case .failed: "failure: \(result.path) [\n\(result.story)\n]\n"
    case .skipped(let why): "skip: \(result.path) [\n\(why)\n]\n"
    case .known(let why): "xfail: \(result.path) [\n\(why)\n]\n"
    }
  }
}

struct BriefJSON: Reporter {
  mutating func report(_ event: TestEvent) -> ReportText {
    switch event {
    case .testEnded(let result):
      let word =
        switch result.outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .skipped: "skipped"
        case .known: "known"
        }
      return ReportText(
        text: "{\"name\":\(JSONText.quoted(result.path.description)),\"outcome\":\"\(word)\","
          + "\"problems\":[\(result.problems.map { JSONText.quoted($0.message) }.joined(separator: ","))]}\n"
      )
    case .runEnded(let ending):
      return ReportText(text: "{\"complete\":\(ending == .complete)}\n")
    default: return ReportText()
    }
  }
}
