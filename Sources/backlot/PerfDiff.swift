// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotProfiles
internal import BacklotWorld

/// `backlot perf diff`: what is different between two profiles.
struct PerfDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two profiles.",
    discussion: """
      Functions are compared by their share of the samples, which does not depend on how long or how \
      often was sampled, and by their CPU time. What is called a change is more than chance explains; \
      what is not is marked. An svg is a flame graph of the second, coloured by the change.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, svg, json
  }

  @OptionGroup var selection: PerfSelection

  @Option(
    help: .init(
      "One of \(Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format = Format.table

  @OptionGroup var output: PerfOutput

  @Argument(help: .init("The profile of before.", valueName: "old"))
  var old: String

  @Argument(help: .init("The profile of now.", valueName: "new"))
  var new: String

  func run() throws {
    let before = try part(old)
    let now = try part(new, preferring: before.profile.events[before.event].name)
    let comparison = Comparison(
      before.profile, now.profile, events: (before.event, now.event), scope: selection.scope)
    switch format {
    case .table:
      try output.write(comparison.text(output.tableOptions(scope: selection.scope)))
    case .json: try output.write(comparison.json)
    case .svg:
      let options = output.flameGraphOptions(scope: selection.scope)
      try output.write(FlameGraph(comparison, options).svg)
    }
  }

  /// What is compared of a file; the same event of both, if both have it.
  private func part(
    _ file: String, preferring event: String? = nil
  ) throws -> (profile: Profile, event: Int) {
    let (profile, main) = try selection.chosen(of: PerfFile.profile(file), file)
    guard !profile.samples.isEmpty else {
      throw PerfFile.emptiness(file, selection.scope, profile.account)
    }
    let same = profile.events.indices.first { number in
      profile.events[number].name == event && profile.samples.contains { $0.event == number }
    }
    return (profile, same ?? main)
  }
}
