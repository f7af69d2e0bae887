// SPDX-License-Identifier: Apache-2.0

/// The numbers in a start tag, which are known at the end alone: as text of constant length.
struct JUnitCounts: Sendable {
  var tests = 0
  var failures = 0
  var errors = 0
  var skipped = 0
  var time = Duration.zero

  mutating func count(_ result: TestResult) {
    tests += 1
    time += max(result.duration, .zero)
    switch result.outcome {
    case .passed: break
    case .skipped, .known: skipped += 1
    case .failed: if result.isError { errors += 1 } else { failures += 1 }
    }
  }

  /// The attributes, each with room for a longer number.
  ///
  /// - Parameter hasSkipped: The schema has that number in a suite, and not in the root.
  func attributes(hasSkipped: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160)
    Self.add(" tests=\"", tests, to: &bytes)
    Self.add(" failures=\"", failures, to: &bytes)
    Self.add(" errors=\"", errors, to: &bytes)
    if hasSkipped { Self.add(" skipped=\"", skipped, to: &bytes) }
    bytes.add(" time=\"")
    let start = bytes.count
    bytes.add(time.milliseconds)
    Self.close(&bytes, start, room: 20)
    return bytes
  }

  private static func add(_ name: StaticString, _ number: Int, to bytes: inout [UInt8]) {
    name.withUTF8Buffer { bytes += $0 }
    let start = bytes.count
    bytes.add(number: number)
    close(&bytes, start, room: 12)
  }

  /// The padding is blanks after the attribute, which mean nothing there.
  private static func close(_ bytes: inout [UInt8], _ start: Int, room: Int) {
    let length = bytes.count - start
    bytes.append(UInt8(ascii: "\""))
    bytes.addSpaces(max(0, room - length))
  }
}

extension TestResult {
  /// Whether something kept the test from finding anything, which JUnit tells from a failure.
  var isError: Bool { problems.first.map { !$0.kind.isFinding } ?? false }
}
