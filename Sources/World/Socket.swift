// SPDX-License-Identifier: Apache-2.0

/// A socket of a lot, as the kernel knows it.
public struct Socket: Sendable, Hashable {
  /// What a socket is doing.
  public enum State: String, Sendable, Hashable {
    /// It waits for connections.
    case listening
    /// It has a peer.
    case connected
    /// It has an address and no peer: a datagram socket, or a stream socket before `listen()`.
    case bound
  }

  /// A process that holds a socket.
  public struct Holder: Sendable, Hashable {
    /// The number of the process.
    public let pid: Int32
    /// The name of the program, as `ps` shows it: at most 15 bytes.
    public let program: String

    package init(pid: Int32, program: String) {
      self.pid = pid
      self.program = program
    }
  }

  /// TCP or UDP.
  public let transport: Transport

  /// What it is doing.
  public let state: State

  /// Its own address and port: `10.0.0.1:80`, `[2001:db8::1]:80`.
  public let local: String

  /// The address and port it is connected to, or `nil`.
  public let peer: String?

  /// The addresses of the host whose wildcard or loopback its own address is; empty when that
  /// address says it all, or when the host has none.
  public let host: [String]

  /// The processes that hold it, by number; empty when it is still on its way to `accept()`, or
  /// held by processes that this user may not look into.
  public let holders: [Holder]

  /// The first process that holds it.
  public var pid: Int32? { holders.first?.pid }

  /// The program of the first process that holds it.
  public var program: String? { holders.first?.program }

  package init(
    transport: Transport, state: State, local: String, peer: String? = nil,
    host: [String] = [], holders: [Holder]
  ) {
    self.transport = transport
    self.state = state
    self.local = local
    self.peer = peer
    self.host = host
    self.holders = holders
  }
}
