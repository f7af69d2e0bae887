// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc

/// A report in a file: whole after each text, whatever ends the program then.
///
/// Into a pipe, a terminal or a device a report is appended, its ending at the end. One that is to have
/// corrections waits in a temporary file until then.
final class ReportFile {
  private let path: String
  private var descriptor: Int32
  /// Where the report is kept, if not where it is to go.
  private var spool: Int32?
  private let isSeekable: Bool
  /// The length of what stays, and of the ending behind it.
  private var length = 0
  private var ending: [UInt8] = []

  /// - Parameters:
  ///   - path: `-` is standard output.
  ///   - isCorrected: Whether the reporter makes corrections.
  init(_ path: String, isCorrected: Bool) throws(ReportFileError) {
    self.path = path
    let isOutput = path == "-"
    descriptor =
      isOutput
      ? fcntl(1, F_DUPFD_CLOEXEC, 3) : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ReportFileError(path, errno) }
    var facts = stat()
    // What standard output has already belongs to others, and it may be in the mode of appending.
    isSeekable = !isOutput && fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    if isCorrected, !isSeekable { spool = try Self.temporary(path) }
  }

  deinit {
    if let spool { Glibc.close(spool) }
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  private static func temporary(_ path: String) throws(ReportFileError) -> Int32 {
    guard let file = tmpfile() else { throw ReportFileError(path, errno) }
    defer { fclose(file) }
    let copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw ReportFileError(path, errno) }
    return copy
  }

  /// - Parameter isKnown: Whether another process has written it there: into a pipe it does not go again.
  func write(_ text: ReportText, isKnown: Bool = false) throws(ReportFileError) {
    if text.bytes.isEmpty, text.corrections.isEmpty, text.ending == ending { return }
    guard isSeekable || spool != nil else {
      ending = text.ending
      return isKnown ? () : try append(text.bytes)
    }
    let file = spool ?? descriptor
    do {
      try replaceEnding(of: file, by: text)
      for correction in text.corrections {
        try put(correction.bytes, at: correction.offset, in: file)
      }
    } catch {
      restoreEnding(of: file)
      throw error
    }
    length += text.bytes.count
    ending = text.ending
  }

  /// Blanks cover what is left of a longer ending until it is cut off: they are harmless.
  private func replaceEnding(of file: Int32, by text: ReportText) throws(ReportFileError) {
    let new = text.bytes.count + text.ending.count
    guard new > 0 || !ending.isEmpty else { return }
    let surplus = ending.count - new
    let cover = [UInt8](repeating: UInt8(ascii: "\n"), count: max(0, surplus))
    try put(text.bytes + text.ending + cover, at: length, in: file)
    if surplus > 0, ftruncate(file, length + new) != 0 { throw ReportFileError(path, errno) }
  }

  /// Where a disk is full, the report stays what it was before.
  private func restoreEnding(of file: Int32) {
    try? put(ending, at: length, in: file)
    ftruncate(file, length + ending.count)
  }

  /// Closes the file as it is.
  func abandon() {
    Glibc.close(descriptor)
    descriptor = -1
  }

  /// Ends the report, and closes the file: who reads a pipe waits for that.
  func finish() throws(ReportFileError) {
    if let spool { try copy(spool) } else if !isSeekable { try append(ending) }
    defer { descriptor = -1 }
    guard Glibc.close(descriptor) == 0 || errno == EINTR else { throw ReportFileError(path, errno) }
  }

  private func copy(_ spool: Int32) throws(ReportFileError) {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    var offset = 0
    while true {
      let count = pread(spool, &part, part.count, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ReportFileError(path, errno) }
      if count == 0 { return }
      try append(Array(part[..<count]))
      offset += count
    }
  }
}

extension ReportFile {
  private func append(_ bytes: [UInt8]) throws(ReportFileError) {
    try each(bytes) { Glibc.write(descriptor, $0, $1) }
  }

  private func put(_ bytes: [UInt8], at offset: Int, in file: Int32) throws(ReportFileError) {
    var position = offset
    try each(bytes) { start, count in
      let written = pwrite(file, start, count, position)
      position += max(0, written)
      return written
    }
  }

  /// Calls for writing until all is written.
  private func each(
    _ bytes: [UInt8], _ write: (UnsafeRawPointer?, Int) -> Int
  ) throws(ReportFileError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { write($0.baseAddress! + start, bytes.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReportFileError(path, count == 0 ? ENOSPC : errno) }
      start += count
    }
  }
}
