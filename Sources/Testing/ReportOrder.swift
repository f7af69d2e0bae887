// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// A report that was asked for.
struct ReportOrder: Sendable, Hashable {
  var format: ReportFormat
  /// `-`: standard output. `%g` stands for the name of each outermost group, as in cmocka: each has a
  /// file of its own.
  var path: String

  var isJUnitFile: Bool { format == .junit && path != "-" }
}

/// The formats of reports. This is where reporters are plugged in.
enum ReportFormat: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  case tap, junit, subunit, json

  var description: String { rawValue }

  var words: String {
    switch self {
    case .tap: "TAP, version 13,"
    case .junit: "JUnit's XML"
    case .subunit: "subunit"
    case .json: "JSON Lines, an event each,"
    }
  }

  func reporter() -> any Reporter {
    switch self {
    case .tap: BriefTAP()
    case .junit: BriefJUnit()
    case .subunit: BriefSubunit()
    case .json: BriefJSON()
    }
  }
}
