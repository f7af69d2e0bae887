// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("A list of sockets")
struct SocketReportTests {
  private let sockets = [
    Socket(
      transport: .tcp, state: .listening, local: "0.0.0.0:80", host: ["10.0.0.1"],
      holders: [.init(pid: 12, program: "nginx"), .init(pid: 13, program: "nginx")]),
    Socket(
      transport: .udp, state: .connected, local: "[2001:db8::1]:53", peer: "[2001:db8::2]:40000",
      holders: []),
  ]

  @Test("has columns for people")
  func table() {
    #expect(
      SocketReport.table(sockets) == """
        PROTO  STATE      LOCAL             PEER                 HOST      PROGRAM  PID
        tcp    listening  0.0.0.0:80        -                    10.0.0.1  nginx    12,13
        udp    connected  [2001:db8::1]:53  [2001:db8::2]:40000  -         -        -
        """)
  }

  @Test("has JSON for programs")
  func json() {
    #expect(
      SocketReport.json(sockets) == #"""
        [
          {"protocol": "tcp", "state": "listening", "local": "0.0.0.0:80", "host": ["10.0.0.1"], "processes": [{"pid": 12, "program": "nginx"}, {"pid": 13, "program": "nginx"}]},
          {"protocol": "udp", "state": "connected", "local": "[2001:db8::1]:53", "peer": "[2001:db8::2]:40000", "processes": []}
        ]
        """#)
    #expect(SocketReport.json([]) == "[]")
  }

  @Test("quotes what a program calls itself")
  func quoting() {
    let odd = Socket(
      transport: .tcp, state: .bound, local: "10.0.0.1:1",
      holders: [.init(pid: 1, program: "a\"b\\c\u{1}")])
    #expect(SocketReport.json([odd]).contains(#""program": "a\"b\\c\u0001""#))
  }
}
