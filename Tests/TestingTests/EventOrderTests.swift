// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@testable import struct BacklotTesting.EventOrder

@Suite("The order of reports")
struct EventOrderTests {
  /// `+a` begins a test, `-a` ends it, `!` is a message, `.` ends the run.
  private func order(_ words: String, of plan: String, mostBytes: Int = .max) -> String {
    var order = EventOrder(plan.map { TestPath([], "\($0)") }, mostBytes: mostBytes)
    return words.split(separator: " ").map { word in
      order.put(event(word)).map(self.word).joined()
    }.joined(separator: " ")
  }

  private func event(_ word: Substring) -> TestEvent {
    let path = TestPath([], String(word.dropFirst()))
    switch word.first {
    case "+": return .testStarted(path)
    case "-": return .testEnded(TestResult(path, .passed))
    case "!": return .message("")
    default: return .runEnded(.complete)
    }
  }

  private func word(_ event: TestEvent) -> String {
    switch event {
    case .testStarted(let path): "+\(path.name)"
    case .testEnded(let result): "-\(result.path.name)"
    case .message: "!"
    case .runStarted: "?"
    case .runEnded: "."
    }
  }

  @Test(
    "is that of the plan, whatever ends first",
    arguments: [
      ("+a -a +b -b .", "+a -a +b -b ."),
      ("+b +a -b -a .", " +a  -a+b-b ."),
      ("+c -c +b +a -b -a .", "   +a  -a+b-b+c-c ."),
      ("+a +b -a -b +c -c .", "+a  -a+b -b +c -c ."),
      ("+b ! -b +a -a .", " !  +a -a+b-b ."),
      ("+x -x +b -b .", "+x -x   +b-b."),
    ])
  func plan(words: String, told: String) {
    #expect(order(words, of: "abc") == told)
  }

  @Test("is given up for what would take too much memory, and nothing is lost")
  func memory() {
    let words = "+b -b +c -c +a -a +d -d ."
    #expect(order(words, of: "abcd", mostBytes: 1000) == "   +b-b+c-c +a -a +d -d .")
    #expect(order(words, of: "abcd", mostBytes: 0) == "+b -b +c -c +a -a +d -d .")
  }

  @Test("tells of a test that has begun when the run ends before it does")
  func broken() {
    #expect(order("+b +a .", of: "ab") == " +a +b.")
  }
}
