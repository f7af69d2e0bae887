// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotReporting
internal import TestProcess

/// Tells what becomes of the tests that run in this process. Any thread may tell.
final class TestRecorder: @unchecked Sendable {
  private static let holder = Guarded<TestRecorder?>(nil)
  static var shared: TestRecorder? { holder.withLock { $0 } }

  let record: OpaquePointer
  private let state = Guarded<(test: UInt32?, problems: Int)>((nil, 0))

  init(_ record: OpaquePointer) {
    self.record = record
    Self.holder.withLock { $0 = self }
  }

  /// How many problems the running test has, known ones left out.
  var problems: Int { state.withLock { $0.problems } }

  func start(_ test: UInt32) {
    state.withLock { $0 = (test, 0) }
    add(TEST_STARTED, [])
    test_process_runs(test)
  }

  func end() {
    test_process_runs(UInt32.max)
    add(TEST_ENDED, [])
    state.withLock { $0 = (nil, 0) }
  }

  func skip(_ reason: String) { add(TEST_SKIPPED, [reason]) }

  func problem(_ problem: TestProblem) {
    state.withLock { $0.problems += 1 }
    add(TEST_PROBLEM, problem.fields)
  }

  func known(_ problem: TestProblem, _ reason: String) {
    add(TEST_KNOWN, [reason] + problem.fields)
  }

  func attach(_ attachment: TestAttachment) {
    add(TEST_ATTACHMENT, [attachment.name, attachment.path])
  }

  /// Returns whether a test runs that it can belong to.
  func take(_ finding: Finding) -> Bool {
    guard state.withLock({ $0.test }) != nil else { return false }
    if let issue = KnownIssue.current {
      issue.take(TestProblem(finding))
    } else {
      problem(TestProblem(finding))
    }
    return true
  }

  private func add(_ kind: test_entry_kind, _ fields: [String]) {
    guard let test = state.withLock({ $0.test }) else { return }
    var text = RecordText.joined(fields)
    _ = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        test_record_add(record, kind.rawValue, test, 0, $0.baseAddress, $0.count)
      }
    }
  }
}

/// The fields of an entry, as one text.
enum RecordText {
  /// Longer ones are cut: there is more than one test to tell of.
  static let mostBytes = 64 << 10

  static func joined(_ fields: [String]) -> String {
    fields.map(plain).joined(separator: "\0")
  }

  static func fields(_ text: String) -> [String] {
    text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
  }

  private static func plain(_ field: String) -> String {
    var field = field.utf8.contains(0) ? String(field.map { $0 == "\0" ? "␀" : $0 }) : field
    if field.utf8.count > mostBytes {
      field = String(decoding: field.utf8.prefix(mostBytes), as: UTF8.self) + "… (cut)"
    }
    return field
  }
}

extension TestProblem {
  /// What somebody reported.
  init(_ finding: Finding) {
    let parts = finding.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      .assertion, String(parts[0]), details: parts.count > 1 ? String(parts[1]) : "",
      at: SourceLine(file: finding.place.filePath, line: finding.place.line))
  }

  var fields: [String] {
    [kind.rawValue, message, details, place?.file ?? "", String(place?.line ?? 0)]
  }

  init?(fields: some Collection<String>) {
    let fields = Array(fields)
    guard fields.count == 5, let kind = Kind(rawValue: fields[0]), let line = Int(fields[4])
    else { return nil }
    self.init(
      kind, fields[1], details: fields[2],
      at: line > 0 ? SourceLine(file: fields[3], line: line) : nil)
  }
}
