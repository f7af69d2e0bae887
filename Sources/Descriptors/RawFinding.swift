// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// A finding before its stacks are looked up, or an event that is watched.
struct RawFinding {
  var finding: Finding
  /// An event that is watched, and no finding.
  let isWatch: Bool
  let image: UInt64
  /// Where its repetitions are counted.
  let tally: UInt16
  /// The addresses of each event.
  let stacks: [RawStack]

  init?(_ bytes: ByteReader) {
    var bytes = bytes
    guard let raw = bytes.value(fd_finding.self) else { return nil }
    isWatch = UInt32(raw.kind) == FD_KIND_COUNT.rawValue
    guard let kind = isWatch ? .badDescriptor : Kind(number: raw.kind) else { return nil }
    finding = Self.finding(raw, kind)
    (image, tally) = (raw.image, raw.tally)
    var stacks: [RawStack] = []
    for _ in 0..<raw.events {
      guard let (event, stack) = Self.event(&bytes) else { return nil }
      finding.events.append(event)
      stacks.append(stack)
    }
    self.stacks = stacks
  }

  private static func finding(_ raw: fd_finding, _ kind: Kind) -> Finding {
    Finding(
      kind: kind, grade: grade(raw.grade), count: kind == .leak ? max(1, raw.count) : 1, fd: raw.fd,
      other: raw.other, pid: raw.pid, parent: raw.parent, thread: raw.thread, time: raw.time,
      error: raw.error, amount: raw.count, limit: raw.limit)
  }

  private static func grade(_ number: UInt8) -> Grade {
    switch UInt32(number) {
    case FD_NOTE.rawValue: .note
    case FD_WARNING.rawValue: .warning
    default: .error
    }
  }

  private static func event(_ bytes: inout ByteReader) -> (Event, RawStack)? {
    var ahead = bytes
    guard let raw = ahead.value(fd_event.self), let role = Role(number: raw.role),
      let whole = bytes.bytes(Int(raw.size))
    else { return nil }
    var inner = ByteReader(whole.dropFirst(MemoryLayout<fd_event>.size))
    var addresses: [UInt64] = []
    for _ in 0..<raw.frames {
      guard let address = inner.value(UInt64.self) else { return nil }
      addresses.append(address)
    }
    guard let call = inner.text(raw.call_length), let what = inner.text(raw.what_length) else {
      return nil
    }
    let event = Event(
      role: role, call: call, fd: raw.fd, what: what, time: raw.time, pid: raw.pid,
      thread: raw.thread)
    return (event, RawStack(image: raw.image, addresses: addresses))
  }
}

/// Addresses, and the program whose modules they count.
struct RawStack {
  let image: UInt64
  let addresses: [UInt64]
}
