// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld

/// `backlot sockets`: who listens, and who is connected to whom.
struct Sockets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sockets",
    abstract: "List who listens in a lot, and who is connected to whom.")

  @Option(
    name: .customLong("lot"),
    help: .init("The lot's directory. (default: $BACKLOT_LOT)", valueName: "dir"))
  var directory: String?

  @Flag(help: "Print an array of JSON objects.")
  var json = false

  func run() throws {
    let lot = try LotChoice(directory).existing()
    let sockets = try SocketListing(of: lot.path).sockets
    print(json ? SocketReport.json(sockets) : SocketReport.table(sockets))
  }
}
