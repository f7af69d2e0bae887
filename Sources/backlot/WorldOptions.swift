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
    help: """
      Keep IP sockets inside the lot, or leave them on the machine's own network. (default: \
      --sockets, but --no-sockets with --fds where no option asks for a lot)
      """)
  var sockets: Bool?

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
    /// Whether there is a lot, and not the machine's network.
    let hasLot: Bool
  }

  /// - Parameter isWatched: Whether the program's descriptors are watched: then there is something to
  ///   do without a lot too, and a lot is not made unasked.
  func plan(isWatched: Bool = false) throws(LotError) -> Plan {
    var allowed: [Allowance] = []
    for text in self.allowed { allowed.append(try Allowance(text)) }
    let plan = Plan(
      hosts: try Hosts(hosts), allowed: allowed, names: try given.names(),
      hasLot: sockets ?? (!isWatched || isInLot || lotOptions.contains(where: \.isGiven)))
    if !plan.hasLot { try requireNamesAlone(plan, isWatched) }
    return plan
  }

  /// Where it applies.
  func choice(_ plan: Plan) throws(LotError) -> LotChoice {
    plan.hasLot ? try LotChoice(directory) : .outside
  }

  private var isInLot: Bool { Environment.current["BACKLOT_LOT"] != nil }

  /// The options that are about a lot.
  private var lotOptions: [(name: String, isGiven: Bool)] {
    [
      ("--lot", directory != nil), ("--host", !hosts.isEmpty), ("--absent", absent != nil),
      ("--allow", !allowed.isEmpty), ("--strict", strict),
    ]
  }

  private func requireNamesAlone(_ plan: Plan, _ isWatched: Bool) throws(LotError) {
    if let (option, _) = lotOptions.first(where: \.isGiven) {
      throw LotError(.usage, "\(option) is about a lot, and --no-sockets has none; leave one out")
    }
    guard !isInLot else {
      throw LotError(.usage, "this is inside a lot, which nobody leaves; leave out --no-sockets")
    }
    guard isWatched || !plan.names.isEmpty else {
      throw LotError(
        .usage, "--no-sockets leaves nothing to do; give names, as in --user alice:1001:1001")
    }
  }

  /// The environment of a process in the lot, whose file now knows its host.
  func environment(
    in lot: LotDirectory, _ plan: Plan, watch: WatchRules? = nil
  ) throws(LotError) -> Environment {
    var rules = try rules(in: lot, plan)
    rules.watch = watch
    var libraries: [String] = []
    for library in rules.libraries {
      libraries.append(
        try library.preloadable(from: ShimLibrary.foldersBesideProgram, through: lot.path))
    }
    return rules.environment(from: .current, libraries: libraries)
  }

  private func rules(in lot: LotDirectory, _ plan: Plan) throws(LotError) -> Rules {
    if plan.hasLot { try MappedLot(lot.path).host(plan.hosts) }
    var names = try NameFolder(in: lot.path).rules(for: plan.names, plan.hosts, .byContent)
    if !plan.hasLot, plan.names.leavesHostsToMachine { names.allowsDNS = true }
    return Rules(
      directory: plan.hasLot ? lot.path : nil, hosts: plan.hosts,
      absent: absent == .unreachable ? nil : absent?.rawValue, allowed: plan.allowed,
      isStrict: strict, isQuiet: quiet, names: names)
  }
}
