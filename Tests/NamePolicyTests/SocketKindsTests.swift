// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("The kinds of sockets that getaddrinfo() answers for")
struct SocketKindsTests {
  @Test("are libc's, in its order", arguments: cases)
  func kinds(type: Int32, proto: Int32, by: port_by, expected: String) {
    let kinds = UnsafeMutablePointer<socket_kind>.allocate(capacity: SOCKET_KINDS)
    defer { kinds.deallocate() }
    var count = 0
    let error = socket_kinds(type, proto, by, kinds, &count)
    let answer = (0..<count).map { "\(kinds[$0].type)/\(kinds[$0].`protocol`)" }

    #expect((error == 0 ? answer.joined(separator: " ") : "error \(error)") == expected)
  }

  /// What glibc 2.36 does, found by asking it.
  static let cases: [(Int32, Int32, port_by, String)] = [
    (0, 0, PORT_NONE, "1/6 2/17 3/0"),
    (0, 0, PORT_BY_NUMBER, "1/6 2/17 3/0"),
    (0, 0, PORT_BY_NAME, "1/6 2/17 6/33 2/136 1/132 5/132"),
    (1, 0, PORT_NONE, "1/6"),
    (1, 0, PORT_BY_NAME, "1/6"),
    (2, 0, PORT_BY_NUMBER, "2/17"),
    (5, 0, PORT_NONE, "5/132"),
    (6, 0, PORT_NONE, "6/33"),
    (0, 6, PORT_NONE, "1/6"),
    (0, 132, PORT_NONE, "1/132"),
    (0, 136, PORT_NONE, "2/136"),
    (1, 132, PORT_NONE, "1/132"),
    (5, 132, PORT_BY_NAME, "5/132"),
    (3, 0, PORT_NONE, "3/0"),
    (3, 1, PORT_NONE, "3/1"),
    (0, 1, PORT_NONE, "3/1"),
    (0, 255, PORT_NONE, "3/255"),
    (3, 0, PORT_BY_NUMBER, "error \(EAI_SERVICE)"),
    (3, 0, PORT_BY_NAME, "error \(EAI_SERVICE)"),
    (0, 1, PORT_BY_NUMBER, "error \(EAI_SERVICE)"),
    (1, 17, PORT_NONE, "error \(EAI_SOCKTYPE)"),
    (2, 6, PORT_NONE, "error \(EAI_SOCKTYPE)"),
    (4, 0, PORT_NONE, "error \(EAI_SOCKTYPE)"),
    (77, 0, PORT_BY_NUMBER, "error \(EAI_SOCKTYPE)"),
  ]

  @Test(
    "have a port by number or by name",
    arguments: [
      ("80", "80"), ("65536", "65536"), ("+80", "80"), (" 80", "80"), ("0", "0"),
      ("4294967376", "80"), ("000080", "80"), ("0000000080", "80"), ("80 ", "a name"),
      ("http", "a name"), ("0x50", "a name"), ("-1", "a name"), ("", "none"), ("80x", "a name"),
      ("99999999999999999999999", "a name"), ("123456", "123456"),
    ])
  func ports(service: String, meaning: String) {
    var number: Int32 = 0
    let answer =
      switch port_read(service, &number) {
      case PORT_NONE: "none"
      case PORT_BY_NUMBER: "\(number)"
      default: "a name"
      }
    #expect(answer == meaning)
  }

  @Test("have none where no service is said")
  func noService() {
    var number: Int32 = 0
    #expect(port_read(nil, &number) == PORT_NONE)
  }
}
