// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// A report on its way into a file. An error is kept, and told at the end: a run whose report is lost
/// has not passed.
final class ReportOutput {
  private var reporter: any Reporter
  private let file: Int32
  private let path: String
  private let isWhole: Bool
  private var offset: off_t = 0
  private var ending: [UInt8] = []
  private(set) var trouble: String?

  init(_ reporter: any Reporter, path: String) throws(UsageError) {
    self.reporter = reporter
    self.path = path
    file = path == "-" ? 1 : test_report_open(path)
    if file < 0 {
      throw UsageError(
        "the report cannot be written to \(path): \(String(cString: strerror(errno)))")
    }
    isWhole = path != "-" && test_file_is_plain(file)
  }

  func tell(_ event: TestEvent) {
    let text = reporter.report(event)
    if isWhole { return replaceEnding(text) }
    append(text.bytes)
    ending = text.ending
    if case .runEnded = event { append(ending) }
  }

  private func append(_ bytes: [UInt8]) {
    if !bytes.isEmpty, !WholeFile.write(bytes, to: file) { complain() }
  }

  /// The file is whole after every event, whatever comes then.
  private func replaceEnding(_ text: ReportText) {
    guard !text.bytes.isEmpty || text.ending != ending || !text.corrections.isEmpty else { return }
    place(text.bytes + text.ending, at: offset)
    offset += off_t(text.bytes.count)
    ending = text.ending
    if ftruncate(file, offset + off_t(ending.count)) != 0 { complain() }
    for correction in text.corrections { place(correction.bytes, at: off_t(correction.offset)) }
  }

  private func place(_ bytes: [UInt8], at place: off_t) {
    guard lseek(file, place, SEEK_SET) >= 0, WholeFile.write(bytes, to: file) else {
      return complain()
    }
  }

  private func complain() {
    trouble = "the report \(path) could not be written: \(String(cString: strerror(errno)))"
  }
}

/// A report with a file for each outermost group.
final class GroupedOutput {
  private let order: ReportOrder
  private let program: String
  private var outputs: [String: ReportOutput] = [:]
  private var run: TestRun?
  private(set) var trouble: String?

  init(_ order: ReportOrder, program: String) { (self.order, self.program) = (order, program) }

  func tell(_ event: TestEvent) {
    switch event {
    case .runStarted(let run): self.run = run
    case .testStarted(let path): output(of: path)?.tell(event)
    case .testEnded(let result): output(of: result.path)?.tell(event)
    case .message, .runEnded: for output in outputs.values { output.tell(event) }
    }
    trouble = trouble ?? outputs.values.lazy.compactMap(\.trouble).first
  }

  private func output(of path: TestPath) -> ReportOutput? {
    let group = path.groups.first ?? program
    if let output = outputs[group] { return output }
    let parts = order.path.split(separator: "%g", omittingEmptySubsequences: false)
    do {
      let output = try ReportOutput(
        order.format.reporter(), path: parts.joined(separator: FileName.plain(group)))
      if var run {
        (run.name, run.count) = (group, nil)
        output.tell(.runStarted(run))
      }
      outputs[group] = output
      return output
    } catch {
      trouble = error.description
      return nil
    }
  }
}
