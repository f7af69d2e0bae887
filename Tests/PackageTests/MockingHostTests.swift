// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A failure of mocks", .timeLimit(.minutes(20)))
struct MockingHostTests {
  /// Each is played in a process of its own, in each host.
  static let failures = [
    ("leftover", "open(1) was never called"),
    ("wrongArgument", "unexpected call of open(2): argument 1 is 2, expected 1"),
    ("outOfOrder", "out of order: open(2) came before open(1)"),
    ("tooMany", "one call too many: open(1) is expected once"),
    ("detachedTask", "unexpected call of open(2): argument 1 is 2, expected 1"),
    ("thread", "unexpected call of open(2): argument 1 is 2, expected 1"),
    ("dispatch", "unexpected call of open(2): argument 1 is 2, expected 1"),
    ("leftoverOfC", "getppid() was never called"),
    ("orderOfC", "out of order: open(1) came before getppid()"),
  ]

  @Test(
    "fails the test that made them, at the line of the expectation",
    arguments: Host.allCases, failures)
  func failure(host: Host, scenario: (name: String, sentence: String)) async throws {
    let outcome = try await host.play(scenario.name)
    let line = try Self.line(of: scenario.name)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(scenario.sentence), "\(outcome.output)")
    #expect(outcome.output.contains("Scenario.swift:\(line):"), "\(outcome.output)")
    #expect(outcome.output.contains(host.verdict(scenario.name)), "\(outcome.output)")
  }

  @Test("without any expectation of the function fails the test too", arguments: Host.allCases)
  func unexpected(host: Host) async throws {
    let outcome = try await host.play("unexpected")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("unexpected call of open(7): nothing is expected of open"))
    #expect(outcome.output.contains(host.verdict("unexpected")), "\(outcome.output)")
  }

  @Test("of a C function that a thread of C calls fails the test too", arguments: Host.allCases)
  func threadOfC(host: Host) async throws {
    let outcome = try await host.play("threadOfC")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("unexpected call of getppid(): nothing is expected of getppid"))
    #expect(outcome.output.contains(host.verdict("threadOfC")), "\(outcome.output)")
  }

  @Test("of a C function outside of tests says what to do")
  func outsideOfC() async throws {
    let outcome = try await Host.swiftTesting.play("outsideOfC")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("getppid cannot be mocked outside of a test"))
  }

  @Test(
    "is not told of where there is none", arguments: Host.allCases,
    ["right", "rightOfC", "restoredOfC"])
  func right(host: Host, scenario: String) async throws {
    let outcome = try await host.play(scenario)
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("error:"), "\(outcome.output)")
  }

  @Test(
    "is not lost when the program ends early, be it with status 0", arguments: Host.allCases)
  func early(host: Host) async throws {
    let outcome = try await host.play("early")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("ended by exit(0) inside"), "\(outcome.output)")
  }

  @Test("in a forked child is told by the child, and its status is not 0", arguments: Host.allCases)
  func forked(host: Host) async throws {
    let outcome = try await host.play("forked")
    #expect(outcome.output.contains("in a forked child of"), "\(outcome.output)")
    #expect(outcome.output.contains("unexpected call of open(7)"), "\(outcome.output)")
    #expect(outcome.output.contains("the child ended with 1"), "\(outcome.output)")
  }

  @Test(
    "that leaves nothing to answer with ends the process, and is told", arguments: Host.allCases)
  func noDefault(host: Host) async throws {
    let outcome = try await host.play("noDefault")
    #expect(outcome.status == SIGABRT)
    #expect(outcome.output.contains("unexpected call of key()"), "\(outcome.output)")
    #expect(outcome.output.contains("make Key conform to MockDefault"), "\(outcome.output)")
  }

  @Test("outside of tests says what to do", arguments: [Host.swiftTesting, .program])
  func outside(host: Host) async throws {
    let outcome = try await host.play("outside")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("add the trait .mocks to the test"), "\(outcome.output)")
  }

  @Test("after the end of its test does not pass unnoticed")
  func late() async throws {
    let outcome = try await Host.program.play("late")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("after the end of withMocks at Scenario.swift"))
  }

  @Test("of a static mock fails the case of XCTest that uses it, not the one that made it")
  func shared() async throws {
    let outcome = try await Built.shared.tests("FailingXCTests.SharedXCTests")
    for (name, verdict) in [("First", "passed"), ("Second", "passed"), ("Third", "failed")] {
      #expect(
        outcome.output.contains("'SharedXCTests.test\(name)' \(verdict)"), "\(outcome.output)")
    }
    #expect(outcome.output.contains("unexpected call of open(3)"), "\(outcome.output)")
  }

  @Test("in one case of a test with arguments is told with the argument")
  func cases() async throws {
    let outcome = try await Host.swiftTesting.play("oneOfThree")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 argument scenario → .leftover"), "\(outcome.output)")
    #expect(outcome.output.contains("with 1 issue"), "\(outcome.output)")
  }

  @Test(
    "does not happen in the examples",
    arguments: [
      ("RecorderTests", "2 tests in 1 suite passed"),
      ("SettingsTests", "3 tests in 1 suite passed"),
    ])
  func example(name: String, verdict: String) async throws {
    let outcome = try await Built.shared.tests(
      "--testing-library", "swift-testing", "--filter", name)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains(verdict), "\(outcome.output)")
  }

  static func line(of scenario: String, in name: String = "Scenario.swift") throws -> Int {
    let file = Built.package.appending(path: "Scenarios/\(name)")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.hasSuffix("// HERE \(scenario)") }) + 1
  }
}

/// Who runs a test.
enum Host: String, CaseIterable, Sendable {
  case swiftTesting, xcTest, program

  func play(_ scenario: String) async throws -> Built.Outcome {
    switch self {
    case .swiftTesting:
      try await Built.shared.tests(
        "--testing-library", "swift-testing", "--filter", "FailingTests.*[./]\(scenario)\\(")
    case .xcTest:
      try await Built.shared.tests("FailingXCTests.FailingXCTests/\(method(scenario))")
    case .program:
      try await Built.shared.program(scenario)
    }
  }

  /// What it says of the test that failed.
  func verdict(_ scenario: String) -> String {
    switch self {
    case .swiftTesting: "Test \(scenario)() failed"
    case .xcTest: "'FailingXCTests.\(method(scenario))' failed"
    case .program: "it went on"
    }
  }

  private func method(_ scenario: String) -> String {
    "test" + scenario.prefix(1).uppercased() + scenario.dropFirst()
  }
}

/// The package of tests that fail on purpose, which is built once.
actor Built {
  static let shared = Built()
  static let package = Source.root.appending(path: "Tests/MockingHosts")

  struct Outcome: Sendable {
    let status: Int32
    let output: String
  }

  private var building: Task<URL, any Error>?

  func tests(_ arguments: String...) async throws -> Outcome {
    try await run("mocking-hostsPackageTests.xctest", arguments)
  }

  func program(_ arguments: String...) async throws -> Outcome {
    try await run("program", arguments)
  }

  private func products() async throws -> URL {
    if let building { return try await building.value }
    let task = Task {
      _ = try await Source.swift(
        "build", "--build-tests", package: Self.package, scratch: "mocking-hosts")
      return Source.scratch.appending(path: "mocking-hosts/debug")
    }
    building = task
    return try await task.value
  }

  private func run(_ name: String, _ arguments: [String]) async throws -> Outcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = try await products().appending(path: name)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    let ended = AsyncStream<Void> { continuation in
      process.terminationHandler = { _ in continuation.finish() }
    }
    try process.run()
    let text = try await Task.detached { try output.fileHandleForReading.readToEnd() }.value
    for await _ in ended {}
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: text ?? Data(), as: UTF8.self))
  }
}
