// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Says, before a program runs, whether a preload library will be in it.
///
/// It reads the file, and for a script the interpreter that it names, and so on. It starts nothing.
package struct ProgramReach: Sendable {
  /// A program out of reach, which may be the interpreter of the one that was asked about.
  package struct Finding: Sendable, Hashable {
    package let program: String
    package let obstacle: Obstacle

    /// One sentence, without a full stop.
    package var sentence: String { "\(program) \(obstacle.clause)" }
  }

  /// Where `#!/usr/bin/env NAME` looks.
  let path: ProgramPath
  let caller: Credentials

  package init(path: ProgramPath, caller: Credentials = .current) {
    self.path = path
    self.caller = caller
  }

  /// What is in the way, or `nil`. A file that cannot be read is judged by its permissions alone.
  package func finding(about program: String) -> Finding? {
    finding(about: program, depth: 0)
  }

  private func finding(about program: String, depth: Int) -> Finding? {
    guard let file = FileBytes(program) else { return privilege(of: program) }
    let start = file.someBytes(at: 0, limit: 256)
    // The kernel follows as many interpreters, and gives a script no privileges.
    if start.starts(with: "#!".utf8), depth < 5 {
      return interpreter(named: start, by: program, depth: depth)
    }
    guard let elf = ELFFile(file) else {
      return Finding(program: program, obstacle: .notAProgram)
    }
    return obstacle(of: elf, program).map { Finding(program: program, obstacle: $0) }
      ?? privilege(of: program)
  }

  private func obstacle(of elf: ELFFile, _ program: String) -> Obstacle? {
    if elf.machine != Machine.own { return elf.isWide ? .otherMachine : .narrow }
    if !elf.isWide { return .narrow }
    if elf.isGo { return .go }
    guard let loader = elf.interpreter else {
      return Self.isLoader(program) ? nil : .staticallyLinked
    }
    if loader.contains("ld-musl") { return .musl }
    return access(loader, F_OK) == 0 ? nil : .noLoader(loader)
  }

  /// glibc's loader, given a program as its argument, has no interpreter itself.
  private static func isLoader(_ program: String) -> Bool {
    let name = program.split(separator: "/").last ?? ""
    return name.hasPrefix("ld-linux") || name.hasPrefix("ld-2.") || name.hasPrefix("ld64.so")
  }

  private func privilege(of program: String) -> Finding? {
    caller.obstacle(running: program).map { Finding(program: program, obstacle: $0) }
  }

  private func interpreter(named start: [UInt8], by script: String, depth: Int) -> Finding? {
    let line = String(decoding: start.dropFirst(2).prefix { $0 != 10 }, as: UTF8.self)
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
    guard let first = words.first else {
      return Finding(program: script, obstacle: .notAProgram)
    }
    guard access(first, F_OK) == 0 else {
      return Finding(program: script, obstacle: .noInterpreter(first))
    }
    return finding(about: first, depth: depth + 1)
      ?? called(by: words).flatMap { finding(about: $0, depth: depth + 1) }
  }

  /// The program that `env` goes on to run.
  private func called(by words: [String]) -> String? {
    guard words[0].hasSuffix("/env") else { return nil }
    let name = words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") }
    return name.flatMap { try? path.find($0) }
  }
}
