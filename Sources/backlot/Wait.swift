// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld
internal import Glibc

/// `backlot wait`: no more sleep loops.
struct Wait: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Wait until somebody listens.",
    discussion: "Ends with status 75 when nobody does in time.")

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
    let lot = try LotChoice(directory).existing()
    let world = try MappedLot(lot.path)
    let wanted = try Place(place)
    let host = try world.host(Hosts(hosts))
    let transport = udp ? Transport.udp : .tcp
    var patience = Patience(.seconds(timeout))
    while !world.hears(wanted, over: transport, from: host) {
      guard let pause = patience.nextPause() else {
        throw try Listening.timedOut(wanted, over: transport, .seconds(timeout), in: lot.path)
      }
      usleep(UInt32(pause / .microseconds(1)))
    }
  }
}
