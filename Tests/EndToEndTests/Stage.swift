// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

/// A lot and a folder for configurations and data: what a test of a real program works with.
struct Stage {
  /// Where the servers of these tests are.
  static let server = "10.0.0.1"
  /// Where their clients are, if nothing else is said.
  static let client = "10.0.0.9"

  let lot: Lot
  let folder: Folder

  /// Runs `body` on a new stage. When it fails, the logs that the programs left become an issue.
  ///
  /// - Parameter names: The users, hosts and so on that its programs know, given its folder.
  static func with(
    names: (Folder) -> Names = { _ in Names() }, _ body: (Stage) async throws -> Void
  ) async throws {
    let folder = try Folder()
    defer { folder.remove() }
    do {
      try await Lot.with(names: names(folder)) { lot in
        try await body(Stage(lot: lot, folder: folder))
      }
    } catch {
      Issue.record("the programs' logs:\n\(folder.logs())")
      throw error
    }
  }

  /// Starts a server and returns when it listens at `place`; what it says goes to a log.
  @discardableResult
  func serve(
    _ program: String, _ arguments: [String], at place: String, on hosts: [String] = [server],
    as user: String? = nil, in directory: String? = nil, over transport: Transport = .tcp
  ) async throws -> LotProcess {
    let process = try await start(program, arguments, on: hosts, as: user, in: directory)
    try await lot.wait(for: place, protocol: transport, timeout: .hanging)
    return process
  }

  /// Starts a program; what it says goes to a log.
  @discardableResult
  func start(
    _ program: String, _ arguments: [String], on hosts: [String] = [server],
    as user: String? = nil, in directory: String? = nil
  ) async throws -> LotProcess {
    let words = Account.command([program] + arguments, as: user)
    return try await lot.start(
      words[0], Array(words.dropFirst()), hosts: hosts,
      workingDirectory: directory ?? folder.path, output: .file(folder.log(of: program)))
  }

  /// Runs a program to its end.
  func run(
    _ program: String, _ arguments: [String] = [], on hosts: [String] = [client],
    as user: String? = nil, environment: [String: String] = [:], input: Input = .none,
    within timeout: Duration = .hanging
  ) async throws -> Outcome {
    let words = Account.command([program] + arguments, as: user)
    return try await lot.run(
      words[0], Array(words.dropFirst()), hosts: hosts, environment: environment,
      workingDirectory: folder.path, input: input, timeout: timeout)
  }

  /// What a program writes when it succeeds, without white space at its ends.
  func say(
    _ program: String, _ arguments: [String] = [], on hosts: [String] = [client],
    as user: String? = nil, environment: [String: String] = [:], input: Input = .none,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let outcome = try await run(
      program, arguments, on: hosts, as: user, environment: environment, input: input)
    try #require(
      outcome.succeeded, "\(program) ended with \(outcome.code): \(outcome.errors)",
      sourceLocation: location)
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What a datagram is answered, as ``say`` tells it. socat waits for its time to be over, whether
  /// there was an answer or not: only who gets none is asked again, and given more time.
  func exchange(_ datagram: String, with place: String) async throws -> String {
    for seconds in ["0.5", "5"] {
      let client = ["-t", seconds, "-", "UDP:\(place)"]
      let answer = try await say("socat", client, input: .text(datagram))
      if !answer.isEmpty { return answer }
    }
    return ""
  }
}
