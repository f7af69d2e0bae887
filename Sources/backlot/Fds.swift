// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotDescriptors
internal import BacklotWorld
internal import Glibc

/// `backlot fds`: findings that were kept.
struct Fds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fds",
    abstract: "Print, filter and compare findings about descriptors.",
    usage: "backlot fds [options] <file>\nbacklot fds --compare <old> <new>",
    discussion: """
      A file is a log that backlot run --fds-log has written, or a book that the library has; - is \
      standard input. With --compare it ends with status 1 when there is a finding that the old log \
      has not.
      """)

  @Option(
    name: .customLong("kind"), parsing: .singleValue,
    help: .init("Findings of this kind alone; may be repeated.", valueName: "kind"))
  var kinds: [String] = []

  @Option(help: .init("Findings of this grade or above: note, warning, error.", valueName: "grade"))
  var grade: String?

  @Option(
    name: .customLong("function"),
    help: .init("Findings with such a function in a stack.", valueName: "pattern"))
  var function: String?

  @Flag(help: "Print lines of JSON.")
  var json = false

  @Flag(help: "Compare two logs.")
  var compare = false

  @Option(
    name: .customLong("suppressions"), parsing: .singleValue,
    help: .init("A file of findings not to print; may be repeated.", valueName: "file"))
  var suppressions: [String] = []

  @Flag(help: "Say which suppressions were of no use.")
  var unused = false

  @Option(
    help: .init("Add the findings to this file too, a line of JSON each.", valueName: "file"))
  var log: String?

  @Argument(help: .init("The log, or the old and the new one.", valueName: "file"))
  var files: [String] = []

  func run() throws {
    guard files.count == (compare ? 2 : 1) else {
      throw LotError(
        .usage,
        compare
          ? "--compare is about two logs; name the old and the new one"
          : "there is one log to print; name it, or compare two with --compare")
    }
    if unused, suppressions.isEmpty {
      throw LotError(
        .usage,
        "--unused is about suppressions, and there are none; name a file with --suppressions")
    }
    var suppressions = try Suppressions(files: suppressions)
    let filter = try FindingFilter(kinds: kinds, grade: grade, function: function)
    let log = try log.map { try LogFile($0, .atEnd) }
    let sources = try files.map(FindingSource.init)
    let reports = sources.map { suppressions.applied(to: filter.applied(to: $0.report)) }
    try log?.write(reports.last?.all.map(JSONLog.line(for:)).joined() ?? "")
    let isNew =
      compare ? tellChange(reports[0], reports[1]) : tell(reports[0], sources[0].sightings)
    if unused { tellUnused(suppressions) }
    if isNew { throw ExitCode(1) }
  }

  private func tell(_ report: DescriptorReport, _ sightings: [Sighting]) -> Bool {
    let text = TextReport(on: 1)
    if !json { say(sightings.map(text.text(for:)).joined()) }
    if json {
      say(report.all.map(JSONLog.line(for:)).joined())
    } else {
      say(report.faults.map(text.text(for:)).joined())
      if sightings.isEmpty || !report.all.isEmpty { say(text.summary(of: report)) }
    }
    return false
  }

  /// Returns whether there is something new.
  private func tellChange(_ old: DescriptorReport, _ new: DescriptorReport) -> Bool {
    let change = Comparison(old: old.all, new: new.all)
    say(
      json
        ? change.new.map(JSONLog.line(for:)).joined()
        : TextReport(on: 1).text(for: change))
    return !change.new.isEmpty
  }

  private func tellUnused(_ suppressions: Suppressions) {
    for rule in suppressions.unused {
      BacklotTool.complain("\(rule.place): '\(rule.text)' suppresses nothing; remove it")
    }
  }

  private func say(_ text: String) { LogFile.put(text, to: 1) }
}
