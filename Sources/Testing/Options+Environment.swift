// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

extension Options {
  /// Takes what the environment says: Bazel's protocol, and cmocka's variables. Words on the command
  /// line come first.
  mutating func take(
    environment: (String) -> String?, program: String
  ) throws(UsageError) {
    try takeBazel(environment)
    try takeCmocka(environment, program)
  }

  // MARK: Bazel

  private mutating func takeBazel(_ value: (String) -> String?) throws(UsageError) {
    if shard == nil { try takeBazelShard(value) }
    if let only = value("TESTBRIDGE_TEST_ONLY"), !only.isEmpty { selection.filters.append(only) }
    if let path = value("XML_OUTPUT_FILE"), !path.isEmpty, !reports.contains(where: \.isJUnitFile) {
      reports.append(ReportOrder(format: .junit, path: path))
    }
    if attachments == nil { attachments = value("TEST_UNDECLARED_OUTPUTS_DIR") }
    if isShuffled, seed == nil, let word = value("TEST_RANDOM_SEED") { seed = UInt64(word) }
  }

  private mutating func takeBazelShard(_ value: (String) -> String?) throws(UsageError) {
    guard let total = value("TEST_TOTAL_SHARDS"), let count = Int(total), count > 1 else { return }
    guard let word = value("TEST_SHARD_INDEX"), let index = Int(word), index >= 0, index < count
    else {
      throw UsageError(
        "TEST_SHARD_INDEX must be from 0 to \(count - 1), as TEST_TOTAL_SHARDS is \(count)")
    }
    shard = Shard(index: index, count: count)
    isShardedByOthers = true
  }

  // MARK: cmocka

  private mutating func takeCmocka(
    _ value: (String) -> String?, _ program: String
  ) throws(UsageError) {
    selection.cmockaFilter = value("CMOCKA_TEST_FILTER")
    selection.cmockaSkip = value("CMOCKA_SKIP_FILTER")
    guard let words = value("CMOCKA_MESSAGE_OUTPUT"), !words.isEmpty else { return }
    for word in words.split(separator: ",") {
      switch word.uppercased() {
      case "STDOUT": isVerbose = true
      case "TAP": reports.append(ReportOrder(format: .tap, path: "-"))
      case "SUBUNIT": reports.append(ReportOrder(format: .subunit, path: "-"))
      case "XML":
        reports.append(ReportOrder(format: .junit, path: value("CMOCKA_XML_FILE") ?? "-"))
      default:
        throw UsageError(
          "CMOCKA_MESSAGE_OUTPUT is STDOUT, SUBUNIT, TAP or XML, and got \(word)")
      }
    }
  }
}
