// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import BacklotWorld
internal import Glibc

/// One of the programs that `backlot test` runs.
struct TestCommand {
  let program: String
  let arguments: [[UInt8]]
  let kind: ProgramReader.Kind

  /// What it is called in reports.
  var name: String {
    kind == .swiftTest ? "swift test" : String(program.split(separator: "/").last ?? "program")
  }

  /// - Parameter words: The program and its arguments, as text, and byte for byte.
  private init(_ words: ArraySlice<String>, _ bytes: ArraySlice<[UInt8]>) {
    program = words.first ?? ""
    arguments = Array(bytes.dropFirst())
    let isSwift = program.split(separator: "/").last == "swift"
    kind = isSwift && words.dropFirst().first == "test" ? .swiftTest : .program
  }

  /// The commands of a command line, which has `---` between them.
  ///
  /// - Parameters:
  ///   - words: What follows the options, with the first `--` or without.
  ///   - bytes: The same, byte for byte.
  static func all(_ words: [String], _ bytes: [[UInt8]]) throws(LotError) -> [TestCommand] {
    let isMarked = words.first == "--"
    let words = words.dropFirst(isMarked ? 1 : 0)
    if !isMarked, let first = words.first, first.hasPrefix("-") {
      throw LotError(.usage, "there is no option '\(first)'; see 'backlot test --help'")
    }
    let parts = words.split(separator: "---", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.first?.isEmpty == false }) else {
      throw LotError(
        .usage,
        words.isEmpty
          ? "there is no program to run; write backlot test [options] -- PROGRAM"
          : "there is no program beside a '---'; write backlot test -- PROGRAM --- PROGRAM")
    }
    return parts.map { TestCommand($0, bytes[$0.indices]) }
  }

  /// The arguments that make it write its events to a file, too.
  func arguments(writingTo events: String) -> [[UInt8]] {
    guard kind == .swiftTest else { return arguments }
    let added = ["--event-stream-output-path", events, "--event-stream-version", "0"]
    return [arguments[0]] + added.map { Array($0.utf8) } + arguments.dropFirst()
  }
}

/// The command line byte for byte: the parser's strings would be repaired where they are not UTF-8.
enum ArgumentBytes {
  /// The last words of it.
  static func last(_ count: Int) -> [[UInt8]] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
      .suffix(count).map { Array(UnsafeRawBufferPointer(start: $0!, count: strlen($0!))) }
  }
}
