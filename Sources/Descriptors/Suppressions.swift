// SPDX-License-Identifier: Apache-2.0
public import BacklotWorld
internal import Glibc

/// Which findings are not to be told: a file of lines, each with a kind and a pattern.
///
/// ```text
/// # The cache keeps its files open.
/// fd-leak     cache_open*
/// bad-fd      module:libold.so*
/// *           path:*/third_party/*
/// ```
///
/// The kind may be `*`. A pattern is held against the functions of the finding's stacks; behind
/// `module:` against the programs and libraries there, by name and by path; behind `path:` against
/// the source files there, and against what the descriptor was.
public struct Suppressions: Sendable {
  /// The lines, in their order, each with a count of what it has suppressed.
  public private(set) var rules: [SuppressionRule] = []

  /// None.
  public init() {}

  /// Reads lines.
  ///
  /// - Parameter file: What to call them when one is wrong.
  /// - Throws: ``LotError`` of the kind `usage`, which names the line.
  public init(_ text: String, file: String) throws(LotError) {
    try add(text, file: file)
  }

  /// Reads more lines.
  public mutating func add(_ text: String, file: String) throws(LotError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let rule = try SuppressionRule(line, place: "\(file):\(index + 1)") { rules.append(rule) }
    }
  }

  /// Whether the finding is suppressed; counts it then.
  public mutating func suppress(_ finding: Finding) -> Bool {
    guard let index = rules.firstIndex(where: { $0.matches(finding) }) else { return false }
    rules[index].uses += 1
    return true
  }

  /// The report without what is suppressed.
  public mutating func applied(to report: DescriptorReport) -> DescriptorReport {
    var rest = report
    rest.all = report.all.filter { !suppress($0) }
    rest.suppressed += report.all.count - rest.all.count
    return rest
  }

  /// Those that have suppressed nothing.
  public var unused: [SuppressionRule] { rules.filter { $0.uses == 0 } }
}
