// SPDX-License-Identifier: Apache-2.0
import Foundation

extension Row {
  static let names: [Row] = questions + threads + loads + bystanders

  private static let questions: [Row] = ["getpwnam", "getpwuid", "getgrouplist", "getaddrinfo"]
    .flatMap { question in
      [
        lookups(question, lines: 10, [.ratio(to: .nameWrapper, .atLeast(1.2))]),
        lookups(question, lines: 1000, [.ratio(to: .nameWrapper, .none)]),
        lookups(
          question, lines: 100_000,
          [
            .ratio(to: .nameWrapper, question == "getaddrinfo" ? .atLeast(1.2) : .atLeast(1000)),
            .ratio(toRow: title(question, lines: 10), .atLeast(1 / 1.3)),
          ]),
      ]
    }

  private static func title(_ question: String, lines: Int) -> String {
    "\(question), \(lines) lines"
  }

  private static func lookups(_ question: String, lines: Int, _ comparisons: [Comparison]) -> Row {
    Row(
      title: title(question, lines: lines), unit: "k/s", arguments: ["-1", "lookups", question],
      lines: lines, contestants: Contestant.names,
      comparisons: [.ratio(to: .files, .none)] + comparisons)
  }

  private static let oneThread = "getpwnam, 1 thread"

  /// Eight threads can do as much as there are processors for them; a fifth is the machine's.
  private static let threads: [Row] = [
    Row(
      title: oneThread, unit: "k/s", arguments: ["lookup-threads", "1"], lines: 1000,
      contestants: Contestant.names, comparisons: []),
    Row(
      title: "getpwnam, 8 threads", unit: "k/s", arguments: ["lookup-threads", "8"], lines: 1000,
      contestants: Contestant.names,
      comparisons: [
        .ratio(
          toRow: oneThread,
          .atLeast(0.8 * Double(min(8, ProcessInfo.processInfo.activeProcessorCount))))
      ]),
  ]

  private static let loads: [Row] = [
    Row(
      title: "first getpwnam, 100000 lines", unit: "ms", arguments: ["cold-load", "getpwnam"],
      lines: 100_000, contestants: Contestant.names, comparisons: [.itself(.atMost(10))]),
    Row(
      title: "first getaddrinfo, 100000 lines", unit: "ms",
      arguments: ["cold-load", "getaddrinfo"],
      lines: 100_000, contestants: Contestant.names, comparisons: [.itself(.atMost(10))]),
    Row(
      title: "memory, 100000 users", unit: "x file", arguments: ["lookup-memory", "getpwnam"],
      lines: 100_000, contestants: Contestant.names, comparisons: [.itself(.atMost(3))]),
  ]

  private static let bystanders: [Row] = [
    Row(
      title: "spawn, asks for nobody", unit: "µs", decimals: 0,
      arguments: ["-1", "spawn", "PROGRAMS/nothing"], lines: 100_000, turns: 3,
      contestants: Contestant.names,
      comparisons: [.difference(from: .files, .none), .ratio(to: .nameWrapper, .atMost(1))])
  ]
}
