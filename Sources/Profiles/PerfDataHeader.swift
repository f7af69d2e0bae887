// SPDX-License-Identifier: Apache-2.0

/// The first 104 bytes of a file: where its parts are.
struct PerfDataHeader {
  /// Part of the file.
  struct Section {
    let offset, size: UInt64
    init(_ cursor: inout Cursor) { (offset, size) = (cursor.number(), cursor.number()) }

    /// Whether a file of this size has all of it.
    func isIn(_ fileSize: UInt64) -> Bool { offset <= fileSize && size <= fileSize - offset }
  }

  static let size: UInt64 = 104

  let attributeSize: UInt64
  let attributes: Section
  let data: Section
  let features: [UInt64]

  /// - Throws: `ProfileError`, when it is none, or of a kind that we do not read.
  init(_ bytes: [UInt8], of path: String) throws(ProfileError) {
    if let trouble = Self.trouble(bytes) { throw ProfileError(.unreadable, "\(path) \(trouble)") }
    (attributeSize, attributes, data, features) = bytes.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes, at: 16)
      let attributeSize: UInt64 = cursor.number()
      let attributes = Section(&cursor)
      let data = Section(&cursor)
      cursor.skip(16)
      return (attributeSize, attributes, data, (0..<4).map { _ in cursor.number() })
    }
  }

  /// What the file is instead.
  private static func trouble(_ bytes: [UInt8]) -> String? {
    let magic = bytes.prefix(8)
    if bytes.isEmpty { return "is empty; record once more" }
    if magic.allSatisfy({ $0 == 0 }) {
      return "was not completed, as its recording was cut off; record once more"
    }
    if magic.elementsEqual("2ELIFREP".utf8) {
      return "was recorded on a machine of the other byte order; read it on one of that kind"
    }
    guard magic.elementsEqual("PERFILE2".utf8) else {
      return "is no perf.data; record with backlot perf, or perf record"
    }
    return shape(bytes)
  }

  private static func shape(_ bytes: [UInt8]) -> String? {
    let size = bytes.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes, at: 8)
      return cursor.number(UInt64.self)
    }
    if size == 16 { return "was written to a pipe; record to a file, with perf record -o FILE" }
    if size != Self.size {
      return "has a head of \(size) bytes, where perf's has 104: it is damaged"
    }
    return bytes.count < Int(Self.size) ? "ends within its head; record once more" : nil
  }

  func has(_ feature: Int) -> Bool { features[feature / 64] >> (feature % 64) & 1 == 1 }
}
