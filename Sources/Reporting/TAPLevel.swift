// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// A document of TAP, or a subtest, as far as it has been read.
struct TAPLevel: Sendable {
  let indent: Int
  /// The name that a comment gave to the subtest that follows, or is going on, and where it stood.
  var announced: (name: String, indent: Int)?
  private(set) var planned: Int?
  private(set) var planReason: String?
  /// Results that are settled, with paths from here on.
  var held: [TestResult] = []
  /// The last test, as long as there may be more about it.
  var pending: PendingPoint?
  var troubles: [String] = []
  private var count = 0
  private var plannedAt: Int?
  private var isOutOfOrder = false
  /// A subtest that is over, and waits for the line that is about it.
  private var child: [TAPLevel] = []

  init(indent: Int) { self.indent = indent }

  mutating func plan(_ count: Int, _ reason: String?) {
    settle()
    if planned != nil { troubles.append("it has two plans") }
    planned = count
    planReason = reason ?? (count == 0 ? "" : nil)
    plannedAt = self.count
  }

  mutating func add(_ point: TAPPoint) {
    settle()
    count += 1
    if let number = point.number, number != count, !isOutOfOrder {
      isOutOfOrder = true
      troubles.append("its test \(count) has the number \(number)")
    }
    pending = PendingPoint(point)
  }

  mutating func adopt(_ level: TAPLevel) {
    adoptOrphans()
    child = [level]
  }

  /// What is wrong with the document as a whole.
  var allTroubles: [String] {
    var all = troubles
    if let planned {
      if planned != count { all.append("it has \(count) of \(planned) planned tests") }
      if let plannedAt, plannedAt > 0, plannedAt < count {
        all.append("its plan is in its midst")
      }
    } else {
      all.append("it has no plan, so it may be cut off")
    }
    return all
  }

  /// A subtest without a line about it is told of all the same.
  mutating func adoptOrphans() {
    guard let orphan = child.first else { return }
    child = []
    let group = announced?.name ?? "subtest"
    announced = nil
    held += orphan.held.map { $0.within(group) }
    troubles.append("there is no line about its subtest \(group)")
  }

  /// Makes a result of the last test.
  mutating func settle() {
    guard let pending else { return }
    self.pending = nil
    let subtest = child.first
    child = []
    let group = announced?.name ?? pending.point.name
    announced = nil
    guard let subtest, !(subtest.held.isEmpty && subtest.planned == 0) else {
      held.append(pending.result)
      return
    }
    held += results(of: subtest, named: group, pending)
  }

  private func results(
    of subtest: TAPLevel, named group: String, _ pending: PendingPoint
  ) -> [TestResult] {
    var results = subtest.held.map { $0.within(group) }
    if case .known(let reason) = pending.result.outcome {
      for index in results.indices where results[index].outcome == .failed {
        results[index].outcome = .known(reason)
      }
      return results
    }
    let hasFailure = results.contains { $0.outcome == .failed }
    let troubles = subtest.planned == nil ? subtest.troubles : subtest.allTroubles
    if !troubles.isEmpty || pending.result.outcome == .failed && !hasFailure {
      var failure = pending.result
      failure.path = TestPath([], group)
      failure.outcome = .failed
      let message = troubles.isEmpty ? "the subtest failed" : troubles.joined(separator: "; ")
      failure.problems += [TestProblem(.other, message)]
      results.append(failure)
    }
    return results
  }
}

extension TestResult {
  fileprivate func within(_ group: String) -> TestResult {
    var result = self
    result.path.groups.insert(group, at: 0)
    return result
  }
}

/// A test whose diagnostics may still come.
struct PendingPoint: Sendable {
  let point: TAPPoint
  private var diagnostics: [String]?
  private var comments: [String] = []

  init(_ point: TAPPoint) { self.point = point }

  mutating func take(_ lines: [String]) { diagnostics = lines }

  /// Returns whether a comment is about this test: those after a failure are.
  mutating func add(comment: String) -> Bool {
    guard !point.isOK else { return false }
    comments.append(comment)
    return true
  }

  var result: TestResult {
    let path = TestPath([], point.name)
    var result = TestResult(path, outcome)
    if let diagnostics {
      if let value = YAMLReader.value(of: diagnostics), value.members != nil {
        result = TAPDiagnostics.result(path, outcome, value)
      } else if outcome == .failed {
        result.problems = [
          TestProblem(.other, "not ok", details: diagnostics.joined(separator: "\n"))
        ]
      }
    }
    addComments(to: &result)
    return result
  }

  private var outcome: Outcome {
    switch point.directive?.word {
    case "SKIP" where point.isOK: .skipped(point.directive?.reason ?? "")
    case "TODO": point.isOK ? .passed : .known(point.directive?.reason ?? "")
    default: point.isOK ? .passed : .failed
    }
  }

  /// As Perl has them: what failed, and where.
  private func addComments(to result: inout TestResult) {
    guard !comments.isEmpty else { return }
    if result.problems.isEmpty {
      let lines = comments.map { Substring($0).trimmed }.filter { !$0.isEmpty }
      guard let first = lines.first else { return }
      var problem = TestProblem(.other, String(first), at: Self.place(in: lines))
      problem.details = comments.dropFirst().joined(separator: "\n")
      result.problems = [problem]
    } else {
      let details = result.problems[0].details
      result.problems[0].details =
        (details.isEmpty ? [] : [details] + comments).joined(separator: "\n")
    }
  }

  /// `at t/store.t line 12.`
  private static func place(in lines: [Substring]) -> SourceLine? {
    for line in lines where line.hasPrefix("at ") || line.contains(" at ") {
      guard let end = line.range(of: " line "), let start = line.range(of: "at ") else { continue }
      let digits = line[end.upperBound...].utf8.prefix { (48...57).contains($0) }
      guard let number = Int(Substring(digits)), start.upperBound < end.lowerBound else { continue }
      return SourceLine(
        file: String(line[start.upperBound..<end.lowerBound]).filter { $0 != "\"" }, line: number)
    }
    return nil
  }
}

extension Substring {
  /// Where a text is first.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
