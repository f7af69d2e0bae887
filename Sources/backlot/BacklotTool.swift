// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld
internal import Glibc

/// The command: one sentence for each thing that goes wrong, and a status from `sysexits.h`.
@main
struct BacklotTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backlot",
    abstract:
      "A private network, watched descriptors, tests and profiles for real, unmodified programs.",
    version: "0.1.0",
    subcommands: [
      Run.self, Env.self, Wait.self, Sockets.self, Fds.self, Mocks.self, Report.self, Test.self,
      Perf.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot(
        DescriptorOptions.spelledOut(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch let error as LotError {
      complain(error.description)
      Glibc.exit(error.kind.exitStatus)
    } catch let error where exitCode(for: error) == .validationFailure {
      complain("\(sentence(message(for: error))); see '\(helpful) --help'")
      Glibc.exit(EX_USAGE)
    } catch {
      exit(withError: error)
    }
  }

  /// The parser's words, made into the middle of one sentence.
  private static func sentence(_ message: String) -> String {
    let words = message.split { $0.isWhitespace }.joined(separator: " ")
    let clauses = (words.hasSuffix(".") ? String(words.dropLast()) : words).split(separator: ". ")
    return clauses.map { $0.prefix(1).lowercased() + $0.dropFirst() }.joined(separator: "; ")
  }

  /// The command whose help is about what was wrong.
  private static var helpful: String {
    var words = ["backlot"]
    var commands = configuration.subcommands
    for word in CommandLine.arguments.dropFirst() {
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        break
      }
      words.append(word)
      commands = command.configuration.subcommands
    }
    return words.joined(separator: " ")
  }

  static func complain(_ sentence: String) {
    let line = "backlot: \(sentence)\n"
    _ = write(2, line, line.utf8.count)
  }
}

extension LotError.Kind {
  /// As `sysexits.h` and shells have it.
  var exitStatus: Int32 {
    switch self {
    case .usage: EX_USAGE
    case .noLot, .noFile: EX_NOINPUT
    case .denied: EX_NOPERM
    case .cannotCreate: EX_CANTCREAT
    case .programMissing: 127
    case .programUnfit: 126
    case .timedOut: EX_TEMPFAIL
    case .system: EX_OSERR
    case .incomplete: EX_UNAVAILABLE
    }
  }
}
