// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// What is kept from one run to the next: which tests failed, and how long each took.
struct RunState {
  private let options: Options
  private let program: String
  private let failedFile: String
  private let times: [String: Double]

  init(_ options: Options, program: String) throws(UsageError) {
    self.options = options
    self.program = program
    failedFile = options.failedFile ?? ".backlot/\(FileName.plain(program)).failed"
    times = try Self.times(options.timesFile)
  }

  /// The tests to run, in their order, and the same ones parted into processes.
  func work(of plan: Plan) throws(UsageError) -> (tests: [PlannedTest], units: [Unit]) {
    var selection = options.selection
    if options.rerunsFailed { selection.names = try failedNames() }
    let wanted = plan.tests.filter(selection.wants)
    if wanted.isEmpty { throw UsageError(none(of: plan)) }
    var units = options.isolation.units(wanted)
    if let shard = options.shard {
      units = shard.part(of: units, times: times)
      if units.isEmpty, !options.isShardedByOthers, options.list == nil {
        throw UsageError("part \(shard.index + 1) of \(shard.count) has no test")
      }
    }
    let tests = units.flatMap { $0 }.sorted { $0.index < $1.index }
    guard options.isShuffled, let seed = options.seed else { return (tests, units) }
    let shuffled = Order.shuffled(tests, seed: seed)
    return (shuffled, options.isolation.units(shuffled))
  }

  private func none(of plan: Plan) -> String {
    if plan.tests.isEmpty { return "the program has no tests" }
    return
      "none of \(Words.count(plan.tests.count, "test")) is chosen by the options; --list shows all"
  }

  private func failedNames() throws(UsageError) -> Set<String> {
    guard let text = WholeFile.read(failedFile) else {
      throw UsageError(
        "no test is known to have failed: there is no \(failedFile), which a run writes when tests "
          + "fail; run without --rerun-failed")
    }
    let names = text.split(separator: "\n").map { Self.line($0) }
    if names.isEmpty { throw UsageError("no test failed last time, so there is none to run") }
    return Set(names)
  }

  // MARK: Keeping

  /// Keeps what is to be known next time. Returns what went wrong.
  func keep(_ reports: Reports) -> [String] {
    [keepFailed(reports), keepTimes(reports)].compactMap { $0 }
  }

  /// A test that was not run this time is as it was.
  private func keepFailed(_ reports: Reports) -> String? {
    let before = WholeFile.read(failedFile)
    if before == nil, reports.failed.isEmpty { return nil }
    var names = (before ?? "").split(separator: "\n").map { Self.line($0) }
    let failed = reports.failed.map(\.description)
    let passed = Set(reports.passed.map(\.description)).subtracting(failed)
    names.removeAll { passed.contains($0) }
    for name in failed where !names.contains(name) { names.append(name) }
    return write(names.map { Self.escaped($0) + "\n" }.joined(), failedFile)
  }

  /// Parts must go by the same file: only whole runs write it.
  private func keepTimes(_ reports: Reports) -> String? {
    guard let path = options.timesFile, options.shard == nil else { return nil }
    var times = times
    for (test, duration) in reports.durations { times[test.description] = duration / .seconds(1) }
    let lines = times.sorted { $0.key < $1.key }.map { "\($0.value)\t\(Self.escaped($0.key))\n" }
    return write(lines.joined(), path)
  }

  private func write(_ text: String, _ path: String) -> String? {
    if let slash = path.lastIndex(of: "/") { test_folder_make(String(path[..<slash])) }
    if WholeFile.write(Array(text.utf8), to: path) { return nil }
    return "\(path) cannot be written: \(String(cString: strerror(errno)))"
  }

  private static func times(_ path: String?) throws(UsageError) -> [String: Double] {
    guard let path, let text = WholeFile.read(path) else { return [:] }
    var times: [String: Double] = [:]
    for (number, row) in text.split(separator: "\n").enumerated() {
      let parts = row.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let seconds = Double(parts[0]), seconds >= 0 else {
        throw UsageError("\(path):\(number + 1): a line has seconds, a tab and a test's name")
      }
      times[line(parts[1])] = seconds
    }
    return times
  }

  // Names may have lines in them.

  private static func escaped(_ name: String) -> String {
    name.map { $0 == "\n" ? "\\n" : $0 == "\\" ? "\\\\" : String($0) }.joined()
  }

  private static func line(_ text: Substring) -> String {
    var (name, rest) = ("", text)
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        name.append(character)
        continue
      }
      name.append(next == "n" ? "\n" : next)
    }
    return name
  }
}
