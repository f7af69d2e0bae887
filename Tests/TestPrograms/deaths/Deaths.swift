// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import BacklotTesting
import Glibc

// Tests that end in every way but the right one, each beside one that passes.

@main struct Deaths: TestProgram {
  static var tests: some Tests {
    Group("signals") {
      Test("segmentation fault") { _ = readNull() }
      Test("abort") { abort() }
      Test("fatalError") { fatalError("it went wrong") }
      Test("stack overflow") { print(overflow(1)) }
      Test("jump to nowhere") { jumpToNowhere() }
      Test("killed from outside") { kill(getpid(), SIGKILL) }
      Test("terminated from outside") { raise(SIGTERM) }
      Test("segmentation fault on a thread") { runThread { _ = readNull() } }
      Test("fatalError while waiting") {
        try await Task.sleep(nanoseconds: 1000)
        fatalError("it went wrong later")
      }
    }
    Group("exits") {
      Test("exit(0)") { leave() }
      Test("_exit(0)") { _exit(0) }
      Test("quick_exit(0)") { quick_exit(0) }
      Test("exit_group(0)") { exitGroup(0) }
      Test("exit(256)") { exit(256) }
      Test("exit(0) on a thread") { runThread { exit(0) } }
      Test("exit(0) while waiting") {
        try await Task.sleep(nanoseconds: 1000)
        exit(0)
      }
      Test("another program") { become("/bin/true") }
      Test("exit(0) after all descriptors are closed") {
        closeAll()
        exit(0)
      }
      Test("crash at the end of the process") { atexit { abort() } }
    }
    Group("descriptors") {
      Test("closes all and fails") {
        closeAll()
        find("it is seen all the same")
      }
      Test("writes to all") {
        for number in 3..<256 as Range<Int32> { write(number, "garbage\n", 8) }
        find("it is seen all the same")
      }
    }
    Group("hangs") {
      Test("sleeps", .timeLimit(.milliseconds(400))) { while true { sleep(100) } }
      Test("sleeps once", .timeLimit(.milliseconds(400))) { sleep(100) }
      Test("pauses", .timeLimit(.milliseconds(400))) { pause() }
      Test("polls", .timeLimit(.milliseconds(400))) { poll(nil, 0, 100_000) }
      Test("comes late", .timeLimit(.milliseconds(400))) { usleep(900_000) }
      Test("spins", .timeLimit(.milliseconds(400))) { spin() }
      Test("waits for ever", .timeLimit(.milliseconds(400))) {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
      }
      Test("blocks all signals", .timeLimit(.milliseconds(400))) {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        while true { sleep(100) }
      }
      Test("does not end its process", .timeLimit(.milliseconds(400))) {
        atexit { while true { sleep(100) } }
      }
    }
    Group("children") {
      Test("leaves one that holds the output") { holdOutput() }
      Test("whose findings count") { forked { find("a child found it") } }
      Test("that end the test as well") { if fork() == 0 { return } else { _ = wait(nil) } }
    }
    Group("errors") {
      Test("is thrown") { throw Broken() }
      Test("finding") { find("it is wrong") }
      Test("finding that ends the test") { throw Findings.ending(with: finding("it is over")) }
      Test("finding on a thread") { runThread { find("a thread found it") } }
      Test("finding in a detached task") { await Task.detached { find("a task found it") }.value }
      Test("mock that is not called") {
        withMocks {
          let beep = Mock<(Int32) -> Void>("beep")
          beep.expect(1)
        }
      }
      Test("many findings") { for number in 1...256 { find("finding \(number)") } }
    }
    Group("set-up", sharing: broken) {
      Test("fails for all of a group") {}
    }
    Group("tear-down", sharing: breaking) {
      Test("fails for the last of a group") {}
    }
    Group("tear-down that ends the process", sharing: leaving) {
      Test("fails for the last of a group as well") {}
    }
    Test("has a set-up that fails", with: broken) { (_: Int) in }
    Test("has a tear-down that fails", with: breaking) { (_: Int) in }
    Test("was expected to fail", .expectedFailure("nobody knows")) {}
    Test("was expected to end", .ends(by: .crash)) {}
    Test("was expected to end in another way", .ends(by: .signal(SIGABRT))) { exit(0) }
    Test("leaves a descriptor open", .leaks) { _ = open("/dev/null", O_RDONLY) }
    Test("passes") {}
    Test("passes in time", .timeLimit(.seconds(Int64.max))) {}
  }

  static let broken = Fixture("a broken fixture") { () throws -> Int in throw Broken() }
  static let breaking = Fixture("a breaking fixture") {
    1
  } tearDown: { _ in
    throw Broken()
  }
  static let leaving = Fixture("a leaving fixture") {
    1
  } tearDown: { _ in
    exit(0)
  }
}

struct Broken: Error, CustomStringConvertible {
  let description = "it is broken"
}

func find(_ text: String, line: Int = #line) { Findings.report(finding(text, line: line)) }

func finding(_ text: String, line: Int = #line) -> Finding {
  Finding(text, at: Place(fileID: #fileID, filePath: #filePath, line: line, column: 1))
}

@inline(never) func readNull() -> Int {
  UnsafePointer<Int>(bitPattern: 8)!.pointee
}

@inline(never) func overflow(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 100) { room in
    room[0] = depth
    return overflow(depth + 1) + room[0]
  }
}

@inline(never) func jumpToNowhere() {
  unsafeBitCast(UnsafeRawPointer(bitPattern: 16)!, to: (@convention(c) () -> Void).self)()
}

@inline(never) func leave() { exit(0) }

/// As libc's own, which no library is asked about.
func exitGroup(_ status: Int32) {
  let libc = dlopen("libc.so.6", RTLD_NOW)
  unsafeBitCast(dlsym(libc, "_exit"), to: (@convention(c) (Int32) -> Void).self)(status)
}

@inline(never) func spin() {
  var number = 1
  while number != 0 { number = number &* 3 | 1 }
}

func runThread(_ body: @escaping @convention(c) () -> Void) {
  var thread = pthread_t()
  let context = unsafeBitCast(body, to: UnsafeMutableRawPointer.self)
  pthread_create(
    &thread, nil,
    {
      unsafeBitCast($0, to: (@convention(c) () -> Void).self)()
      return nil
    }, context)
  pthread_join(thread, nil)
}

func closeAll() { for number in 0..<1024 as Range<Int32> { close(number) } }

func become(_ path: String) {
  var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
  execv(path, &arguments)
}

func holdOutput() {
  if fork() == 0 {
    setsid()
    sleep(3)
    _exit(0)
  }
}

func forked(_ body: () -> Void) {
  let child = fork()
  if child == 0 {
    body()
    _exit(0)
  }
  var status: Int32 = 0
  waitpid(child, &status, 0)
}
