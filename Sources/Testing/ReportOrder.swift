// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// A report that was asked for.
struct ReportOrder: Sendable, Hashable {
  var format: Format
  /// `-`: standard output. `%g` stands for the name of each outermost group, as in cmocka: each has a
  /// file of its own.
  var path: String

  var isJUnitFile: Bool { format == .junit && path != "-" }

  /// What is written, by the name of its option.
  enum Format: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case tap, junit, subunit, json

    var description: String { rawValue }

    var words: String {
      switch self {
      case .tap: "TAP"
      case .junit: "JUnit's XML"
      case .subunit: "subunit, version 2,"
      case .json: "JSON Lines, an event each,"
      }
    }
  }
}

extension Options {
  func reporter(_ format: ReportOrder.Format) -> any Reporter {
    switch format {
    case .tap: TAPReporter(version: tapVersion)
    case .junit: JUnitReporter(junitProfile)
    case .subunit: SubunitReporter()
    case .json: JSONLinesReporter()
    }
  }
}
