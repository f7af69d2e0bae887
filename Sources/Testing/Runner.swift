// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotFindings
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// Runs tests in this process, one after the other, and tells the record what becomes of them.
///
/// What is done for groups counts for tests: a set-up for the test that comes after it, and a
/// tear-down for the one before it, which ends when the groups that end with it have been torn down.
@MainActor
final class Runner {
  private let recorder: TestRecorder
  private let folders: TestFolders
  private let checksLeaks: Bool
  /// Printed before and after each test, where others have to tell what which test printed.
  private let mark: String?
  private let afterEach: () -> Bool

  /// Groups whose fixtures are set up, and what went wrong with that.
  private var open: [(group: PlannedGroup, trouble: String?)] = []

  init(
    _ recorder: TestRecorder, _ folders: TestFolders, checksLeaks: Bool, mark: String?,
    afterEach: @escaping () -> Bool = { true }
  ) {
    self.recorder = recorder
    self.folders = folders
    self.checksLeaks = checksLeaks
    self.mark = mark
    self.afterEach = afterEach
  }

  func run(_ tests: [PlannedTest]) async {
    for (index, test) in tests.enumerated() {
      // What is not run neither sets up a group nor tears one down.
      let next = tests[(index + 1)...].first { $0.settings.skip == nil }
      await run(test, before: next)
      if !afterEach() { break }
    }
  }

  private func run(_ test: PlannedTest, before next: PlannedTest?) async {
    printMark()
    recorder.start(test.index)
    if let reason = test.settings.skip {
      recorder.skip(reason)
    } else {
      let context = TestContext(
        name: test.path.description, index: test.index, folders: folders)
      TestContext.runs(context)
      await runWithFixtures(test, context, before: next)
      TestContext.runs(nil)
    }
    printMark()
    recorder.end()
  }

  private func printMark() {
    guard let mark else { return }
    fflush(nil)
    for stream in [1, 2] as [Int32] { _ = mark.withCString { write(stream, $0, strlen($0)) } }
  }

  private func runWithFixtures(
    _ test: PlannedTest, _ context: TestContext, before next: PlannedTest?
  ) async {
    test_thread_guard()
    await enter(test)
    if let trouble = open.compactMap(\.trouble).first {
      recorder.problem(TestProblem(.fixture, trouble, at: test.place))
    } else {
      await runChecked(test, context)
    }
    await leave(test, keeping: next)
  }

  // MARK: Leaks

  private func runChecked(_ test: PlannedTest, _ context: TestContext) async {
    let checks = test.settings.checksLeaks ?? checksLeaks
    if checks { await OpenDescriptors.warmUp() }
    let before = checks ? OpenDescriptors() : nil
    let mark = Descriptors.mark()
    await runBody(test, context)
    if let before { check(since: before, mark, test) }
    if test_leaks_are_seen(), test_leaks_are_there() {
      recorder.problem(
        TestProblem(
          .leak, "memory was not given back: what LeakSanitizer tells is in the output",
          at: test.place))
    }
  }

  private func check(since before: OpenDescriptors, _ mark: UInt64, _ test: PlannedTest) {
    let left = OpenDescriptors().names(notIn: before)
    if !left.isEmpty {
      recorder.problem(
        TestProblem(
          .leak,
          "left open: " + left.prefix(8).joined(separator: ", ")
            + (left.count > 8 ? " and \(left.count - 8) more" : ""), at: test.place))
    }
    let findings = Descriptors.findings(since: mark)
    if findings > 0 {
      recorder.problem(
        TestProblem(
          .leak, "findings about descriptors: \(findings), which the report tells",
          at: test.place))
    }
  }

  // MARK: The test itself

  private func runBody(_ test: PlannedTest, _ context: TestContext) async {
    var missing = test.groups.flatMap(\.each) + test.settings.fixtures
    missing.removeAll { FixtureValues.shared[$0] != nil }
    var ready: [any AnyFixture] = []
    for fixture in missing where !ready.contains(where: { $0 === fixture }) {
      guard let trouble = await setUp(fixture) else {
        ready.append(fixture)
        continue
      }
      if !trouble.isEmpty {
        recorder.problem(
          TestProblem(.fixture, "the set-up of \(fixture.name) failed: \(trouble)", at: test.place))
      }
      await tearDown(ready, test.place)
      return
    }
    await attempt(test) { try await test.body.run(context) }
    if !test_process_is_guarded() { endCopy(test) }
    await tearDown(ready, test.place)
  }

  /// A child that the test made by `fork()` would go on with what is the parent's to do.
  private func endCopy(_ test: PlannedTest) -> Never {
    recorder.problem(
      TestProblem(
        .exit, "a child that it made by fork() came out of the test: let it end by _exit()",
        at: test.place))
    test_process_end(1)
  }

  private func attempt(_ test: PlannedTest, _ body: () async throws -> Void) async {
    do {
      try await body()
    } catch let skip as Skip {
      recorder.skip(skip.reason)
    } catch is TestEnded {
      // What it is about has been reported.
    } catch {
      recorder.problem(TestProblem(.error, "it threw: \(error)", at: test.place))
    }
  }

  // MARK: Fixtures

  /// Returns what went wrong; empty where the test is skipped for it.
  private func setUp(_ fixture: any AnyFixture) async -> String? {
    let problems = recorder.problems
    do {
      try await (fixture as? any RunnableFixture)?.setUp(.shared)
    } catch let skip as Skip {
      recorder.skip(skip.reason)
      return ""
    } catch {
      return "\(error)"
    }
    return recorder.problems > problems ? "see above" : nil
  }

  private func tearDown(_ fixtures: [any AnyFixture], _ place: SourceLine) async {
    for fixture in fixtures.reversed() {
      let problems = recorder.problems
      do {
        try await (fixture as? any RunnableFixture)?.tearDown(.shared)
      } catch {
        recorder.problem(
          TestProblem(.fixture, "the tear-down of \(fixture.name) failed: \(error)", at: place))
        continue
      }
      if recorder.problems > problems {
        recorder.problem(
          TestProblem(.fixture, "the tear-down of \(fixture.name) failed: see above", at: place))
      }
    }
  }

  /// Sets up the groups that begin with a test.
  private func enter(_ test: PlannedTest) async {
    for group in test.groups.dropFirst(open.count) {
      var ready: [any AnyFixture] = []
      var trouble: String?
      for fixture in group.shared where trouble == nil {
        trouble = await setUp(fixture).map {
          "the set-up of \(fixture.name) for the group \(group.name) failed: "
            + ($0.isEmpty ? "it was skipped" : $0)
        }
        if trouble == nil { ready.append(fixture) }
      }
      if trouble != nil { await tearDown(ready, test.place) }
      open.append((group, trouble))
    }
  }

  /// Tears down the groups that end before the next test.
  private func leave(_ test: PlannedTest, keeping next: PlannedTest?) async {
    let kept = zip(open, next?.groups ?? []).prefix { $0.group === $1 }.count
    while open.count > kept {
      let (group, trouble) = open.removeLast()
      if trouble == nil { await tearDown(group.shared, test.place) }
    }
  }
}
