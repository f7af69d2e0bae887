// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A list of C strings as `execve` wants it, with `NULL` at its end.
final class CStrings {
  let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  init(_ strings: [[UInt8]]) {
    pointers = .allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() {
      pointers.initializeElement(at: index, to: Self.copy(string))
    }
    pointers.initializeElement(at: strings.count, to: nil)
  }

  deinit {
    for pointer in pointers { free(pointer) }
    pointers.deallocate()
  }

  var list: UnsafePointer<UnsafeMutablePointer<CChar>?> { UnsafePointer(pointers.baseAddress!) }

  private static func copy(_ string: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    strndup(string.map { CChar(bitPattern: $0) }, string.count)
  }
}
