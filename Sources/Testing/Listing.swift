// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON
internal import BacklotReporting

/// The tests that there are, for people and for programs.
enum Listing {
  static func text(_ tests: [PlannedTest], _ format: Options.Listing) -> String {
    switch format {
    case .text: tests.map { "\($0.path)\n" }.joined()
    case .json: "[" + tests.map { "\n  " + json($0).line }.joined(separator: ",") + "\n]\n"
    }
  }

  private static func json(_ test: PlannedTest) -> JSONValue {
    var members: [JSONValue.Member] = [
      ("name", .text(test.path.name)), ("groups", .list(test.path.groups.map(JSONValue.text))),
      ("file", .text(test.place.file)), ("line", .integer(test.place.line)),
      ("tags", .list(test.settings.tags.map(JSONValue.text))),
    ]
    if let reason = test.settings.skip { members.append(("skip", .text(reason))) }
    return .object(members)
  }
}
