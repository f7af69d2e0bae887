// SPDX-License-Identifier: Apache-2.0
internal import CallHooks
internal import Glibc

extension HookScope {
  /// The scope as the C room has it, for as long as `body` runs.
  func withScope<Result>(_ body: (UnsafePointer<hook_scope>) -> Result) -> Result {
    let names = libraries + laterLibraries
    let words: [UnsafePointer<CChar>?] = names.map { UnsafePointer(strdup($0)) }
    defer { for word in words { free(UnsafeMutablePointer(mutating: word)) } }
    return words.withUnsafeBufferPointer { words in
      var scope = hook_scope(
        program: includesProgram, everything: includesEverything,
        expects_more: laterLibraries.contains { !hook_is_loaded($0) },
        libraries: words.baseAddress, count: words.count)
      return body(&scope)
    }
  }
}
