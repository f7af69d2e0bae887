// SPDX-License-Identifier: Apache-2.0

/// Makes one finding of those that are the same but for the process they were seen in.
struct Merger {
  private struct Key: Hashable {
    let kind: Kind
    let stacks: [Stacked]
  }

  private struct Stacked: Hashable {
    let role: Role
    let call: String
    let frames: [Frame]
    /// Without a stack it is the descriptor that tells one finding from another.
    let what: String
  }

  private(set) var findings: [Finding] = []
  private var places: [Key: Int] = [:]
  private var pids: [Int: Set<Int32>] = [:]
  private var tallies: Set<UInt16> = []

  /// - Parameters:
  ///   - tally: Where its repetitions are counted: for all findings that name the place.
  ///   - seen: How many are counted there, itself included.
  mutating func add(_ finding: Finding, tally: UInt16 = .max, seen: UInt64 = 0) {
    var finding = finding
    let isCounted = tally != .max && !tallies.insert(tally).inserted
    if finding.kind != .leak { finding.count = isCounted ? 0 : max(seen, 1) }
    let key = Self.key(of: finding)
    guard let place = places[key] else {
      places[key] = findings.count
      pids[findings.count] = [finding.pid]
      finding.count = max(finding.count, 1)
      findings.append(finding)
      return
    }
    findings[place].count = findings[place].count.addingWithoutOverflow(finding.count)
    findings[place].grade = max(findings[place].grade, finding.grade)
    pids[place]?.insert(finding.pid)
    findings[place].processes = pids[place]?.count ?? 1
  }

  private static func key(of finding: Finding) -> Key {
    let stacks = finding.events.map {
      Stacked(
        role: $0.role, call: $0.call, frames: $0.frames, what: $0.frames.isEmpty ? $0.what : "")
    }
    return Key(kind: finding.kind, stacks: stacks)
  }
}

extension UInt64 {
  /// A process may have written any number to a book.
  fileprivate func addingWithoutOverflow(_ other: UInt64) -> UInt64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
