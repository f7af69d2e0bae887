// SPDX-License-Identifier: Apache-2.0

/// A list of sockets as text. Pure.
package enum SocketReport {
  /// Columns for people.
  package static func table(_ sockets: [Socket]) -> String {
    let rows = [["PROTO", "STATE", "LOCAL", "PEER", "HOST", "PROGRAM", "PID"]] + sockets.map(row)
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// An array with an object for each socket; what is unknown is left out.
  package static func json(_ sockets: [Socket]) -> String {
    guard !sockets.isEmpty else { return "[]" }
    return "[\n" + sockets.map { "  " + object($0) }.joined(separator: ",\n") + "\n]"
  }

  private static func row(_ socket: Socket) -> [String] {
    [
      socket.transport.rawValue, socket.state.rawValue, socket.local, socket.peer ?? "-",
      listed(socket.host, once: false),
      listed(socket.holders.map(\.program), once: true),
      listed(socket.holders.map { String($0.pid) }, once: false),
    ]
  }

  private static func listed(_ texts: [String], once: Bool) -> String {
    var seen: Set<String> = []
    let shown = once ? texts.filter { seen.insert($0).inserted } : texts
    return shown.isEmpty ? "-" : shown.joined(separator: ",")
  }

  private static func object(_ socket: Socket) -> String {
    var fields = [
      "\"protocol\": \(quoted(socket.transport.rawValue))",
      "\"state\": \(quoted(socket.state.rawValue))",
      "\"local\": \(quoted(socket.local))",
    ]
    if let peer = socket.peer { fields.append("\"peer\": \(quoted(peer))") }
    if !socket.host.isEmpty {
      fields.append("\"host\": [\(socket.host.map(quoted).joined(separator: ", "))]")
    }
    let holders = socket.holders.map {
      "{\"pid\": \($0.pid), \"program\": \(quoted($0.program))}"
    }
    fields.append("\"processes\": [\(holders.joined(separator: ", "))]")
    return "{" + fields.joined(separator: ", ") + "}"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
