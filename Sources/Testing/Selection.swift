// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// Which tests of a plan are wanted.
struct Selection: Sendable, Hashable {
  /// One of these must be in a test's full name, or be it as a pattern; empty: none need be.
  var filters: [String] = []
  /// None of these may be.
  var skips: [String] = []
  /// One of these tags must be the test's; empty: none need be.
  var tags: [String] = []
  /// None of these may be.
  var skippedTags: [String] = []
  /// One of these must be in the path of its source file, or be it as a pattern.
  var files: [String] = []
  /// The names alone, for `--rerun-failed`; `nil`: all.
  var names: Set<String>?
  /// cmocka's two patterns are for the name of the test alone, or the full one.
  var cmockaFilter: String?
  var cmockaSkip: String?

  func wants(_ test: PlannedTest) -> Bool {
    let name = test.path.description
    if let names, !names.contains(name) { return false }
    return fitsOne(of: filters, name) && !skips.contains { Self.fits($0, name) }
      && fitsOne(of: files, test.place.file)
      && (tags.isEmpty || tags.contains { test.settings.tags.contains($0) })
      && !skippedTags.contains { test.settings.tags.contains($0) } && fitsCmocka(test, name)
  }

  private func fitsOne(of patterns: [String], _ text: String) -> Bool {
    patterns.isEmpty || patterns.contains { Self.fits($0, text) }
  }

  /// A word without `*`, `?` and `[` may be anywhere in the text. A name with them is itself, too.
  static func fits(_ pattern: String, _ text: String) -> Bool {
    if pattern == text { return true }
    return Glob.isPattern(pattern) ? Glob(pattern).matches(text) : text.contains(pattern)
  }

  private func fitsCmocka(_ test: PlannedTest, _ name: String) -> Bool {
    func fits(_ pattern: String) -> Bool {
      Glob(pattern).matches(test.path.name) || Glob(pattern).matches(name)
    }
    return (cmockaFilter.map(fits) ?? true) && !(cmockaSkip.map(fits) ?? false)
  }
}
