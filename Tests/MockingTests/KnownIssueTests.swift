// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotMocking

/// Each outer `withKnownIssue` fails the test when nothing comes to it.
@Suite("A known issue")
struct KnownIssueTests {
  private func says(_ words: String, _ issue: Issue) -> Bool {
    issue.comments.contains { $0.rawValue.hasPrefix(words) }
  }

  @Test("about a wrong call does not hide that the right one is missing")
  func leftover() {
    let line = #line + 4
    withKnownIssue {
      withMocks {
        let device = MockDevice()
        device.write.expect([1])
        withKnownIssue { device.write([2]) }
      }
    } matching: {
      says("write([1]) was never called", $0) && $0.sourceLocation?.line == line
    }
  }

  @Test("may come any number of times, and is not told of at the end")
  func many() {
    withMocks {
      let device = MockDevice()
      withKnownIssue {
        for _ in 0...Book.mostFindings { device.tune(1) }
      }
    }
  }

  @Test("does not use up what is told: a failure after very many has its words")
  func wordsLeft() {
    withKnownIssue {
      withMocks {
        let device = MockDevice()
        withKnownIssue {
          for _ in 0...Book.mostFindings { device.tune(2) }
        }
        device.tune(3)
      }
    } matching: {
      says("unexpected call of tune(3.0)", $0)
    }
  }
}
