// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotDescriptors
internal import BacklotWorld
internal import Glibc

/// The options that say what is looked for in a program's descriptors.
struct DescriptorOptions: ParsableArguments {
  @Option(
    name: .customLong("fds"),
    help: .init(
      """
      Check descriptors, and report what is wrong when the program has ended. --fds alone is about \
      every kind of finding, --fds=KIND,... about these: \
      \(Kind.allCases.map(\.rawValue).joined(separator: ", ")). Of a kind that is named the notes \
      count too.
      """, valueName: "all|kind,..."))
  var kinds: String?

  @Flag(name: .customLong("fds-now"), help: "Report each finding when it comes about.")
  var now = false

  @Option(
    name: .customLong("fds-log"),
    help: .init("Write the findings to this file too, a line of JSON each.", valueName: "file"))
  var log: String?

  @Option(
    name: .customLong("fds-exit-code"),
    help: .init(
      "The exit status when there is an error or a warning, whatever the program's is.",
      valueName: "status"))
  var exitCode: UInt8?

  @Option(
    name: .customLong("fds-suppressions"), parsing: .singleValue,
    help: .init(
      "A file with lines of KIND and FUNCTION, module:NAME or path:FILE, each of which may be a "
        + "pattern: findings not to report; may be repeated.", valueName: "file"))
  var suppressions: [String] = []

  @Flag(name: .customLong("fds-no-stacks"), help: "Take no stacks: faster, and harder to read.")
  var takesNoStacks = false

  @Option(
    name: .customLong("watch-fd"), parsing: .singleValue,
    help: .init(
      "A number of which everything that is done to it is told at once; may be repeated.",
      valueName: "number"))
  var watched: [String] = []

  @Option(
    name: .customLong("watch-path"), parsing: .singleValue,
    help: .init(
      "The same for files, by a pattern of their paths; may be repeated.", valueName: "pattern"))
  var paths: [String] = []

  /// An option without a value is not the parser's to read: `--fds` becomes `--fds=all`. The
  /// program's own arguments are not taken from here.
  static func spelledOut(_ arguments: [String]) -> [String] {
    guard arguments.first == "run" else { return arguments }
    let own = arguments.prefix { $0 != "--" }
    // The parser has no word for an empty value but a missing one.
    let values = ["--fds": "--fds=all", "--fds=": "--fds= "]
    return own.map { values[$0] ?? $0 } + arguments.dropFirst(own.count)
  }

  /// What they say, once it is all understood; `nil` when nothing is to be watched.
  func plan() throws(LotError) -> DescriptorPlan? {
    guard kinds != nil || !watched.isEmpty || !paths.isEmpty else {
      try requireNothingElse()
      return nil
    }
    if kinds == nil { try requireNothingElse() }
    let numbers = try numbers()
    try requireSensiblePaths()
    let kinds = try kinds.map(Self.kinds) ?? []
    return DescriptorPlan(
      rules: WatchRules(
        kinds: kinds.map { $0.map(\.rawValue) }, takesStacks: !takesNoStacks, numbers: numbers,
        paths: paths),
      isChecked: self.kinds != nil, serious: Set(kinds ?? []), tellsAtOnce: now,
      suppressions: try Suppressions(files: suppressions), exitCode: exitCode.map(Int32.init),
      log: try log.map { path throws(LotError) in try LogFile(path, .anew) })
  }

  /// `nil`: all of them.
  private static func kinds(_ text: String) throws(LotError) -> [Kind]? {
    if text == "all" { return nil }
    var kinds: [Kind] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = word.split(separator: " ", omittingEmptySubsequences: true)
      guard !word.isEmpty else { throw emptyKind(text) }
      kinds.append(try Kind(word: word.joined(separator: " ")))
    }
    return kinds
  }

  private static func emptyKind(_ text: String) -> LotError {
    LotError(
      .usage,
      "'\(text)' lacks the name of a kind; write --fds for all of them, or "
        + "--fds=KIND,... of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  private func requireNothingElse() throws(LotError) {
    let strangers = [
      ("--fds-now", now), ("--fds-log", log != nil), ("--fds-exit-code", exitCode != nil),
      ("--fds-suppressions", !suppressions.isEmpty),
      ("--fds-no-stacks", takesNoStacks && watched.isEmpty && paths.isEmpty),
    ]
    if let (option, _) = strangers.first(where: \.1) {
      throw LotError(
        .usage, "\(option) is about findings, and there are none without --fds; add it")
    }
  }

  private func numbers() throws(LotError) -> [Int32] {
    var numbers: [Int32] = []
    for word in watched {
      guard let number = Int32(word), number >= 0 else {
        throw LotError(
          .usage, "'\(word)' is no descriptor to watch; name a number, as in --watch-fd 21")
      }
      numbers.append(number)
    }
    return numbers
  }

  private func requireSensiblePaths() throws(LotError) {
    if let path = paths.first(where: { $0.isEmpty || $0.contains(":") }) {
      throw LotError(
        .usage,
        "'\(path)' is no pattern of paths to watch; write one without a colon, as in '*.tdb'")
    }
  }
}
