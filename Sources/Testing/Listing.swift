// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// The tests that there are, for people and for programs.
enum Listing {
  static func text(_ tests: [PlannedTest], _ format: Options.Listing) -> String {
    switch format {
    case .text: tests.map { "\($0.path)\n" }.joined()
    case .json: "[" + tests.map { "\n  " + json($0) }.joined(separator: ",") + "\n]\n"
    }
  }

  private static func json(_ test: PlannedTest) -> String {
    let tags = test.settings.tags.map(JSONText.quoted).joined(separator: ", ")
    let groups = test.path.groups.map(JSONText.quoted).joined(separator: ", ")
    let skip = test.settings.skip.map { ", \"skip\": \(JSONText.quoted($0))" } ?? ""
    return "{\"name\": \(JSONText.quoted(test.path.name)), \"groups\": [\(groups)], "
      + "\"file\": \(JSONText.quoted(test.place.file)), \"line\": \(test.place.line), "
      + "\"tags\": [\(tags)]\(skip)}"
  }
}
