// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension TextReport {
  /// What is to be said when every finding has been told: how many of which kind, and a line for each
  /// note.
  public func summary(of report: DescriptorReport) -> String {
    let lines =
      ["backlot: \(total(of: report))"] + noteLines(report.notes).map { "  \($0)" }
      + remarks(on: report).map { "backlot: \($0)" }
    return lines.map { "\($0)\n" }.joined()
  }

  private func total(of report: DescriptorReport) -> String {
    guard report.wasWatched else {
      return "no program loaded the descriptor library, so none was checked"
    }
    let findings = report.faults
    let grades = [Grade.error, .warning].compactMap { grade -> String? in
      let count = findings.count { $0.grade == grade }
      return count == 0 ? nil : Wording.count(count, grade.rawValue)
    }
    let verdict = grades.isEmpty ? "nothing wrong" : grades.joined(separator: ", ")
    let processes = Set(report.programs.map(\.pid)).count
    let scope = processes == 0 ? "" : " in \(Wording.count(processes, "process", "processes"))"
    return verdict + scope + kinds(of: findings) + still(report.notes)
  }

  private func kinds(of findings: [Finding]) -> String {
    let counts = Kind.allCases.compactMap { kind -> String? in
      let count = findings.count { $0.kind == kind }
      return count == 0 ? nil : "\(kind.rawValue) \(count)"
    }
    return counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
  }

  private func still(_ notes: [Finding]) -> String {
    notes.isEmpty ? "" : "; \(Wording.count(notes.count, "note")):"
  }

  private func noteLines(_ notes: [Finding]) -> [String] { notes.map(line(for:)) }

  /// A finding on one line.
  func line(for finding: Finding) -> String {
    let sentence = Sentence(about: finding).text
    let what = finding.events.lazy.map(\.what).first { !$0.isEmpty }?.printable
    let unsaid = what.flatMap { sentence.contains($0) ? nil : " (\($0))" } ?? ""
    let place = finding.events.first?.frames.first.map { ", by \(text(of: $0))" } ?? ""
    let name = finding.program.split(separator: "/").last.map { "\(String($0).printable), " } ?? ""
    let others = finding.processes - 1
    return "\(finding.kind.rawValue): \(sentence)\(unsaid)\(place)"
      + ", in \(name)process \(finding.pid)"
      + (others > 0 ? " and \(Wording.count(others, "other"))" : "")
      + (times(of: finding).map { ", seen \($0)" } ?? "")
  }

  /// What has come again since it was told; empty when it has not.
  package func again(_ finding: Finding) -> String {
    finding.count < 2 || finding.kind == .leak ? "" : "backlot: again: \(line(for: finding))\n"
  }

  private func remarks(on report: DescriptorReport) -> [String] {
    var remarks = lines(about: report.unfinished) + report.remarks
    if report.suppressed > 0 {
      remarks.append("\(Wording.count(report.suppressed, "finding")) suppressed")
    }
    if report.unseen > 0 {
      remarks.append(
        "\(Wording.count(report.unseen, "descriptor")) opened or closed past the library, by system "
          + "calls of the program's own")
    }
    if report.dropped > 0 {
      remarks.append(
        "\(Wording.count(report.dropped, "record")) came faster than they could be read, and were "
          + "dropped")
    }
    return remarks
  }
}
