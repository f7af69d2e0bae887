// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotTesting
import Glibc

// All that a test program can say, and all of it passes.

@main struct Features: TestProgram {
  static var tests: some Tests {
    Test("plain") {}
    Test("waits") { try await Task.sleep(nanoseconds: 1000) }
    Test("on the main actor") { @MainActor in
      try await Task.sleep(nanoseconds: 1000)
      check(isMainThread())
    }
    Test("on the main thread") { check(isMainThread()) }
    Test("with a context") { context in check(context.name == "with a context") }
    Test("adds", for: [(1, 1, 2), (2, 2, 4)]) { first, second, sum in check(first + second == sum) }
    Test("is a word", .tags("text"), for: ["a", "b"]) { word in check(word.count == 1) }
    Group("outer", .tags("grouped")) {
      Group("inner") { Test("nested", .tags("slow")) {} }
      Test("beside") {}
      for number in 1...2 { Test("number \(number)") {} }
      if getpid() > 0 { Test("if") {} }
    }
    Group("shared", .sharedProcess, sharing: counter) {
      Test("counts to one", with: counter) { counter in check(counter.next() == 1) }
      Test("counts to two", with: counter) { counter in check(counter.next() == 2) }
    }
    Group("shared, and left out at its end", sharing: counter) {
      Test("counts to one", with: counter) { counter in check(counter.next() == 1) }
      Test("not", .skip("it is the last")) { abort() }
    }
    Group("shared anew", sharing: counter) {
      Test("counts to one again", with: counter) { counter in check(counter.next() == 1) }
      Test("and to two, with others", with: counter, Fixture("x")) { _, _ in }
    }
    Group("each", .sharedProcess, each: [counter]) {
      Test("counts from the beginning", with: counter) { counter in check(counter.next() == 1) }
      Test("and again", with: counter) { counter in check(counter.next() == 1) }
    }
    Test("with a state", with: Fixture(7)) { number in check(number == 7) }
    Test("with two fixtures", with: counter, Fixture("x")) { counter, text in
      check(counter.next() == 1 && text == "x")
    }
    Test("with a fixture that waits", with: slow) { number in
      try await Task.sleep(nanoseconds: 1000)
      check(number == 8)
    }
    Group("left out") {
      Test("statically", .skip("for a reason")) { abort() }
      Test("by itself") { try skip("for another") }
      Test("unless", .skip(if: false, "never")) { try skip(unless: true, "never") }
    }
    Test("to be done", .todo("next week")) { check(false) }
    Test("known to fail", .expectedFailure("ticket")) { check(false) }
    Test("has a known issue") { knownIssue("ticket") { check(false) } }
    Test("has a known issue that waits") {
      await knownIssue("ticket") {
        try await Task.sleep(nanoseconds: 1000)
        check(false)
      }
    }
    Test("has one now and then") { knownIssue("ticket", isIntermittent: true) {} }
    Test("aborts on purpose", .ends(by: .signal(SIGABRT))) { abort() }
    Test("crashes on purpose", .ends(by: .crash)) { fatalError("as it should") }
    Test("exits on purpose", .ends(by: .exit(3))) { exit(3) }
    Test("has a folder") { context in
      let file = context.temporaryDirectory + "/a"
      check(open(file, O_CREAT | O_WRONLY, 0o600) >= 0)
    }
    Test("leaves a text") { context in context.attach("as it was", named: "notes/of it.txt") }
    Test("closes what it opens", .leaks) { check(close(open("/dev/null", O_RDONLY)) == 0) }
    Test("closes what it opens while waiting", .leaks) {
      try await Task.sleep(nanoseconds: 1000)
      check(close(open("/dev/null", O_RDONLY)) == 0)
    }
    Test("starts others") {
      check(system("/bin/true") == 0)
      let child = spawnNothing()
      check(child > 0)
    }
    Test("sees nothing of the runner") {
      for variable in [
        "BACKLOT_TEST_PROCESS", "BACKLOT_TEST_TEMPORARY", "BACKLOT_TEST_LEAKS",
        "BACKLOT_TEST_EVENTS",
      ] {
        check(getenv(variable) == nil)
      }
      for number in 0..<64 { check(!target(of: number).contains("memfd:")) }
    }
  }

  static let counter = Fixture("a counter") {
    Counter()
  } tearDown: {
    $0.close()
  }
  static let slow = Fixture("a slow one") { () async throws -> Int in
    try await Task.sleep(nanoseconds: 1000)
    return 8
  } tearDown: { number in
    try await Task.sleep(nanoseconds: 1000)
    check(number == 8)
  }
}

func isMainThread() -> Bool {
  link("/proc/thread-self") == "\(getpid())/task/\(getpid())"
}

func target(of number: Int) -> String { link("/proc/self/fd/\(number)") }

func link(_ path: String) -> String {
  var words = [CChar](repeating: 0, count: 256)
  readlink(path, &words, 255)
  return words.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
}

final class Counter {
  private var count = 0
  func next() -> Int {
    count += 1
    return count
  }
  func close() { count = -1 }
}

/// A child of posix_spawn() shares our memory for a moment, and ends by _exit() when it finds no
/// program.
func spawnNothing() -> Int32 {
  var process: pid_t = 0
  let arguments: [UnsafeMutablePointer<CChar>?] = [nil]
  let error = posix_spawn(&process, "/nonexistent", nil, nil, arguments, environ)
  return error
}

func check(_ condition: Bool, line: Int = #line) {
  if condition { return }
  Findings.report(
    Finding(
      "the check failed", at: Place(fileID: #fileID, filePath: #filePath, line: line, column: 1)))
}
