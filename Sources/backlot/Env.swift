// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld

/// `backlot env`: what `backlot run` would set, for a shell.
struct Env: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env",
    abstract: "Print shell assignments that take a script into a lot.",
    usage: "eval \"$(backlot env [options])\"",
    discussion: """
      Without --lot it makes a temporary lot, which whoever asked for it removes in the end: \
      rm -r "$BACKLOT_LOT".
      """)

  @OptionGroup var world: WorldOptions

  func run() throws {
    let plan = try world.plan()
    let choice = try world.choice(plan)
    let lot = try choice.make()
    do {
      let lines = try assignments(world.environment(in: lot, plan))
      tell(choice, lot, plan)
      print(lines.joined(separator: "\n"))
    } catch {
      if lot.isNew { lot.remove() }
      throw error
    }
  }

  /// Whoever has to clear up must know what.
  private func tell(_ choice: LotChoice, _ lot: LotDirectory, _ plan: WorldOptions.Plan) {
    guard choice.isTemporary, !isOfNoUse(choice, lot), !world.quiet else { return }
    BacklotTool.complain(
      "the \(plan.hasLot ? "lot is" : "names are in") \(lot.path); remove it in the end with "
        + "'rm -r \(lot.path)'")
  }

  /// A folder for names, and none had to be written.
  private func isOfNoUse(_ choice: LotChoice, _ lot: LotDirectory) -> Bool {
    if case .outside = choice { lot.removeIfEmpty() } else { false }
  }

  private func assignments(_ inner: Environment) -> [String] {
    let names = Rules.variableNames
    return names.compactMap { name in inner[name].map { "export \(name)=\(quoted($0))" } }
      + names.filter { inner[$0] == nil && Environment.current[$0] != nil }.map { "unset \($0)" }
  }

  private func quoted(_ value: String) -> String {
    "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
