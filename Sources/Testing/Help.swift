// SPDX-License-Identifier: Apache-2.0

/// What `--help` says.
enum Help {
  static func text(program: String) -> String {
    "Usage: \(program) [OPTION…]\n\nRuns tests, each in a process of its own.\n\n"
      + Option.all.map(line).joined()
      + "\nThe status is 0 when every test is as it should be, 1 when one is not or the run could not be\n"
      + "finished, 2 when the options are wrong, and 128 and the signal's number when interrupted.\n"
  }

  private static func line(_ option: Option) -> String {
    let value =
      switch option.use {
      case .flag: ""
      case .word(let what, _): " \(what)"
      case .perhaps(let what, _): "[=\(what)]"
      }
    let head = "  " + option.names.joined(separator: ", ") + value
    let gap =
      head.count < 30
      ? String(repeating: " ", count: 30 - head.count) : "\n" + String(repeating: " ", count: 30)
    return head + gap + option.help + "\n"
  }
}
