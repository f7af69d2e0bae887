// SPDX-License-Identifier: Apache-2.0
import Glibc
import Recorder
import Testing

@Suite("Why there are no events")
struct RefusalTests {
  private func explain(
    _ error: Int32, event: String = "cpu-clock", frequency: UInt32 = 1000, kernel: Bool = false,
    owner: UInt32 = 1000, user: UInt32 = 1000, paranoid: Int = 2
  ) -> (status: Int32, sentence: String) {
    var refusal = refusal(
      error: error, event: record_event_named(event), frequency: frequency, wants_kernel: kernel,
      pid: 42, owner: owner, user: user, paranoid: paranoid, fastest: 50000)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(RECORD_PROBLEM)) {
      let status = refusal_explain(&refusal, $0.baseAddress!)
      return (status, String(cString: $0.baseAddress!))
    }
  }

  @Test("is that the process is somebody else's")
  func owner() {
    let (status, sentence) = explain(EACCES, owner: 0)
    #expect(status == EX_NOPERM)
    #expect(sentence.contains("process 42 belongs to user 0"))
  }

  @Test("is kernel.perf_event_paranoid, by its value")
  func paranoid() {
    let (status, sentence) = explain(EACCES, paranoid: 4)
    #expect(status == EX_NOPERM)
    #expect(sentence.contains("kernel.perf_event_paranoid is 4"))
    #expect(sentence.contains("timers of CPU time"))
    #expect(explain(EACCES, kernel: true).sentence.contains("do without --kernel"))
    #expect(
      explain(EACCES, event: "context-switches", kernel: true).sentence
        .contains("do without context-switches"))
  }

  @Test("is a container, for root too")
  func container() {
    #expect(explain(EPERM).sentence.contains("CAP_PERFMON"))
    #expect(explain(EPERM, owner: 0, user: 0).sentence.contains("even to root"))
  }

  @Test("is a program with more rights than its user")
  func rights() { #expect(explain(EACCES).sentence.contains("does not let its own user")) }

  @Test("is a machine that does not count, or a kernel that does not know")
  func events() {
    let (status, sentence) = explain(ENOENT, event: "cycles")
    #expect(status == EX_UNAVAILABLE)
    #expect(sentence.contains("this machine does not count cycles"))
    #expect(explain(ENOSYS).sentence.contains("no perf_event_open"))
  }

  @Test("is a rate, or a limit")
  func limits() {
    #expect(explain(EINVAL, frequency: 60000).sentence.contains("use --frequency 50000"))
    #expect(explain(EMFILE).sentence.contains("ulimit -n"))
    #expect(explain(ENOTTY).sentence.contains(String(cString: strerror(ENOTTY))))
  }
}
