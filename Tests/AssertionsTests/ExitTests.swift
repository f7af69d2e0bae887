// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import BacklotFindings
import Foundation
import Testing

@Suite("Code that ends its process", .timeLimit(.minutes(20)))
struct ExitTests {
  @Test("does so in a child, and how is told")
  func ways() {
    let numbers = [1, 2]
    #expect(expectExits(with: .signal(SIGABRT)) { abort() })
    #expect(expectExits(with: .crash, saying: "ExitTests.swift") { fatalError("boo") })
    #expect(expectExits(with: .crash) { precondition(numbers.isEmpty, "not empty") })
    #expect(expectExits(with: .crash, saying: "out of range") { _ = numbers[numbers.count] })
    #expect(expectExits(with: .status(3)) { exit(3) })
    #expect(expectExits(with: .failure) { _exit(1) })
    #expect(expectExits(with: .success) { exit(0) })
    #expect(expectExits(with: .signal(SIGTERM)) { raise(SIGTERM) })
    #expect(expectExits(with: .signal(SIGKILL)) { kill(getpid(), SIGKILL) })
  }

  @Test("by writing where it must not, or by using up its stack, ends by SIGSEGV")
  func faults() {
    #expect(
      expectExits(with: .signal(SIGSEGV)) {
        UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
      })
    #expect(expectExits(with: .signal(SIGSEGV)) { print(endless(getpid())) })
  }

  @Test("by assert() of C says so")
  func assertion() {
    #expect(
      expectExits(with: .signal(SIGABRT), saying: "device.c:7: open: Assertion `path' failed") {
        failAssertion("path", "device.c", 7, "open")
      })
  }

  @Test("in another way than expected is told with what it said")
  func otherWay() {
    let told = text {
      expectExits(with: .signal(SIGABRT)) {
        print("on the way")
        say("no such device\n")
        exit(3)
      }
    }
    #expect(
      told == """
        the process ended with status 3, expected an end by SIGABRT
          its standard error ended with:
          | no such device
          its standard output ended with:
          | on the way
        """)
  }

  @Test("and says something else is told")
  func message() {
    let told = text { expectExits(with: .status(1), saying: "device") { exit(1) } }
    #expect(
      told == #"the process ended with status 1 and said nothing, expected a message with "device""#
    )
    #expect(
      expectExits(with: .status(1), saying: .matching(/no .* device/)) {
        say("there is no such device\n")
        exit(1)
      })
  }

  @Test("or does not is told")
  func returns() {
    shows("the process did not end: the code returned, expected an end with status 0") {
      expectExits(with: .success) {}
    }
    #expect(
      text { expectExits(with: .failure) { throw Broken(part: 1) } }.hasPrefix(
        "the process did not end: the code threw Broken(part: 1), expected"))
  }

  @Test("too late is killed, with what it started")
  func late() {
    let told = text {
      expectExits(with: .success, within: .milliseconds(300)) { while true { pause() } }
    }
    #expect(
      told
        == "the process was still running after 0.3 seconds, and was killed, expected an end with status 0"
    )
  }

  @Test("does not wait for those that it started, and ends them: they hold the descriptors of all")
  func grandchild() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    #expect(
      expectExits(with: .status(5)) {
        system("sleep 1000 &")
        exit(5)
      })
    close(ends[1])
    // Others fork, too, and hold the end for a moment.
    var end = pollfd(fd: ends[0], events: 0, revents: 0)
    #expect(poll(&end, 1, 600_000) == 1)
    #expect(end.revents == Int16(POLLHUP))
    close(ends[0])
  }

  @Test("finds things out for its parent")
  func findings() {
    let findings = told {
      expectExits(with: .status(1)) {
        expectEqual(1, 2, "in the\nchild")
        exit(1)
      }
    }
    #expect(findings.map(\.text) == ["the value is 1, expected 2\n  in the\n  child"])
    #expect(findings.first?.place.line == #line - 5)
  }

  @Test("does not when a requirement in it fails first, which is told once")
  func requirement() {
    shows("the value is 1, expected 2") { expectExits(with: .status(1)) { try requireEqual(1, 2) } }
  }

  @Test("writes no buffer of its parent, and does nothing of what its parent does at exit")
  func buffers() throws {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    fputs("once", file)
    #expect(getpid() == parent)
    atexit { if getpid() != parent { say("at exit of the parent\n") } }
    let told = text {
      expectExits(with: .status(9)) {
        atexit { say("of its own\n") }
        exit(0)
      }
    }
    #expect(told.contains("of its own"))
    #expect(!told.contains("of the parent"))
    fflush(file)
    rewind(file)
    var room = [CChar](repeating: 0, count: 64)
    fgets(&room, 64, file)
    expectEqual(cString: room, "once")
  }

  @Test("leaves no core, be the limit of this process what it may")
  func core() {
    let before = coreLimit()
    setCoreLimit(before.rlim_max)
    defer { setCoreLimit(before.rlim_cur) }
    #expect(expectExits(with: .success) { exit(coreLimit().rlim_cur <= 1 ? 0 : 1) })
  }

  @Test("says more than a pipe has room for, of which the end is told")
  func flood() {
    let told = text {
      expectExits(with: .success) {
        for number in 0..<200_000 { say("line \(number)\n") }
        exit(1)
      }
    }
    #expect(told.contains("| line 199999"))
    #expect(told.split(separator: "\n").count < 30)
  }

  /// Uses the stack, in a way that no compiler sees through.
  private func endless(_ number: Int32) -> Int {
    if number == 0 { return 0 }
    let rest = [endless(number &+ 1), 1]
    return rest.reduce(0, +)
  }
}

private func coreLimit() -> rlimit {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  return limit
}

private func setCoreLimit(_ bytes: rlim_t) {
  var limit = coreLimit()
  limit.rlim_cur = bytes
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
}

/// The process of the tests, once it is asked for.
private let parent = getpid()

/// On standard error.
private func say(_ text: String) { _ = text.withCString { write(2, $0, strlen($0)) } }

/// What `assert()` calls.
@_silgen_name("__assert_fail")
private func failAssertion(
  _ text: UnsafePointer<CChar>, _ file: UnsafePointer<CChar>, _ line: UInt32,
  _ function: UnsafePointer<CChar>)
