// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// What a person reads: each test that is not as it should be, and how many there were.
struct ConsoleReporter: Reporter {
  var isVerbose: Bool
  private var counts: [String: Int] = [:]
  private var failed: [TestPath] = []
  private var start: Double?

  init(isVerbose: Bool) { self.isVerbose = isVerbose }

  mutating func report(_ event: TestEvent) -> ReportText {
    switch event {
    case .runStarted(let run): return ReportText(text: Self.head(run))
    case .testStarted: return ReportText()
    case .testEnded(let result): return ReportText(text: told(result))
    case .message(let text): return ReportText(text: text + "\n")
    case .runEnded(let ending): return ReportText(text: summary(ending))
    }
  }

  private static func head(_ run: TestRun) -> String {
    run.seed.map { "in random order: --shuffle \($0)\n" } ?? ""
  }

  private mutating func told(_ result: TestResult) -> String {
    let time = isVerbose ? " (\(Words.seconds(result.duration)))" : ""
    let round = result.repetition.map { " (time \($0))" } ?? ""
    let name = "\(result.path)\(round)"
    switch result.outcome {
    case .passed:
      counts["passed", default: 0] += 1
      return isVerbose ? "passed   \(name)\(time)\n" : ""
    case .failed:
      counts["failed", default: 0] += 1
      failed.append(result.path)
      return "FAILED   \(name)\(time)\n" + Self.story(result)
    case .skipped(let why):
      counts["skipped", default: 0] += 1
      return isVerbose ? "skipped  \(name): \(why)\n" : ""
    case .known(let why):
      counts["known", default: 0] += 1
      return isVerbose ? "known    \(name): \(why)\n" + Self.story(result) : ""
    }
  }

  private static func story(_ result: TestResult) -> String {
    var lines: [String] = []
    for problem in result.problems {
      lines.append((problem.place.map { "\($0): " } ?? "") + problem.message)
      lines += problem.details.split(separator: "\n").map { "  \($0)" }
    }
    for (stream, title) in [(TestOutput.Stream.out, "output"), (.error, "errors")] {
      let text = result.output.text(of: stream)
      if text.isEmpty { continue }
      lines.append("its \(title):")
      lines += text.split(separator: "\n").map { "  | \($0)" }
    }
    lines += result.attachments.map { "\($0.name): \($0.path)" }
    return lines.map { "    \($0)\n" }.joined()
  }

  private func summary(_ ending: RunEnding) -> String {
    var text = ""
    if case .broken(let why) = ending { text += "error: the run is not complete: \(why)\n" }
    let rest = ["skipped", "known"].compactMap { word in counts[word].map { ", \($0) \(word)" } }
    return text + "\(counts["passed"] ?? 0) passed, \(counts["failed"] ?? 0) failed"
      + rest.joined() + "\n"
  }
}
