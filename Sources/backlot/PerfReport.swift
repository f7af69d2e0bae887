// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotProfiles
internal import BacklotWorld

/// `backlot perf report`: a profile, in many formats.
struct PerfReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print, draw or convert a profile.",
    discussion: """
      The profile is one of backlot perf, of a program with regions, or of perf record. The table \
      says what was recorded and how well, then the regions, then the functions, with 95 % \
      confidence intervals. An svg is a flame graph for a browser.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, folded, speedscope, pprof, svg, json
  }

  @OptionGroup var selection: PerfSelection

  @Option(
    help: .init(
      "One of \(Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format = Format.table

  @OptionGroup var output: PerfOutput

  @Flag(help: "Order functions by their whole share, with what they call.")
  var children = false

  @Argument(help: .init("The profile.", valueName: "file"))
  var file = "perf.data"

  func run() throws {
    let (profile, event) = try selection.chosen(of: PerfFile.profile(file), file)
    let isMeasured = !profile.account.regions.isEmpty && [.table, .json].contains(format)
    guard !profile.samples.isEmpty || isMeasured else {
      throw PerfFile.emptiness(file, selection.scope, profile.account)
    }
    switch format {
    case .table: try output.write(table(profile, event).text)
    case .json: try output.write(table(profile, event).json)
    case .folded: try output.write(profile.folded)
    case .speedscope: try output.write(profile.speedscope())
    case .pprof:
      guard !output.isTerminal else {
        throw LotError(.usage, "pprof is nothing for a terminal; name a file with -o")
      }
      try output.write(profile.pprof)
    case .svg:
      let options = output.flameGraphOptions(scope: selection.scope)
      try output.write(FlameGraph(profile, event: event, options).svg)
    }
  }

  private func table(_ profile: Profile, _ event: Int) -> Table {
    var options = output.tableOptions(scope: selection.scope)
    options.byTotal = children
    return Table(profile, event: event, options)
  }
}
