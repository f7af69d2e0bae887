// SPDX-License-Identifier: Apache-2.0
internal import Glibc

extension Check {
  @usableFromInline
  static func memory(
    _ found: UnsafeRawBufferPointer, _ expected: UnsafeRawBufferPointer, _ wanted: Bool
  ) -> Failure? {
    guard isSame(found, expected) != wanted else { return nil }
    let size = byteWords(found.count)
    guard wanted else {
      return Failure("is the same", expected: "other memory (\(size))", subject: "the memory")
    }
    let lines = HexDump.lines(found: Array(found), expected: Array(expected))
    return Failure(
      "is not as expected (- expected, + found):", details: lines, subject: "the memory")
  }

  private static func byteWords(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

  private static func isSame(
    _ found: UnsafeRawBufferPointer, _ expected: UnsafeRawBufferPointer
  ) -> Bool {
    guard found.count == expected.count else { return false }
    guard let left = found.baseAddress, let right = expected.baseAddress else { return true }
    return memcmp(left, right, found.count) == 0
  }

  /// So many bytes at two addresses, which are not null.
  @usableFromInline
  static func memory(
    _ found: UnsafeRawPointer?, _ expected: UnsafeRawPointer?, _ count: Int, _ wanted: Bool
  ) -> Failure? {
    if count == 0 || (wanted && found == expected) {
      return wanted
        ? nil
        : Failure(
          "is the same", expected: "other memory (\(byteWords(count)))", subject: "the memory")
    }
    guard let found else {
      return Failure("is a null pointer", expected: byteWords(count), subject: "the memory")
    }
    guard let expected else {
      return Failure(
        "is compared with a null pointer", expected: byteWords(count), subject: "the memory")
    }
    return memory(
      UnsafeRawBufferPointer(start: found, count: count),
      UnsafeRawBufferPointer(start: expected, count: count), wanted)
  }

  @usableFromInline
  static func cStrings(
    _ found: UnsafePointer<CChar>?, _ expected: UnsafePointer<CChar>?, _ wanted: Bool
  ) -> Failure? {
    guard isSame(found, expected) != wanted else { return nil }
    guard wanted else { return wrong(text(found) as Any, "any other string") }
    guard let found, let expected else {
      return wrong(text(found) as Any, words(of: text(expected) as Any))
    }
    return unequalStrings(found, expected)
  }

  private static func isSame(
    _ found: UnsafePointer<CChar>?, _ expected: UnsafePointer<CChar>?
  ) -> Bool {
    guard let found, let expected else { return found == expected }
    return strcmp(found, expected) == 0
  }

  private static func text(_ string: UnsafePointer<CChar>?) -> String? {
    string.map { String(cString: $0) }
  }

  /// Where they are not both UTF-8, replaced characters would hide what differs.
  private static func unequalStrings(
    _ found: UnsafePointer<CChar>, _ expected: UnsafePointer<CChar>
  ) -> Failure {
    if let new = String(validatingCString: found), let old = String(validatingCString: expected) {
      return new == old
        ? Failure(
          "has other bytes than expected (- expected, + found):",
          details: Difference.texts(found: new, expected: old))
        : unequal(new, old)
    }
    return Failure(
      "is not as expected (- expected, + found):",
      details: HexDump.lines(found: bytes(found), expected: bytes(expected)))
  }

  private static func bytes(_ string: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
  }
}
