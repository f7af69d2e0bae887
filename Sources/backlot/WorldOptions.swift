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

  @Flag(
    inversion: .prefixedNo,
    help: "Keep IP sockets inside the lot, or leave them on the machine's own network.")
  var sockets = true

  @Option(
    name: .customLong("host"), parsing: .singleValue,
    help: .init("An address that the program has; may be repeated.", valueName: "address"))
  var hosts: [String] = []

  @Option(
    help: .init(
      "What an address that nobody has answers, at once. (default: unreachable)",
      valueName: "answer"))
  var absent: Absent?

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

  @OptionGroup(title: "Users, groups, hosts")
  var given: NamesOptions

  @Flag(
    help: """
      Say nothing about attempts that were blocked, programs out of reach, and bad lines in files of \
      names.
      """)
  var quiet = false

  /// What the options say, once they are all understood.
  struct Plan {
    let hosts: Hosts
    let allowed: [Allowance]
    let names: Names
  }

  func plan() throws(LotError) -> Plan {
    var allowed: [Allowance] = []
    for text in self.allowed { allowed.append(try Allowance(text)) }
    let plan = Plan(hosts: try Hosts(hosts), allowed: allowed, names: try given.names())
    if !sockets { try requireNamesAlone(plan) }
    return plan
  }

  /// Where it applies.
  func choice() throws(LotError) -> LotChoice {
    sockets ? try LotChoice(directory) : .outside
  }

  private func requireNamesAlone(_ plan: Plan) throws(LotError) {
    let strangers = [
      ("--lot", directory != nil), ("--host", !hosts.isEmpty), ("--absent", absent != nil),
      ("--allow", !allowed.isEmpty), ("--strict", strict),
    ]
    if let (option, _) = strangers.first(where: \.1) {
      throw LotError(.usage, "\(option) is about a lot, and --no-sockets has none; leave one out")
    }
    guard Environment.current["BACKLOT_LOT"] == nil else {
      throw LotError(.usage, "this is inside a lot, which nobody leaves; leave out --no-sockets")
    }
    guard !plan.names.isEmpty else {
      throw LotError(
        .usage, "--no-sockets leaves nothing to do; give names, as in --user alice:1001:1001")
    }
  }

  /// The environment of a process in the lot, whose file now knows its host.
  func environment(in lot: LotDirectory, _ plan: Plan) throws(LotError) -> Environment {
    let rules = try rules(in: lot, plan)
    var libraries: [String] = []
    for library in rules.libraries {
      libraries.append(
        try library.preloadable(from: ShimLibrary.foldersBesideProgram, through: lot.path))
    }
    return rules.environment(from: .current, libraries: libraries)
  }

  private func rules(in lot: LotDirectory, _ plan: Plan) throws(LotError) -> Rules {
    if sockets { try MappedLot(lot.path).host(plan.hosts) }
    var names = try NameFolder(in: lot.path).rules(for: plan.names, plan.hosts, .byContent)
    if !sockets, plan.names.leavesHostsToMachine { names.allowsDNS = true }
    return Rules(
      directory: sockets ? lot.path : nil, hosts: plan.hosts,
      absent: absent == .unreachable ? nil : absent?.rawValue, allowed: plan.allowed,
      isStrict: strict, isQuiet: quiet, names: names)
  }
}
