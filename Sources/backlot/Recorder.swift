// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// `backlot-record`, the C program that records: it has begun before a Swift program would run.
enum Recorder {
  private static let name = "backlot-record"

  /// Becomes it, with the words of this command behind `backlot perf`, byte for byte.
  static func become() throws(LotError) -> Never {
    let path = try path(in: ShimLibrary.foldersBesideProgram)
    let own = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    var words = [strdup(name)] + own.dropFirst(2).map { strdup($0!) } + [nil]
    execv(path, &words)
    throw LotError(
      .incomplete, "cannot run \(path): \(LotError.text(errno)); build or install Backlot again")
  }

  private static func path(in folders: [String]) throws(LotError) -> String {
    for folder in folders where access("\(folder)/\(name)", X_OK) == 0 {
      return "\(folder)/\(name)"
    }
    throw LotError(
      .incomplete,
      "\(name) is in none of \(folders.joined(separator: ", ")); build or install Backlot again")
  }
}
