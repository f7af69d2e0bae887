// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import ShimWire

/// A record of the book, as it was written: addresses instead of functions.
enum Record {
  case program(Program, image: UInt64)
  case module(Module, number: UInt16, image: UInt64)
  case finding(RawFinding)
  case ended(Ending)
  /// From here on the library is silent in this process.
  case lockedIn(Int32)
  /// A program is about to be started that the library will not be in; in place of the one in this
  /// process, if it is not 0.
  case unreached(path: String, obstacle: String, pid: Int32)

  /// `nil`: no writer writes that.
  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes[...])
    guard let head = reader.value(fd_record.self) else { return nil }
    let whole = ByteReader(bytes[...])
    let record: Record? =
      switch UInt32(head.type) {
      case FD_PROGRAM.rawValue: Self.program(whole)
      case FD_MODULE.rawValue: Self.module(whole)
      case FD_FINDING.rawValue: RawFinding(whole).map(Record.finding)
      case FD_ENDED.rawValue: Self.ended(whole)
      case FD_LOCKED_IN.rawValue, FD_UNREACHED.rawValue: Self.silence(whole)
      default: nil
      }
    guard let record else { return nil }
    self = record
  }

  private static func program(_ bytes: ByteReader) -> Record? {
    var bytes = bytes
    guard let raw = bytes.value(fd_program.self), let path = bytes.text(raw.path_length),
      let command = bytes.bytes(Int(raw.command_length))
    else { return nil }
    let arguments = command.split(separator: 0, omittingEmptySubsequences: false)
    let program = Program(
      path: path, arguments: arguments.map { String(decoding: $0, as: UTF8.self) }.dropLastEmpty(),
      pid: raw.pid, parent: raw.parent, time: raw.time, isForked: raw.forked == 1)
    return .program(program, image: raw.image)
  }

  private static func module(_ bytes: ByteReader) -> Record? {
    var bytes = bytes
    guard let raw = bytes.value(fd_module.self), let path = bytes.text(raw.path_length) else {
      return nil
    }
    let buildID = withUnsafeBytes(of: raw.build_id) { Array($0.prefix(Int(raw.build_id_length))) }
    return .module(Module(path: path, buildID: buildID), number: raw.number, image: raw.image)
  }

  private static func ended(_ bytes: ByteReader) -> Record? {
    var bytes = bytes
    guard let raw = bytes.value(fd_ended.self) else { return nil }
    return .ended(Ending(pid: raw.pid, open: raw.open, opened: raw.opened, closed: raw.closed))
  }

  private static func silence(_ bytes: ByteReader) -> Record? {
    var bytes = bytes
    guard let raw = bytes.value(fd_silence.self), let path = bytes.text(raw.path_length),
      let obstacle = bytes.text(raw.obstacle_length)
    else { return nil }
    return UInt32(raw.record.type) == FD_LOCKED_IN.rawValue
      ? .lockedIn(raw.pid) : .unreached(path: path, obstacle: obstacle, pid: raw.pid)
  }
}

extension [String] {
  /// Each argument ends with a zero byte, the last one too.
  fileprivate func dropLastEmpty() -> [String] { last == "" ? dropLast() : self }
}
