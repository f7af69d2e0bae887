// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotProfiles
internal import Glibc

/// A profile in a file.
enum PerfFile {
  /// - Throws: An `ExitCode`, when a sentence has said why it cannot be read.
  static func profile(_ path: String) throws -> Profile {
    do {
      return try Profile(contentsOf: path)
    } catch {
      throw refusal(error.description, error.kind.exitStatus)
    }
  }

  /// For a profile without a single sample, where those are needed.
  static func emptiness(_ path: String, _ scope: String?, _ account: Account) -> any Error {
    let subject = "\(path) has no samples" + (scope.map { " \($0)" } ?? "")
    if scope == nil, let losses = losses(account) { return refusal(subject + losses, EX_DATAERR) }
    return refusal(
      subject
        + ": it used no CPU time then, or too little; record for longer, at a higher frequency, "
        + "or its children too", EX_DATAERR)
  }

  /// Why there are none of a program that was busy; `nil` when it was not.
  private static func losses(_ account: Account) -> String? {
    let expected = UInt64(exactly: (account.expected ?? 0).rounded(.down)) ?? 0
    let lost = account.lost ?? 0
    guard expected > 1 || lost > 0 else { return nil }
    let reasons = account.notes.isEmpty ? "" : ": " + account.notes.joined(separator: "; ")
    let part = lost > 0 ? ", and \(lost) were lost" : ""
    return ", though \(expected) were expected\(part)\(reasons)"
  }

  private static func refusal(_ sentence: String, _ status: Int32) -> any Error {
    BacklotTool.complain(sentence)
    return ExitCode(status)
  }
}

extension ProfileError.Kind {
  fileprivate var exitStatus: Int32 {
    switch self {
    case .noFile: EX_NOINPUT
    case .denied: EX_NOPERM
    case .unreadable: EX_DATAERR
    case .system: EX_OSERR
    }
  }
}
