// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld

/// Which findings somebody wants to see.
struct FindingFilter {
  private let kinds: Set<Kind>
  private let grade: Grade
  private let function: String?

  init(kinds: [String], grade: String?, function: String?) throws(LotError) {
    var wanted: Set<Kind> = []
    for word in kinds { wanted.insert(try Kind(word: word)) }
    self.kinds = wanted
    self.grade = try grade.map(Self.grade) ?? .note
    self.function = function
  }

  private static func grade(_ word: String) throws(LotError) -> Grade {
    guard let grade = Grade(rawValue: word) else {
      throw LotError(.usage, "there is no grade '\(word)'; there are note, warning and error")
    }
    return grade
  }

  func applied(to report: DescriptorReport) -> DescriptorReport {
    var filtered = report
    // Who asks for a kind wants to read it.
    if !kinds.isEmpty { filtered = filtered.taking(seriously: kinds) }
    filtered.all = zip(report.all, filtered.all).filter { admits($0.0) }.map(\.1)
    return filtered
  }

  private func admits(_ finding: Finding) -> Bool {
    (kinds.isEmpty || kinds.contains(finding.kind)) && finding.grade >= grade
      && (function.map(finding.hasFunction) ?? true)
  }
}
