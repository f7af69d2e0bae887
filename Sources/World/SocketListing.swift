// SPDX-License-Identifier: Apache-2.0
internal import BacklotSystem
internal import Glibc
internal import LotFile
internal import SocketPolicy

/// Reads the sockets of a lot from the kernel, whose names say it all.
package struct SocketListing {
  package let sockets: [Socket]

  package init(of directory: String) throws(LotError) {
    let lot = try MappedLot(directory)
    let entries = try KernelSocket.all(of: lot)
    let peers = Dictionary(entries.map { ($0.inode, $0) }) { first, _ in first }
    let owners = Holders(of: Set(entries.map(\.inode)))
    let associations = lot.associations
    sockets = entries.map { entry in
      entry.described(
        peer: peers[entry.peer], association: associations[entry.name.key],
        host: lot.addresses(of: entry.name.host), holders: owners[entry.inode])
    }.sorted { $0.order < $1.order }
  }
}

/// A socket of the lot, by its name.
struct KernelSocket {
  let inode: UInt32
  let peer: UInt32
  let isListening: Bool
  let name: SocketPolicy.name

  static func all(of lot: borrowing MappedLot) throws(LotError) -> [KernelSocket] {
    var raw: [unix_socket] = []
    let error = withUnsafeMutablePointer(to: &raw) {
      unix_sockets_visit(
        { socket, list in
          list!.assumingMemoryBound(to: [unix_socket].self).pointee.append(socket!.pointee)
        }, $0)
    }
    guard error == 0 else {
      throw LotError(
        .system,
        "the kernel does not list sockets: \(LotError.text(error)); it needs CONFIG_UNIX_DIAG")
    }
    let seal = lot_seal(lot.lot)
    return raw.compactMap { KernelSocket($0, seal) }
  }

  private init?(_ socket: unix_socket, _ seal: UnsafePointer<seal>?) {
    var address = socket.name
    var name = SocketPolicy.name()
    guard name_decode(seal, &address, socket.length, &name), name.kind != NAME_SHUT.rawValue
    else { return nil }
    inode = socket.inode
    peer = socket.peer
    isListening = socket.state == 10  // TCP_LISTEN
    self.name = name
  }

  /// - Parameters:
  ///   - peer: The socket at the other end.
  ///   - association: What a datagram socket is connected to, by the lot's file.
  ///   - host: The addresses of the host that the name speaks of.
  func described(
    peer: KernelSocket?, association: Place?, host: [String], holders: [Socket.Holder]
  ) -> Socket {
    let isLine = name.kind == NAME_LINE.rawValue
    let remote = isLine ? Place(name.peer) : peer.map { Place($0.name.`self`) } ?? association
    return Socket(
      transport: name.protocol == NAME_UDP.rawValue ? .udp : .tcp,
      state: isListening ? .listening : remote == nil ? .bound : .connected,
      local: local(peer: peer).description, peer: remote?.description, host: host,
      holders: holders)
  }

  /// An accepted socket bears its listener's name, which may be a wildcard; its peer knows better.
  private func local(peer: KernelSocket?) -> Place {
    guard name.kind == NAME_HOME.rawValue, let peer, peer.name.kind == NAME_LINE.rawValue else {
      return Place(name.`self`)
    }
    return Place(peer.name.peer)
  }
}

extension MappedLot {
  fileprivate func addresses(of host: UInt16) -> [String] {
    guard host != LOT_NAMELESS else { return [] }
    var addresses = [ip](repeating: ip(), count: Int(LOT_HOST_ADDRESSES))
    let count = lot_host_addresses(lot, Int32(host), &addresses)
    return addresses[..<count].map(\.text)
  }

  /// What connected datagram sockets are connected to.
  fileprivate var associations: [[UInt8]: Place] {
    var endpoints = [lot_endpoint](
      repeating: lot_endpoint(), count: lot_endpoints(lot, nil, 0) + 64)
    let count = min(lot_endpoints(lot, &endpoints, endpoints.count), endpoints.count)
    let connected = endpoints[..<count].filter { $0.peer.port != 0 }
    return Dictionary(connected.map { ($0.name.key, Place($0.peer)) }) { first, _ in first }
  }
}

extension SocketPolicy.name {
  /// What tells one bound endpoint from another.
  fileprivate var key: [UInt8] {
    var place = self.`self`
    return [self.protocol, family] + withUnsafeBytes(of: &place.ip) { Array($0) }
      + withUnsafeBytes(of: (place.port, host, index)) { Array($0) }
  }
}

extension Socket {
  /// Listeners first, then by address.
  fileprivate var order: String {
    let rank = state == .listening ? 0 : state == .bound ? 1 : 2
    return "\(rank) \(transport.rawValue) \(local) \(peer ?? "")"
  }
}
