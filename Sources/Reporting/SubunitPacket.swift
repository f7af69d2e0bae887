// SPDX-License-Identifier: Apache-2.0

/// A packet of subunit's version 2.
struct SubunitPacket: Sendable, Hashable {
  enum Status: UInt16, Sendable {
    case undefined, exists, inProgress, success, unexpectedSuccess, skip, fail, expectedFailure

    /// Whether the test is over.
    var isFinal: Bool { rawValue > Self.inProgress.rawValue }
  }

  /// A piece of a file, or all of it.
  struct Content: Sendable, Hashable {
    var name: String
    var bytes: [UInt8]
    var isLast: Bool
    var mime: String?
  }

  /// Nanoseconds since 1970.
  var time: UInt64?
  var test: String?
  var tags: [String] = []
  var status = Status.undefined
  var content: Content?

  static let signature: UInt8 = 0xb3
  /// No packet is longer than this.
  static let longest = 4 << 20

  private enum Flag {
    static let version: UInt16 = 0x2000
    static let test: UInt16 = 0x0800
    static let route: UInt16 = 0x0400
    static let time: UInt16 = 0x0200
    static let runnable: UInt16 = 0x0100
    static let tags: UInt16 = 0x0080
    static let content: UInt16 = 0x0040
    static let mime: UInt16 = 0x0020
    static let end: UInt16 = 0x0010
  }
}

extension SubunitPacket {
  func write(to bytes: inout [UInt8]) {
    var body: [UInt8] = []
    var flags = Flag.version | status.rawValue
    if let time {
      flags |= Flag.time
      body += Self.bigEndian(UInt32(truncatingIfNeeded: time / 1_000_000_000))
      Self.add(number: Int(time % 1_000_000_000), to: &body)
    }
    if let test {
      flags |= Flag.test | Flag.runnable
      Self.add(text: test, to: &body)
    }
    if !tags.isEmpty {
      flags |= Flag.tags
      Self.add(number: tags.count, to: &body)
      for tag in tags { Self.add(text: tag, to: &body) }
    }
    if let mime = content?.mime {
      flags |= Flag.mime
      Self.add(text: mime, to: &body)
    }
    if let content {
      flags |= Flag.content | (content.isLast ? Flag.end : 0)
      Self.add(text: content.name, to: &body)
      Self.add(number: content.bytes.count, to: &body)
      body += content.bytes
    }
    Self.add(body, flags, to: &bytes)
  }

  /// The length counts itself, so that it may grow by being written.
  private static func add(_ body: [UInt8], _ flags: UInt16, to bytes: inout [UInt8]) {
    let rest = 3 + body.count + 4
    let room = rest + 1 < 64 ? 1 : rest + 2 < 16_384 ? 2 : rest + 3 < 4_194_304 ? 3 : 4
    let start = bytes.count
    bytes += [signature, UInt8(flags >> 8), UInt8(flags & 0xff)]
    add(number: rest + room, to: &bytes)
    bytes += body
    bytes += bigEndian(CRC32.sum(bytes[start...]))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// Two bits tell how many bytes follow.
  private static func add(number: Int, to bytes: inout [UInt8]) {
    switch number {
    case ..<64: bytes.append(UInt8(number))
    case ..<16_384: bytes += [UInt8(0x40 | number >> 8), UInt8(number & 0xff)]
    case ..<4_194_304:
      bytes += [UInt8(0x80 | number >> 16), UInt8(number >> 8 & 0xff), UInt8(number & 0xff)]
    default: bytes += bigEndian(0xc000_0000 | UInt32(number))
    }
  }

  /// A test's name with a zero byte is refused by others.
  private static func add(text: String, to bytes: inout [UInt8]) {
    let utf8 = text.utf8.contains(0) ? Array(text.visible.utf8) : Array(text.utf8)
    add(number: utf8.count, to: &bytes)
    bytes += utf8
  }
}

extension SubunitPacket {
  /// What is wrong with bytes that are to be a packet.
  enum Fault: Error { case incomplete, damaged }

  /// Reads a packet at the beginning of bytes. Returns its length too.
  static func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> (SubunitPacket, Int) {
    var header = Input(rest: bytes.dropFirst())
    guard bytes.count >= 4 else { throw .incomplete }
    let flags = UInt16(try header.number(of: 2))
    let length = try header.varying()
    guard length <= longest, length >= 8, flags & 0xf000 == Flag.version else { throw .damaged }
    guard bytes.count >= length else { throw .incomplete }
    let all = bytes.prefix(length)
    var sum = Input(rest: all.suffix(4))
    guard CRC32.sum(all.dropLast(4)) == UInt32(try sum.number(of: 4)) else { throw .damaged }
    var input = Input(rest: all[header.rest.startIndex...].dropLast(4))
    do {
      return (try SubunitPacket(flags, &input), length)
    } catch {
      throw .damaged
    }
  }

  private init(_ flags: UInt16, _ input: inout Input) throws(Fault) {
    status = Status(rawValue: flags & 7) ?? .undefined
    if flags & Flag.time != 0 {
      let seconds = UInt64(try input.number(of: 4))
      time = seconds * 1_000_000_000 + UInt64(try input.varying())
    }
    if flags & Flag.test != 0 { test = try input.text() }
    if flags & Flag.tags != 0 {
      for _ in 0..<(try input.varying()) { tags.append(try input.text()) }
    }
    let mime = flags & Flag.mime != 0 ? try input.text() : nil
    if flags & Flag.content != 0 {
      let name = try input.text()
      content = Content(
        name: name, bytes: try input.bytes(try input.varying()), isLast: flags & Flag.end != 0,
        mime: mime)
    }
  }

  private struct Input {
    var rest: ArraySlice<UInt8>

    mutating func number(of count: Int) throws(Fault) -> Int {
      try bytes(count).reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func varying() throws(Fault) -> Int {
      guard let first = rest.first else { throw .incomplete }
      let count = Int(first >> 6)
      return try number(of: count + 1) & (1 << (8 * count + 6) - 1)
    }

    mutating func bytes(_ count: Int) throws(Fault) -> [UInt8] {
      guard rest.count >= count else { throw .incomplete }
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }

    mutating func text() throws(Fault) -> String {
      String(decoding: try bytes(try varying()), as: UTF8.self)
    }
  }
}
