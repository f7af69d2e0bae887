// SPDX-License-Identifier: Apache-2.0

/// Makes one finding of those that are the same but for the process they were seen in.
struct Merger {
  private(set) var findings: [Finding] = []
  private var places: [Likeness: Int] = [:]
  private var pids: [Int: Set<Int32>] = [:]
  private var tallies: Set<UInt16> = []

  /// - Parameters:
  ///   - tally: Where its repetitions are counted: for all findings that name the place.
  ///   - seen: How many are counted there, itself included.
  mutating func add(_ finding: Finding, tally: UInt16 = .max, seen: UInt64 = 0) {
    var finding = finding
    let isCounted = tally != .max && !tallies.insert(tally).inserted
    if finding.kind != .leak { finding.count = isCounted ? 0 : max(seen, 1) }
    let key = Likeness(finding)
    guard let place = places[key] else {
      places[key] = findings.count
      pids[findings.count] = [finding.pid]
      finding.count = max(finding.count, 1)
      findings.append(finding)
      return
    }
    findings[place].count = findings[place].count.addingWithoutOverflow(finding.count)
    findings[place].grade = max(findings[place].grade, grade(of: finding, again: place))
    pids[place]?.insert(finding.pid)
    findings[place].processes = pids[place]?.count ?? 1
  }

  /// What one process forgets twice at one line, it forgets as often as it comes there.
  private func grade(of finding: Finding, again place: Int) -> Grade {
    let isRepeated =
      finding.kind == .leak && pids[place]?.contains(finding.pid) == true
      && finding.limit > 0 && findings[place].limit > 0
    return isRepeated ? max(finding.grade, .warning) : finding.grade
  }
}

extension UInt64 {
  /// A process may have written any number to a book.
  fileprivate func addingWithoutOverflow(_ other: UInt64) -> UInt64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
