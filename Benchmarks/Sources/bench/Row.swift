// SPDX-License-Identifier: Apache-2.0

/// One line of the table: a workload, who runs it, and what was promised.
struct Row {
  var title: String
  var unit: String
  var decimals = 1
  /// Of the workload. `PROGRAMS/` stands for the folder of the programs that are spawned, `FILES/`
  /// for that of the arena, `TOOL` for what makes a command the contestant's: without it, it is the
  /// workload itself that is.
  var arguments: [String]
  /// Of each file of names.
  var lines = 0
  /// How often in a round everybody gets to run it. More, and shorter, where the promise is near
  /// the noise.
  var turns = 1
  /// Those without a counterpart in the workload stay out.
  var contestants: [Contestant] = [.kernel, .wrapper, .backlot]
  var comparisons: [Comparison]
  /// Everybody else's number is also shown as a multiple of this one's.
  var base: Contestant?

  var isCommand: Bool { arguments.contains(Start.tool) }
}

extension Row {
  static let networks: [Row] = connections + ports + foreignDescriptors + processes

  private static let connections: [Row] = [
    pingPong("TCP ping-pong, one CPU", ["-1", "tcp-pingpong"]),
    pingPong("TCP ping-pong, any CPU", ["tcp-pingpong"]),
    stream("TCP stream, one CPU", ["-1", "tcp-stream"]),
    stream("TCP stream, any CPU", ["tcp-stream"]),
    Row(
      title: "UDP ping-pong, one CPU", unit: "µs", arguments: ["-1", "udp-pingpong"],
      contestants: Contestant.networks, comparisons: [.ratio(to: .unix, .atMost(1.2))]),
    Row(
      title: "UDP ping-pong, any CPU", unit: "µs", arguments: ["udp-pingpong"],
      contestants: Contestant.networks, comparisons: [.ratio(to: .unix, .atMost(1.2))]),
    Row(
      title: "connect + accept + close", unit: "/s", decimals: 0, arguments: ["tcp-churn"],
      contestants: Contestant.networks,
      comparisons: [.ratio(to: .kernel, .atLeast(2.5)), .ratio(to: .unix, .none)]),
    Row(
      title: "8 threads, a pair each", unit: "k/s", decimals: 0, arguments: ["tcp-threads"],
      contestants: Contestant.networks, comparisons: [.ratio(to: .unix, .atLeast(0.95))]),
  ]

  private static func pingPong(_ title: String, _ arguments: [String]) -> Row {
    Row(
      title: title, unit: "µs", arguments: arguments, contestants: Contestant.networks,
      comparisons: [.ratio(to: .unix, .atMost(1.05)), .ratio(to: .kernel, .atMost(0.75))])
  }

  private static func stream(_ title: String, _ arguments: [String]) -> Row {
    Row(
      title: title, unit: "MiB/s", decimals: 0, arguments: arguments,
      contestants: Contestant.networks,
      comparisons: [.ratio(to: .unix, .atLeast(0.97)), .ratio(to: .kernel, .atLeast(1))])
  }

  private static let ports: [Row] = [
    bind(taken: "1", comparisons: []),
    bind(taken: "1000", comparisons: [.ratio(toRow: bindTitle(taken: "1"), .atMost(1.25))]),
    bind(taken: "10000", comparisons: [.ratio(toRow: bindTitle(taken: "1"), .atMost(1.25))]),
  ]

  private static func bindTitle(taken: String) -> String { "bind(0), \(taken) taken" }

  private static func bind(taken: String, comparisons: [Comparison]) -> Row {
    Row(
      title: bindTitle(taken: taken), unit: "µs", decimals: 2, arguments: ["bind", taken],
      contestants: Contestant.networks,
      comparisons: [.ratio(to: .kernel, .atMost(2))] + comparisons)
  }

  private static let foreignDescriptors: [Row] = [
    foreign("read, /dev/null", call: "read"),
    foreign("write, /dev/null", call: "write"),
    foreign("close(-1)", call: "close"),
    foreign("read and write, pipe", call: "pipe"),
  ]

  private static func foreign(_ title: String, call: String) -> Row {
    Row(
      title: title, unit: "ns", arguments: ["-1", "foreign", call], turns: 3,
      comparisons: [.difference(from: .kernel, .atMost(5))])
  }

  private static let processes: [Row] = [
    Row(
      title: "spawn, does nothing", unit: "µs", decimals: 0,
      arguments: ["-1", "spawn", "PROGRAMS/nothing"], turns: 3,
      comparisons: [.ratio(to: .kernel, .none)]),
    Row(
      title: "spawn, makes one socket", unit: "µs", decimals: 0,
      arguments: ["-1", "spawn", "PROGRAMS/one_socket"], turns: 3,
      comparisons: [.ratio(to: .kernel, .atMost(1.1))]),
    Row(
      title: "fork + exit, one socket", unit: "µs", decimals: 0, arguments: ["-1", "fork"],
      turns: 3,
      comparisons: [.ratio(to: .kernel, .atMost(1.1))]),
    Row(
      title: "memory (RSS), one socket", unit: "KiB", decimals: 0, arguments: ["memory", "Rss"],
      comparisons: [.difference(from: .kernel, .atMost(512))]),
    Row(
      title: "memory (PSS), one socket", unit: "KiB", decimals: 0, arguments: ["memory", "Pss"],
      comparisons: [.difference(from: .kernel, .atMost(512))]),
  ]
}
