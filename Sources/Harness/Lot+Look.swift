// SPDX-License-Identifier: Apache-2.0

extension Lot {
  /// Waits until somebody hears at a place: a listener, or a datagram socket.
  ///
  /// - Parameters:
  ///   - place: `10.0.0.1:80`, `[::1]:80`.
  ///   - transport: TCP or UDP.
  ///   - hosts: Whose loopback is meant, when the address is one: those of the program that listens.
  ///   - timeout: How long at most.
  /// - Throws: ``LotError`` of the kind `timedOut`, which says who does listen, or `usage` when the
  ///   place does not parse.
  public func wait(
    for place: String, protocol transport: Transport = .tcp, hosts: [String] = [],
    timeout: Duration = .seconds(10)
  ) async throws {
    let lot = try MappedLot(directory)
    let wanted = try Place(place)
    let host = try lot.host(Hosts(hosts))
    var patience = Patience(timeout)
    while !lot.hears(wanted, over: transport, from: host) {
      guard try await patience.waitALittle() else {
        throw try Listening.timedOut(wanted, over: transport, timeout, in: directory)
      }
    }
  }

  /// The sockets of the lot: who listens, and who is connected to whom.
  public func sockets() throws -> [Socket] {
    try SocketListing(of: directory).sockets
  }
}
