// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Testing

/// Lines are filed by the values that they want. They answer as if they were asked one by one.
struct LineIndexTests {
  @Test func `a call finds its own line among a thousand, in whatever order they come`() {
    var answers: [Int] = []
    let told = told { _ in
      let door = Mock<(String, Int) -> Int>("open")
      for number in 0..<1_000 {
        door.expect(.equal("/dev/\(number)"), .any).returns(number)
      }
      answers = (0..<1_000).reversed().map { door.call("/dev/\($0)", 1) }
    }
    #expect(told.lines == [])
    #expect(answers == (0..<1_000).reversed())
  }

  @Test func `lines are filed by those arguments that they want a value of`() {
    var answers: [Int] = []
    let told = told { _ in
      let door = Mock<(Int, Int?) -> Int>("open")
      for number in 0..<20 {
        door.expect(.equal(number), .any).returns(number)
        door.expect(.any, .some(.equal(number + 100))).returns(number + 100)
        door.expect(.in((number + 200)...(number + 200)), nil).returns(number + 200)
      }
      answers = [door.call(200, nil), door.call(77, 119), door.call(19, 7), door.call(3, 100)]
    }
    #expect(answers == [200, 119, 19, 100])
    // The first 25 that are left are told one by one.
    #expect(told.lines.count == 26)
  }

  @Test func `a line that gets more room is found again`() {
    var answers: [Int] = []
    let told = told { _ in
      let door = Mock<(Int) -> Int>("open")
      let lines = (0..<12).map { door.expect(.equal($0)).returns($0) }
      answers = [door.call(3), door.call(4)]
      lines[3].times(2)
      answers.append(door.call(3))
      for number in [0, 1, 2, 5, 6, 7, 8, 9, 10, 11] { answers.append(door.call(number)) }
    }
    #expect(told.lines == [])
    #expect(answers == [3, 4, 3, 0, 1, 2, 5, 6, 7, 8, 9, 10, 11])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `filed lines answer as those that are asked one by one`(seed: UInt64) {
    let filed = story(seed) { .equal($0) }
    let asked = story(seed) { value in .that("is \(value)") { $0 == value } }
    #expect(filed == asked)
  }

  /// The answers to random calls, after random expectations, and the lines of what was told.
  private func story(_ seed: UInt64, _ match: (Int) -> Match<Int>) -> [Int] {
    var dice = Dice(state: seed)
    var answers: [Int] = []
    let told = told { _ in
      let door = Mock<(Int) -> Int>("open")
      func expect(_ answer: Int) {
        let value = dice.roll(6)
        let line = door.expect(dice.roll(5) == 0 ? .in(0...value) : match(value)).returns(answer)
        switch dice.roll(5) {
        case 0: line.times(2)
        case 1: line.maybe()
        case 2: line.times(0...1)
        default: break
        }
      }
      for answer in 1...20 { expect(answer) }
      inOrder { for answer in 21...25 { expect(answer) } }
      for _ in 0..<60 { answers.append(door.call(dice.roll(6))) }
    }
    return answers + [told.lines.count]
  }
}

private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
