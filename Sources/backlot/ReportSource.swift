// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import BacklotWorld
internal import Glibc

/// A report that is read.
struct ReportSource {
  let path: String
  private var reader: AnyReportReader

  /// - Parameter path: `-` is standard input.
  init(_ path: String) {
    self.path = path
    let last = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let name = path == "-" ? "standard input" : String(path[(last ?? path.startIndex)...])
    reader = AnyReportReader(name: name)
  }

  /// Reads it to its end.
  ///
  /// - Parameter tell: Is given the events, as many at once as there are.
  mutating func read(_ tell: ([TestEvent]) -> Void) throws(LotError) {
    let isInput = path == "-"
    let file = isInput ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw InputFile.trouble(path, "report", errno) }
    defer { close(file) }
    do {
      while let part = try part(of: file) { tell(try reader.read(part)) }
      tell(try reader.finish())
    } catch let error as UnreadableReport {
      let name = isInput ? "standard input" : path
      throw LotError(.usage, "\(name) \(error)")
    } catch {
      throw error as? LotError ?? LotError(.system, "\(error)")
    }
  }

  private func part(of file: Int32) throws(LotError) -> [UInt8]? {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputFile.trouble(path, "report", errno) }
      return count == 0 ? nil : Array(part[..<count])
    }
  }
}
