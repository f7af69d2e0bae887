// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON
public import BacklotWorld

/// Findings as lines of JSON, one each. `Docs/Descriptors.md` tells what the keys mean.
public enum JSONLog {
  /// A finding on one line, ended by a line's end. What is unknown is left out.
  public static func line(for finding: Finding) -> String {
    FindingJSON.value(of: finding).line + "\n"
  }

  /// The findings of a log.
  ///
  /// - Parameter file: What to call it when a line is wrong.
  /// - Throws: ``LotError`` of the kind `usage`, which names the line.
  public static func findings(in text: [UInt8], file: String) throws(LotError) -> [Finding] {
    var findings: [Finding] = []
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 32 }) {
      guard let value = JSONValue(Array(line)), let finding = FindingJSON.finding(in: value)
      else {
        throw LotError(
          .usage,
          "\(file):\(index + 1) is no finding; name a log that backlot run --fds-log has written")
      }
      findings.append(finding)
    }
    return findings
  }
}
