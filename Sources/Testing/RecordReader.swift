// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import TestProcess

/// Reads what a process tells of its tests, as far as it has told.
struct RecordReader {
  let record: OpaquePointer
  private var place: UInt64 = 0
  /// The test that has begun and not ended.
  private(set) var running: (test: UInt32, account: Account)?
  /// How the process ended, in its own words.
  private(set) var ending: TestEnding?

  init(_ record: OpaquePointer) { self.record = record }

  /// What there was no room to tell.
  var lost: Int { Int(test_record_lost(record)) }

  enum Step {
    case began(UInt32)
    case ended(UInt32, Account)
  }

  /// What has happened since this was asked last, in its order.
  mutating func read() -> [Step] {
    var steps: [Step] = []
    var entry = test_entry()
    while test_record_next(record, &place, &entry) {
      switch test_entry_kind(entry.kind) {
      case TEST_STARTED:
        running = (entry.test, Account(began: entry.at))
        steps.append(.began(entry.test))
      case TEST_ENDED:
        guard var test = running, test.test == entry.test else { continue }
        test.account.ended = entry.at
        steps.append(.ended(test.test, test.account))
        running = nil
      default: take(entry)
      }
    }
    return steps
  }

  private mutating func take(_ entry: test_entry) {
    let text = String(
      decoding: UnsafeRawBufferPointer(start: entry.text, count: Int(entry.length)), as: UTF8.self)
    let fields = RecordText.fields(text)
    switch test_entry_kind(entry.kind) {
    case TEST_CRASHED: ending = .signal(entry.number)
    case TEST_EXITED: ending = .exit(entry.number)
    case TEST_SKIPPED: running?.account.skip = fields[0]
    case TEST_PROBLEM:
      running?.account.problems.append(TestProblem(fields: fields) ?? Self.unreadable)
    case TEST_KNOWN:
      let problem = TestProblem(fields: fields.dropFirst()) ?? Self.unreadable
      running?.account.known.append((fields[0], problem))
    case TEST_ATTACHMENT where fields.count == 2:
      running?.account.attachments.append(TestAttachment(fields[0], path: fields[1]))
    default: running?.account.problems.append(Self.unreadable)
    }
  }

  private static let unreadable = TestProblem(
    .other, "what the test told cannot be read: something has written over the runner's memory")
}
