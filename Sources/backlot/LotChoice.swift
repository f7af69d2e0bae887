// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld

/// Which lot a command is about.
enum LotChoice {
  /// A lot by its directory, which outlives the command.
  case named(String)
  /// One that is made for the command.
  case temporary
  /// None: the machine's own network, and a folder for names that is made for the command.
  case outside

  /// Whether its directory ends with the command.
  var isTemporary: Bool { if case .named = self { false } else { true } }

  /// `--lot`, or the lot that the command itself runs in.
  init(_ option: String?) throws(LotError) {
    // A script whose variable is not set would talk to nobody in a lot of its own.
    guard option != "" else {
      throw LotError(.usage, "--lot names no directory; is the variable set?")
    }
    let directory = option ?? Environment.current["BACKLOT_LOT"] ?? ""
    self = directory.isEmpty ? .temporary : .named(directory)
  }

  func make() throws(LotError) -> LotDirectory {
    switch self {
    case .named(let directory): try .joined(directory)
    case .temporary: try .temporary()
    case .outside: try .bare()
    }
  }

  /// For commands that only look.
  func existing() throws(LotError) -> LotDirectory {
    guard case .named(let directory) = self else {
      throw LotError(.usage, "this is not inside a lot; name one with --lot DIR")
    }
    return try .existing(directory)
  }
}
