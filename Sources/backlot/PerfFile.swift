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
  static func emptiness(_ path: String, _ scope: String?) -> any Error {
    refusal(
      "\(path) has no samples" + (scope.map { " \($0)" } ?? "")
        + ": it used no CPU time then, or too little; record for longer, at a higher frequency, or its "
        + "children too", EX_DATAERR)
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
