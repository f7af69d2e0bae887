// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Prints what it costs to run a test that does nothing, round after round, as medians; a ratio is the
/// median of the ratios within a round.
@main
enum Table {
  static let rounds = 7

  /// Without isolation, beside cmocka, where that is installed; then in a process each, beside a process
  /// that ends at once.
  static func main() {
    let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let trivial = (folder.isEmpty ? "." : folder) + "/trivial"
    let rival = CommandLine.arguments.dropFirst().first
    print("| 10,000 tests, without isolation | µs a test | to cmocka |")
    print("|---|---|---|")
    printTable(
      [rival.map { .program("cmocka_run_group_tests", [$0, "10000"], count: 10_000) }]
        + [
          .program("--no-isolation", [trivial, "--no-isolation"], count: 10_000),
          .program("--isolation none", [trivial, "--isolation=none"], count: 10_000),
        ])
    print("\n| 200 tests, a process each | µs a test | to posix_spawn |")
    print("|---|---|---|")
    printTable([
      .spawning("posix_spawn and wait", trivial, count: 200),
      .program("--jobs 1", [trivial, "--jobs=1"], count: 200),
      .program("--jobs 1 --fork", [trivial, "--jobs=1", "--fork"], count: 200),
      .program("as many jobs as processors", [trivial], count: 200),
    ])
  }

  /// The first row is what the others are compared to; without it there are no ratios.
  private static func printTable(_ rows: [Row?]) {
    let hasFirst = rows.first.flatMap { $0 } != nil
    let rows = rows.compactMap { $0 }
    let times = (0..<rounds).map { _ in rows.map { $0.measure() } }
    for (index, row) in rows.enumerated() {
      let time = median(times.map { $0[index] })
      let ratio = hasFirst ? rounded(median(times.map { $0[index] / $0[0] })) + " ×" : "–"
      print("| \(row.name) | \(rounded(time * 1e6)) | \(ratio) |")
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
