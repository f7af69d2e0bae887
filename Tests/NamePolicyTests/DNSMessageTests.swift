// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A message of DNS")
struct DNSMessageTests {
  /// A query as a resolver sends it: number 0x1234, recursion wished for, one question.
  private func query(_ name: [UInt8], type: UInt8 = 1) -> [UInt8] {
    [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, type, 0, 1]
  }

  private let db: [UInt8] = [2] + Array("db".utf8) + [7] + Array("example".utf8) + [0]

  private static let tooLong: [UInt8] =
    (0..<4).flatMap { _ in [63] + [UInt8](repeating: 97, count: 63) } + [0]

  private func read(_ message: [UInt8]) -> dns_question? {
    var question = dns_question()
    return dns_read_question(message, message.count, &question) ? question : nil
  }

  private func text(_ question: dns_question) -> String {
    withUnsafeBytes(of: question.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private func ask(_ name: String) -> dns_question? {
    var question = dns_question()
    return dns_ask(name, Int32(DNS_IN), Int32(DNS_A), &question) ? question : nil
  }

  private func address(_ name: String) -> [UInt8]? {
    var out = host_address()
    guard dns_address(name, &out) else { return nil }
    return withUnsafeBytes(of: out.byte) { Array($0.prefix(out.family == AF_INET ? 4 : 16)) }
  }

  @Test("asks one question, whose name has dots for its borders")
  func question() throws {
    let question = try #require(read(query(db, type: 28)))
    #expect(text(question) == "db.example")
    #expect(question.type == 28)
    #expect(question.class == 1)
    #expect(text(try #require(read(query([0])))) == "")
  }

  @Test("that is cut anywhere asks nothing")
  func cut() {
    let whole = query(db)
    for length in 0..<whole.count { #expect(read(Array(whole.prefix(length))) == nil) }
  }

  @Test(
    "that no resolver would send asks nothing",
    arguments: [
      ("compressed", [0xc0, 12]), ("a reserved kind of label", [0x41, 0]),
      ("a dot within a label", [3, 97, 46, 98, 0]), ("a zero within a label", [3, 97, 0, 98, 0]),
      ("too long", Self.tooLong),
    ] as [(String, [UInt8])])
  func odd(what: String, name: [UInt8]) {
    #expect(read(query(name)) == nil, "\(what)")
  }

  @Test("is an answer or has two questions: it asks nothing")
  func heads() {
    var answer = query(db)
    answer[2] |= 0x80
    #expect(read(answer) == nil)
    var two = query(db)
    two[5] = 2
    #expect(read(two) == nil)
  }

  @Test("cannot have every name")
  func names() {
    let label = String(repeating: "a", count: 63)
    let longest = "\(label).\(label).\(label).\(String(repeating: "a", count: 61))"
    for name in ["", ".", "db", "db.example.", label, longest, longest + "."] {
      #expect(ask(name) != nil, "\(name)")
    }
    for name in ["..", ".db", "db..example", "db..", label + "a", longest + "a"] {
      #expect(ask(name) == nil, "\(name)")
    }
  }

  @Test("has names for addresses")
  func pointers() {
    #expect(address("5.0.0.10.in-addr.arpa") == [10, 0, 0, 5])
    #expect(address("5.0.0.10.IN-ADDR.arpa") == [10, 0, 0, 5])
    let six = "1." + String(repeating: "0.", count: 23) + "8.b.d.0.1.0.0.2.ip6.arpa"
    #expect(address(six) == [0x20, 1, 0xd, 0xb8] + Array(repeating: 0, count: 11) + [1])
    for name in [
      "256.0.0.10.in-addr.arpa", "0.0.10.in-addr.arpa", "1.2.3.4.5.in-addr.arpa", "db.example", "",
      "1.0.0.10.in-addr.arp", "0001.0.0.10.in-addr.arpa", String(six.dropFirst(2)),
      "g" + six.dropFirst(),
    ] {
      #expect(address(name) == nil, "\(name)")
    }
  }

  /// Answers `db.example A` with these many addresses into a buffer of this size.
  private func answer(addresses: UInt32, room: Int) throws -> (bytes: [UInt8], length: Int) {
    var question = try #require(ask("db.example"))
    var bytes = [UInt8](repeating: 0xee, count: room)
    var answer = dns_answer()
    let length = bytes.withUnsafeMutableBufferPointer { buffer in
      query(db).withUnsafeBufferPointer { query in
        dns_begin(&answer, buffer.baseAddress, room, query.baseAddress, &question)
      }
      for number in 0..<addresses {
        var address = host_address()
        address.family = AF_INET
        withUnsafeMutableBytes(of: &address.byte) {
          $0.storeBytes(of: number.bigEndian, as: UInt32.self)
        }
        dns_add_address(&answer, &address)
      }
      return dns_end(&answer, DNS_FINE)
    }
    return (bytes, length)
  }

  @Test("answers the question with a record for each address")
  func answers() throws {
    let (bytes, length) = try answer(addresses: 2, room: 512)
    let head: [UInt8] = [0x12, 0x34, 0x85, 0x80, 0, 1, 0, 2, 0, 0, 0, 0]
    let record: [UInt8] = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0]
    #expect(Array(bytes.prefix(length)) == head + db + [0, 1, 0, 1] + record + [0] + record + [1])
    #expect(bytes[length] == 0xee)
  }

  @Test("that does not fit is cut, says so, and touches nothing behind the room")
  func cutAnswers() throws {
    let whole = try answer(addresses: 1, room: 512)
    for room in 0..<whole.length {
      let (bytes, length) = try answer(addresses: 1, room: room)
      #expect(length == whole.length)
      var expected = Array(whole.bytes.prefix(room))
      if room > 2 { expected[2] |= 2 }
      #expect(bytes == expected)
    }
  }

  @Test("is never longer than 65535 bytes")
  func longest() throws {
    let (bytes, length) = try answer(addresses: 10_000, room: 100_000)
    #expect(length <= 65_535)
    #expect(length > 65_000)
    #expect(bytes[2] & 2 != 0)
  }

  @Test("of random bytes harms nobody")
  func noise() {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var noise = (0..<Int.random(in: 0...80)).map { _ in UInt8.random(in: 0...255, using: &source)
      }
      if noise.count > 12 { noise.replaceSubrange(2..<6, with: [1, 0, 0, 1]) }
      guard let question = read(noise) else { continue }
      #expect(text(question).utf8.count <= 253)
    }
  }
}
