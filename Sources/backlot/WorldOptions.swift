// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld

/// The options that say which lot, and what a process in it has and may do.
struct WorldOptions: ParsableArguments {
  enum Absent: String, ExpressibleByArgument, CaseIterable {
    case unreachable
    case refused
  }

  @Option(
    name: .customLong("lot"),
    help: .init(
      "The lot's directory, made when it is missing, and kept. (default: $BACKLOT_LOT inside a lot, "
        + "else a temporary one)", valueName: "dir"))
  var directory: String?

  @Flag(help: "Keep IP sockets inside the lot: the default.")
  var sockets = false

  @Option(
    name: .customLong("host"), parsing: .singleValue,
    help: .init("An address that the program has; may be repeated.", valueName: "address"))
  var hosts: [String] = []

  @Option(
    help: .init("What an address that nobody has answers, at once.", valueName: "answer"))
  var absent = Absent.unreachable

  @Option(
    name: .customLong("allow"), parsing: .singleValue,
    help: .init(
      "A real destination to let through; may be repeated.", valueName: "address[/bits][:port]"))
  var allowed: [String] = []

  @Flag(
    help: """
      Refuse sockets of other families than IPv4, IPv6 and AF_UNIX, and programs out of reach that \
      a program of the lot starts.
      """)
  var strict = false

  @Flag(help: "Say nothing about attempts that were blocked, nor about programs out of reach.")
  var quiet = false

  /// What the options say, once they are all understood, and where it applies.
  struct Plan {
    let hosts: Hosts
    let allowed: [Allowance]
  }

  func plan() throws(LotError) -> Plan {
    var allowed: [Allowance] = []
    for text in self.allowed { allowed.append(try Allowance(text)) }
    return Plan(hosts: try Hosts(hosts), allowed: allowed)
  }

  /// The environment of a process in the lot, whose file now knows its host.
  func environment(in lot: LotDirectory, _ plan: Plan) throws(LotError) -> Environment {
    try rules(in: lot, plan).environment(from: .current, library: library(for: lot))
  }

  func rules(in lot: LotDirectory, _ plan: Plan) throws(LotError) -> Rules {
    try MappedLot(lot.path).host(plan.hosts)
    return Rules(
      directory: lot.path, hosts: plan.hosts,
      absent: absent == .unreachable ? nil : absent.rawValue, allowed: plan.allowed,
      isStrict: strict, isQuiet: quiet)
  }

  func library(for lot: LotDirectory) throws(LotError) -> String {
    try ShimLibrary.socket.preloadable(
      from: ShimLibrary.foldersBesideProgram, through: lot.path)
  }
}
