// SPDX-License-Identifier: Apache-2.0

extension Row {
  static let descriptors: [Row] = commands + calls + costs

  /// The row that needs nginx.
  static let requests = "nginx, 1000 requests"
  /// Those that are about Backlot's command.
  static let reports = [report(findings: 0), report(findings: 100)]

  private static let commands: [Row] = [
    Row(
      title: "python3 opens 20000 files", unit: "ms", decimals: 0,
      arguments: [
        "command", Start.tool, "/usr/bin/python3", "-I", "-c",
        "for _ in range(20000): open('/etc/passwd').close()",
      ], contestants: quick, comparisons: [.ratio(to: .kernel, .atMost(1.15))], base: .kernel),
    Row(
      title: "tar of /usr/share/doc", unit: "ms", decimals: 0,
      arguments: ["command", Start.tool, "/usr/bin/tar", "-cf", "-", "/usr/share/doc"],
      contestants: quick, comparisons: [.ratio(to: .kernel, .atMost(1.05))], base: .kernel),
    Row(
      title: requests, unit: "ms",
      arguments: [
        "server", "FILES/socket", Start.tool, "FILES/nginx", "-p", "FILES/", "-e", "FILES/errors",
        "-c", "FILES/nginx.conf",
      ], turns: 3, contestants: quick, comparisons: [.ratio(to: .kernel, .atMost(1.05))],
      base: .kernel),
    Row(
      title: "git status, 2000 files", unit: "ms",
      arguments: ["command", Start.tool, "/usr/bin/git", "-C", "FILES/repository", "status"],
      contestants: quick, comparisons: [.ratio(to: .kernel, .none)], base: .kernel),
  ]

  private static let calls: [Row] = [
    Row(
      title: "open and close, 16 frames", unit: "ns", decimals: 0, arguments: ["-1", "open"],
      turns: 3, contestants: quick,
      comparisons: [
        .difference(from: .kernel, .atMost(400)),
        .stacklessDifference(from: .kernel, .atMost(60)),
      ], base: .kernel),
    Row(
      title: "100 times open and close", unit: "µs", decimals: 2,
      arguments: ["-1", "open-some", "100"], turns: 3, contestants: Contestant.descriptors,
      comparisons: [.ratio(to: .kernel, .none)], base: .kernel),
    Row(
      title: "8 threads open and close", unit: "k/s", decimals: 0,
      arguments: ["open-threads", "8"],
      contestants: quick, comparisons: [.ratio(to: .kernel, .none)], base: .kernel),
    Row(
      title: "read of /dev/null", unit: "ns", arguments: ["-1", "foreign", "read"], turns: 3,
      contestants: quick, comparisons: [.difference(from: .kernel, .none)], base: .kernel),
  ]

  private static let costs: [Row] = [
    Row(
      title: "start of a program", unit: "µs", decimals: 0,
      arguments: ["-1", "spawn", Start.tool, "PROGRAMS/nothing"], turns: 3, contestants: quick,
      comparisons: [.ratio(to: .kernel, .none)], base: .kernel),
    Row(
      title: "memory (PSS), 10000 open", unit: "KiB", decimals: 0,
      arguments: ["open-memory", "10000"], contestants: quick,
      comparisons: [.difference(from: .kernel, .atMost(4096))]),
    run(findings: 0, []),
    run(findings: 100, [.difference(fromRow: report(findings: 0), .atMost(200))]),
  ]

  /// strace is several hundred times slower, and has one row.
  private static let quick: [Contestant] = [.kernel, .valgrind, .backlot, .stackless]

  private static func report(findings: Int) -> String { "backlot run, \(findings) findings" }

  private static func run(findings: Int, _ comparisons: [Comparison]) -> Row {
    Row(
      title: report(findings: findings), unit: "ms",
      arguments: ["command", Start.tool, "PROGRAMS/findings", "\(findings)"],
      contestants: [.backlot, .stackless], comparisons: comparisons)
  }
}
