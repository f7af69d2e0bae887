// SPDX-License-Identifier: Apache-2.0

/// A profile for people at a terminal: what was recorded, the regions, the threads, and the functions.
///
/// A value that writes nothing itself.
public struct Table: Sendable {
  /// How it is to look.
  public struct Options: Sendable, Hashable {
    /// Columns of the terminal.
    public var width = 80
    public var isColoured = false
    /// How many functions are listed.
    public var limit = 30
    /// Whether functions stand in the order of their whole share, with what they called.
    public var byTotal = false
    /// What of the profile it is about: `in region parse`.
    public var scope: String?

    public init() {}
  }

  let profile: Profile
  let options: Options
  let style: TableStyle
  let tally: CallTree.Tally
  let functions: [CallTree.FunctionTotal]
  let regions: [RegionLine]

  /// - Parameter event: By its place in the profile's list.
  public init(_ profile: Profile, event: Int, _ options: Options = Options()) {
    self.profile = profile
    self.options = options
    style = TableStyle(isColoured: options.isColoured)
    tally = CallTree.Tally(profile, event: event)
    functions = Self.sorted(CallTree.functions(of: profile, tally), byTotal: options.byTotal)
    regions = RegionLine.all(of: profile, tally)
  }

  /// All of it, ended by a line's end.
  public var text: String {
    let parts = [header, regionLines, threadLines, functionLines, legend]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  /// The hottest first; those that are equally hot by their names.
  static func sorted(
    _ functions: [CallTree.FunctionTotal], byTotal: Bool
  ) -> [CallTree.FunctionTotal] {
    func key(_ one: CallTree.FunctionTotal) -> (UInt64, UInt64) {
      let (own, total) = (one.own.weight, one.total.weight)
      return byTotal ? (total, own) : (own, total)
    }
    return functions.sorted { left, right in
      key(left) == key(right)
        ? left.function.name < right.function.name : key(left) > key(right)
    }
  }

  private var header: [String] {
    let lines = Self.account(of: profile, tally, scope: options.scope)
    return lines.enumerated().flatMap { index, line in
      TableText.wrapped(line, options.width, indent: index == 0 ? 0 : 2)
        .map { index == 0 ? style.strong($0) : $0 }
    }
  }

  /// A share and its margin: `31.2 ± 1.4`.
  func share(_ confidence: Confidence) -> String {
    "\(Figures.fixed(confidence.share * 100, 1)) ± \(Figures.fixed(confidence.margin * 100, 1))"
  }

  /// CPU time, or how many events.
  func weight(_ confidence: Confidence) -> String {
    Figures.weight(whole * confidence.share, tally.event)
  }

  /// What all samples stand for. What was measured is of the whole profile.
  var whole: Double {
    let isWhole = options.scope == nil && tally.event.isTime
    return isWhole ? Self.total(profile, tally) : Double(tally.total.weight)
  }
}
