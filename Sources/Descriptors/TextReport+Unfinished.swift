// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

extension TextReport {
  /// A sentence for each reason why programs did not come to their ends.
  func lines(about unfinished: [Unfinished]) -> [String] {
    var reasons: [Unfinished.Reason] = []
    for one in unfinished where !reasons.contains(one.reason) { reasons.append(one.reason) }
    return reasons.map { reason in
      let programs = unfinished.filter { $0.reason == reason }.map(\.program)
      let it = programs.count == 1 ? "it" : "they"
      return "\(Wording.list(programs.map(name(of:)))) \(words(for: reason, programs.count)): what "
        + "\(it) had open then was not looked at\(advice(for: reason))"
    }
  }

  /// What was left in the background.
  package func line(about stopped: [(name: String, pid: Int32)]) -> String {
    let names = stopped.map { "\($0.name.printable) (process \($0.pid))" }
    let were = stopped.count == 1 ? "was" : "were"
    return "backlot: \(Wording.count(stopped.count, "process", "processes")) \(were) still running "
      + "when the program had ended, and \(were) stopped: \(Wording.list(names))\n"
  }

  private func name(of program: Program) -> String {
    let name = program.path.split(separator: "/").last.map { String($0).printable } ?? "a program"
    return "\(name) (process \(program.pid))"
  }

  private func words(for reason: Unfinished.Reason, _ count: Int) -> String {
    let (was, its) = count == 1 ? ("was", "its end") : ("were", "their ends")
    return switch reason {
    case .signalled(let number): "\(was) ended by signal \(number)"
    case .stopped: "\(was) stopped before \(its)"
    case .sandboxed: "locked \(count == 1 ? "itself" : "themselves") in by seccomp"
    case .unknown: "never told of \(its), as who is killed"
    }
  }

  /// Only to those who can take it.
  private func advice(for reason: Unfinished.Reason) -> String {
    guard case .signalled(let number) = reason, [SIGHUP, SIGINT, SIGTERM].contains(number) else {
      return ""
    }
    return "; a program that handles the signal and returns is looked at to its end"
  }
}
