// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What became of a process.
enum ProcessEnd: Hashable, Sendable {
  case status(Int32)
  case signal(Int32)
  /// It did all it had to do, and did not end by itself.
  case returned
  /// It threw this error.
  case threw(String)
  /// A requirement in it ended it, and has told why.
  case required
  /// It was killed after its time.
  case late
  /// It could not be run, or not be waited for, with this error number.
  case lost(Int32)

  /// In words: `was ended by SIGSEGV (Segmentation fault)`.
  func predicate(limit: Duration) -> String {
    switch self {
    case .status(let status): "ended with status \(status)"
    case .signal(let signal):
      "was ended by \(signalName(signal)) (\(String(cString: strsignal(signal))))"
    case .returned: "did not end: the code returned"
    case .threw(let error): "did not end: the code threw \(error)"
    case .required: "did not end: a requirement in it failed"
    case .late: "was still running after \(limit), and was killed"
    case .lost(let error): "could not be run and waited for: \(Check.errorWords(error))"
    }
  }
}

/// How a process ended, and what it said.
struct ExitOutcome: Sendable {
  var end: ProcessEnd
  var output = ""
  var error = ""
}

extension Check {
  static func exits(
    _ outcome: ExitOutcome, _ condition: ExitCondition, _ message: ExitMessage?, _ limit: Duration
  ) -> Failure? {
    guard condition.accepts(outcome.end) else {
      return Failure(
        outcome.end.predicate(limit: limit), expected: condition.description,
        details: said(outcome), subject: "the process", named: 0)
    }
    guard let message, !message.accepts(outcome.error) else { return nil }
    let verb = outcome.error.isEmpty ? "said nothing" : "said something else"
    return Failure(
      "\(outcome.end.predicate(limit: limit)) and \(verb)", expected: message.description,
      details: said(outcome), subject: "the process", named: 0)
  }

  private static func said(_ outcome: ExitOutcome) -> [String] {
    tail(of: outcome.error, "standard error") + tail(of: outcome.output, "standard output")
  }

  /// The last lines, as those before the end tell most.
  private static func tail(of text: String, _ name: String) -> [String] {
    if text.isEmpty { return [] }
    let lines = text.unicodeScalars.split(separator: "\n").suffix(20)
    return ["its \(name) ended with:"]
      + lines.map { "| " + visibleLine(String(String($0).prefix(200))) }
  }
}
