// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotReportFiles
internal import BacklotReporting
internal import BacklotWorld

/// `backlot report`: reports of tests, merged and converted.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Merge and convert reports of tests.",
    discussion: """
      A report is in TAP, JUnit's XML, subunit, backlot's own lines of JSON, Swift Testing's event \
      stream, or what XCTest prints: which one is seen from what is in it; - is standard input. All \
      of them become one run. It ends with status 0 only if every test is as it should be and every \
      report is whole, and otherwise with status 1; a file that is no report has status 64, and one \
      that cannot be read 66.
      """)

  @OptionGroup var options: ReportOptions

  @Argument(help: .init("The reports.", valueName: "file"))
  var files: [String]

  func run() throws {
    let reports = try options.open(besides: files)
    var merger = RunMerger(files.map { $0 == "-" ? "standard input" : $0 })
    var tally = RunTally()
    var trouble: LotError?
    func tell(_ events: [TestEvent]) {
      for event in events { tally.count(event) }
      reports.report(events)
    }
    for (index, file) in files.enumerated() {
      var source = ReportSource(file)
      do {
        try source.read { events in tell(events.flatMap { merger.merge($0, from: index) }) }
      } catch {
        // What the others say is not lost by it.
        if trouble != nil { BacklotTool.complain(error.description) }
        trouble = trouble ?? error
        merger.breakOff(index, "it could not be read")
      }
    }
    tell(merger.end())
    do {
      try reports.finish()
    } catch {
      throw LotError(error)
    }
    if let trouble { throw trouble }
    if !tally.isSuccess { throw ExitCode(1) }
  }
}
