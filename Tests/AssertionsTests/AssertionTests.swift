// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import BacklotFindings
import Testing

@Suite("An assertion")
struct AssertionTests {
  @Test("that holds says so and reports nothing; one that does not goes on")
  func result() {
    let findings = told {
      #expect(expectEqual(1, 1))
      #expect(!expectEqual(1, 2))
      #expect(!expectTrue(false))
    }
    #expect(findings.count == 2)
  }

  @Test("is found at its line and column")
  func place() throws {
    let finding = try #require(told { expectEqual(1, 2) }.first)
    #expect(finding.place.line == #line - 1)
    #expect(finding.place.filePath == #filePath)
    #expect(finding.place.fileID == #fileID)
  }

  @Test("that is required ends the test, with an error that tells what was reported")
  func requirement() throws {
    let findings = told {
      let error = #expect(throws: TestEnded.self) { try requireEqual(1, 2) }
      #expect(error?.finding.text == "the value is 1, expected 2")
    }
    #expect(findings.map(\.text) == ["the value is 1, expected 2"])
    try requireEqual(2, 2)
  }

  @Test("that is required returns what it asked for")
  func unwrapped() throws {
    #expect(try requireNotNil(Optional(3)) == 3)
    #expect(try requireSucceeds(Int32(7)) == 7)
    #expect(try requireThrows(Broken.self) { throw Broken(part: 4) }.part == 4)
    shows("Int?.none is nil") { _ = try? requireNotNil(Int?.none) }
  }

  @Test("evaluates its expressions once, and its comment only for a failure")
  func once() {
    var count = 0
    func next() -> Int {
      count += 1
      return count
    }
    func never() -> String {
      Issue.record("the comment was evaluated")
      return ""
    }
    expectEqual(next(), 1, never())
    _ = told { expectEqual(next(), 1) }
    #expect(count == 2)
  }

  @Test("about throwing tells what was thrown instead")
  func throwing() {
    shows("the code threw nothing, expected an error") { expectThrows {} }
    shows("the code threw Broken(part: 1), expected Broken(part: 2)") {
      expectThrows(Broken(part: 2)) { throw Broken(part: 1) }
    }
    shows("the code threw Broken(part: 1), expected an error of CancellationError") {
      expectThrows(CancellationError.self) { throw Broken(part: 1) }
    }
    shows("the code threw Broken(part: 1), expected no error") {
      expectNoThrow { throw Broken(part: 1) }
    }
    #expect(
      told {
        expectThrows { throw Broken(part: 1) }
        expectThrows(Broken.self) { throw Broken(part: 1) }
        expectThrows(Broken(part: 1)) { throw Broken(part: 1) }
        expectNoThrow { 1 }
      } == [])
  }

  @Test("about throwing takes asynchronous code")
  func throwingLater() async {
    func fail() async throws {
      await Task.yield()
      throw Broken(part: 1)
    }
    let findings = await toldLater {
      await expectThrows { try await fail() }
      await expectThrows(Broken.self) { try await fail() }
      await expectThrows(Broken(part: 1)) { try await fail() }
      await expectNoThrow { try await fail() }
    }
    #expect(findings.map(\.text) == ["the code threw Broken(part: 1), expected no error"])
  }

  @Test("about what comes later asks until it is there", .timeLimit(.minutes(20)))
  func eventually() async throws {
    var asked = 0
    let findings = await toldLater {
      await expectEventually(within: .seconds(1000)) {
        await Task.yield()
        asked += 1
        return asked == 3
      }
      await expectEventuallyEqual(5, within: .seconds(1000)) {
        asked += 1
        return asked
      }
    }
    #expect(findings == [])
    #expect(asked == 5)
  }

  @Test("about what never comes tells the last value and how often it was asked")
  func never() async {
    let told = await textLater { await expectEventuallyEqual(3, within: .milliseconds(5)) { 2 } }
    #expect(told.hasPrefix("the value is 2, expected 3\n  for 0.005 seconds, asked "), "\(told)")
    let thrown = await textLater {
      await expectEventually(within: .zero) { throw Broken(part: 1) }
    }
    #expect(thrown == "the condition threw Broken(part: 1)\n  for 0.0 seconds, asked once")
  }

  @Test("waits in code that is not asynchronous, too")
  func blocking() {
    var asked = 0
    func wait() -> Bool {
      expectEventually(within: .seconds(1000)) {
        asked += 1
        return asked == 3
      }
    }
    #expect(wait())
  }

  @Test("about nearness is right about infinities, not-a-number and tolerances")
  func nearness() {
    let findings = told {
      expectEqual(Double.infinity, .infinity, within: 0)
      expectEqual(1.0, 1.0 + 1e-12, relative: 1e-9)
      expectEqual(0.0, -0.0, relative: 0)
      expectNotEqual(Double.infinity, -.infinity, within: .infinity)
      expectNotEqual(Double.nan, .nan, within: .infinity)
      expectNotEqual(1.0, .infinity, relative: 0.5)
    }
    #expect(findings == [])
    shows("the value is compared with a tolerance of -1.0: give one of 0 or more") {
      expectEqual(1.0, 1.0, within: -1)
    }
  }

  @Test("about memory takes null and nothing")
  func memory() {
    #expect(told { expectMemoryEqual(nil, nil, count: 0) } == [])
    shows("the memory is a null pointer, expected 1 byte") { expectMemoryEqual(nil, "x", count: 1) }
  }
}
