// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotDescriptors

@Suite("Two findings of one run") struct StoryTests {
  private func event(_ role: Role, _ functions: String...) -> Event {
    Event(role: role, call: "open", frames: functions.map { Frame(function: $0, offset: 1) })
  }

  @Test("are one, whatever the number was before")
  func before() {
    let twice = [event(.opened, "a"), event(.closed, "b"), event(.again, "c")]
    let findings = [[], [event(.wasOpened, "d")], [event(.wasOpened, "e")]].map {
      Finding(kind: .doubleClose, events: twice + $0)
    }
    #expect(Set(findings.map(Likeness.init)).count == 1)
    #expect(Set(findings.map(FindingIdentity.init)).count == 1)
  }

  @Test("are one when a line opened what went through exec, whoever called it")
  func lines() {
    let opened = [event(.opened, "open_it", "one"), event(.opened, "open_it", "other")]
    for (kind, amount) in [(Kind.execLeak, 1), (.leak, 2)] {
      let findings = opened.map { Finding(kind: kind, events: [$0]) }
      #expect(Set(findings.map(Likeness.init)).count == amount)
    }
  }

  @Test("are a warning together only when what was left open is of no use")
  func forgotten() {
    for (limit, grade) in [(UInt64(0), Grade.note), (1, .warning)] {
      var merger = Merger()
      for _ in 1...2 {
        merger.add(
          Finding(kind: .leak, grade: .note, pid: 7, limit: limit, events: [event(.opened, "a")]))
      }
      #expect(merger.findings.map(\.count) == [2])
      #expect(merger.findings.map(\.grade) == [grade])
    }
  }
}
