// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Runs every row of a table for every contestant, round by round, and prints the table. A missed
/// target is a fact about the machine as much as about us, so it is printed and is no failure; a
/// workload that did not run is.
@main
struct Bench {
  let options: Options
  let rows: [Row]
  let arena: any Arena
  var seconds = 170.0
  var contestants: [Contestant] { arena.contestants }

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      var ran = true
      for table in [networks, names, descriptors] {
        ran = try table(options)?.finish() ?? true && ran
      }
      exit(ran ? EXIT_SUCCESS : EXIT_FAILURE)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(EX_USAGE)
    }
  }

  /// What is asked for of the first table, if anything is.
  private static func networks(_ options: Options) throws -> Bench? {
    let rows = options.choose(from: Row.networks)
    return rows.isEmpty || options.isAboutOther(than: options.shim)
      ? nil : Bench(options: options, rows: rows, arena: try Networks(options))
  }

  private static func names(_ options: Options) throws -> Bench? {
    let rows = options.choose(from: Row.names)
    return rows.isEmpty || options.isAboutOther(than: options.nameShim)
      ? nil
      : Bench(
        options: options, rows: rows,
        arena: try NameFiles(options, lengths: Set(rows.map(\.lines))))
  }

  private static func descriptors(_ options: Options) throws -> Bench? {
    let rows = options.choose(from: Row.descriptors).filter {
      ($0.title != Row.requests || options.nginx != nil)
        && (!Row.reports.contains($0.title) || options.command != nil)
    }
    return rows.isEmpty || options.isAboutOther(than: options.descriptorShim)
      ? nil
      : Bench(options: options, rows: rows, arena: try DescriptorWatch(options), seconds: 105)
  }

  private func finish() throws -> Bool {
    defer { arena.remove() }
    return try run()
  }

  /// Returns whether everything ran.
  private func run() throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    var results = Results()
    var rounds = 0
    var last = Duration.zero
    repeat {
      last = try play(round: rounds, into: &results)
      rounds += 1
    } while rounds < options.rounds
      && clock.now - start + last < .seconds(options.seconds ?? seconds)
    let seconds = (clock.now - start).components.seconds
    report(results, summary: "medians of \(rounds) rounds in \(seconds) s, ± half the quartiles")
    return results.failures(in: rows).isEmpty
  }

  /// Each row for one contestant after the other; who begins changes from round to round. Returns
  /// the time of those who go on.
  private func play(round: Int, into results: inout Results) throws -> Duration {
    let workload = Workload(folder: options.workloads)
    let shift = round % contestants.count
    let order = contestants[shift...] + contestants[..<shift]
    var time = Duration.zero
    for row in rows {
      for turn in 0..<row.turns {
        for contestant in order
        where row.contestants.contains(contestant) && !results.isSettled(row, of: contestant)
          && (!contestant.isSlow || round + turn == 0)
        {
          let start = try arena.start(of: contestant, for: row)
          let taken = ContinuousClock().measure {
            results.add(workload.answer(to: row, from: start), to: row, of: contestant)
          }
          time += contestant.isSlow ? .zero : taken
        }
      }
    }
    return time
  }

  private func report(_ results: Results, summary: String) {
    let table = Table(rows: rows, contestants: contestants, results: results)
    let (failures, misses) = (results.failures(in: rows), table.misses)
    print("\(ProcessInfo.processInfo.activeProcessorCount) CPUs, \(summary)\n")
    print(table.text)
    for failure in failures { print("Did not run: " + failure) }
    for miss in misses { print("Missed: " + miss) }
    if contestants.contains(.backlot) && failures.isEmpty && misses.isEmpty {
      print("Every target is met.")
    }
  }
}
