// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

extension PerfDataFile {
  /// The command line of whoever recorded.
  var command: [String] {
    guard draft == nil else { return (story?["command"]?.list ?? []).compactMap(\.text) }
    return feature(.commandLine).withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      let count: UInt32 = cursor.number()
      var words: [String] = []
      while words.count < count, cursor.remaining > 0 { words.append(cursor.countedText()) }
      return words
    }
  }

  /// Which builds of files were seen, by their paths.
  var buildIDs: [String: [UInt8]] {
    feature(.buildIDs).withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      var found: [String: [UInt8]] = [:]
      while cursor.remaining >= 36 {
        cursor.skip(4)
        let misc: UInt16 = cursor.number()
        let size: UInt16 = cursor.number()
        var own = Cursor(cursor.take(UInt64(max(size, 8)) - 8))
        own.skip(4)
        let id = own.take(24)
        let path = own.text(UInt64(own.remaining))
        guard id.count == 24, size > 8 else { break }
        found[path] = Array(id.prefix(misc >> 15 & 1 == 1 ? Int(min(id[20], 20)) : 20))
      }
      return found
    }
  }

  /// What our own recorders tell besides.
  var story: JSONValue? { JSONValue(storyBytes.filter { $0 != 0 }) }
}
