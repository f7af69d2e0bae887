// SPDX-License-Identifier: Apache-2.0

/// What to say when nobody came to listen.
package enum Listening {
  package static func timedOut(
    _ place: Place, over transport: Transport, _ time: Duration, in directory: String
  ) throws(LotError) -> LotError {
    let heard = try SocketListing(of: directory).sockets.filter { $0.state != .connected }
    let others = heard.map { "\($0.transport.rawValue) \($0.local)" }
    let known = others.isEmpty ? "nothing" : others.joined(separator: ", ")
    return LotError(
      .timedOut,
      "nobody listens on \(transport.rawValue) \(place) after \(time); in this lot there is "
        + "\(known); check the program's output")
  }
}
