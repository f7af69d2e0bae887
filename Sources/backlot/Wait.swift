// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld
internal import Glibc

/// `backlot wait`: no more sleep loops.
struct Wait: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until somebody listens.",
    discussion: """
      Ends with status 75 when nobody does in time, and with 66 when not even the lot has come \
      into being by then.
      """)

  @Option(
    name: .customLong("lot"),
    help: .init("The lot's directory. (default: $BACKLOT_LOT)", valueName: "dir"))
  var directory: String?

  @Flag(help: "Wait for a datagram socket instead of a listener.")
  var udp = false

  @Option(
    name: .customLong("host"), parsing: .singleValue,
    help: .init(
      "Whose loopback is meant: an address of the program that listens; repeat for each.",
      valueName: "address"))
  var hosts: [String] = []

  @Option(help: .init("How long at most.", valueName: "seconds"))
  var timeout = 10.0

  @Argument(help: .init("10.0.0.1:80, [::1]:80", valueName: "address:port"))
  var place: String

  func run() throws {
    guard 0...1e9 ~= timeout else {
      throw LotError(.usage, "'\(timeout)' is no time to wait; write seconds, as in --timeout 10")
    }
    let wanted = try Place(place)
    let addresses = try Hosts(hosts)
    let transport = udp ? Transport.udp : .tcp
    var patience = Patience(.seconds(timeout))
    let lot = try lot(&patience)
    let world = try MappedLot(lot.path)
    let host = try world.host(addresses)
    while !world.hears(wanted, over: transport, from: host) {
      guard patience.sleep() else {
        throw try Listening.timedOut(wanted, over: transport, .seconds(timeout), in: lot.path)
      }
    }
  }

  /// Whoever makes the lot may have been started just before, in the background.
  private func lot(_ patience: inout Patience) throws(LotError) -> LotDirectory {
    let choice = try LotChoice(directory)
    while true {
      do {
        return try choice.existing()
      } catch {
        guard error.kind == .noLot, patience.sleep() else { throw error }
      }
    }
  }
}

extension Patience {
  /// Returns false when the time is over.
  fileprivate mutating func sleep() -> Bool {
    guard let pause = nextPause() else { return false }
    usleep(UInt32(pause / .microseconds(1)))
    return true
  }
}
