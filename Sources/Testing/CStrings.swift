// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Texts, as C takes lists of them.
enum CStrings {
  static func with<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body(UnsafePointer($0.baseAddress!)) }
  }
}

/// The variables that this process was started with.
enum Environment {
  static var all: [String] {
    var texts: [String] = []
    var place = environ
    while let text = place.pointee {
      texts.append(String(cString: text))
      place += 1
    }
    return texts
  }

  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// A variable for one reader: it is gone when it has been read.
  static func take(_ name: String) -> String? {
    defer { unsetenv(name) }
    return self[name]
  }
}
