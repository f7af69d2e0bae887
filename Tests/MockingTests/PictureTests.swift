// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import Testing

@testable import BacklotMocking

@Suite("A failure")
struct PictureTests {
  @Test("shows the whenever that does not answer the call")
  func stubs() {
    let told = told { device in
      device.tune.whenever(1)
      device.tune(2)
    }
    let line = #line - 3
    #expect(
      told.texts == [
        """
        unexpected call of tune(2.0): no whenever answers it: argument 1 is 2.0, expected 1.0
            calls so far  expected
        ! 1 tune(2.0)     tune(1.0)  PictureTests.swift:\(line)  argument 1 differs
        """
      ])
    #expect(told.lines == [line])
  }

  @Test("shows what is expected rather than a whenever")
  func expectationsFirst() {
    let told = told { device in
      device.open.expect("/dev/x", 1)
      device.open.whenever("/dev/y", 2)
      _ = try? device.open("/dev/y", 1)
    }
    #expect(
      told.sentences == [
        #"unexpected call of open("/dev/y", 1): argument 1 is "/dev/y", expected "/dev/x""#
      ])
  }

  @Test("that has no expectation to point at is at the mock's making")
  func place() {
    let line = #line + 2
    let told = told { _ in
      let load = Mock<(Int) -> Int>("load")
      _ = load.call(1)
    }
    #expect(told.lines == [line])
  }

  @Test("says which of two mocks of a type is meant")
  func twins() {
    let told = told { first in
      let second = MockDevice()
      second.tune.expect(1)
      first.tune(1)
      second.close.verify()
    }
    #expect(
      told.sentences == [
        "unexpected call of MockDevice #1.tune(1.0): nothing is expected of MockDevice #1.tune",
        "MockDevice #2.close() was never called, expected at least once",
        "MockDevice #2.tune(1.0) was never called",
      ])
  }

  @Test("says why what reads the same is not the same")
  func likeness() {
    struct Never: Equatable, CustomStringConvertible {
      let description = "x"
      static func == (_: Never, _: Never) -> Bool { false }
    }
    let told = told { device in
      let odd = Mock<(Never) -> Void>("odd")
      device.tune.expect(.equal(.nan))
      device.tune(.nan)
      odd.expect(.equal(Never()))
      odd.call(Never())
    }
    #expect(
      told.sentences == [
        "unexpected call of tune(nan): argument 1 is nan, expected nan "
          + "(NaN is not equal to itself: say .that { $0.isNaN })",
        "unexpected call of odd(x): argument 1 is x, expected x "
          + "(they read the same, and are not equal)",
      ])
  }

  @Test("shows what a pointer leads to, where somebody looked there")
  func pointers() {
    let told = told { _ in
      let adjust = Mock<(UnsafeMutablePointer<Int>, UnsafePointer<Int>?) -> Void>("adjust")
      adjust.expect(.pointing(to: 3), .some(.pointing(to: .in(1...2))))
      var (first, second) = (5, 1)
      withUnsafeMutablePointer(to: &first) { first in
        withUnsafePointer(to: &second) { adjust.call(first, $0) }
      }
    }
    #expect(told.sentences.count == 1)
    let sentence = told.sentences[0]
    #expect(sentence.hasPrefix("unexpected call of adjust(pointing to 5, pointing to 1): "))
    #expect(sentence.hasSuffix("argument 1 is pointing to 5, expected pointing to 3"))
  }

  @Test("of sets() names types as they are written")
  func types() {
    let told = told { device in
      device.fill.expect(.any, .any).maybe().sets(3.5)
    }
    #expect(
      told.sentences == [
        "sets() finds no argument that is a pointer to Double; the arguments are "
          + "UnsafeMutableRawBufferPointer, Optional<UnsafeMutablePointer<Int>>"
      ])
  }

  @Test("beside very many expectations holds the call against some of them")
  func bounds() {
    let (count, calls) = (3_000, 300)
    let omitted = count - Picture.mostCompared
    let told = told { device in
      for number in 0..<count { device.tune.expect(.equal(Double(number))).maybe() }
      device.tune.expect(-2)
      for _ in 0..<calls { device.tune(-1) }
    }
    #expect(told.sentences.first?.hasSuffix("; \(omitted) more lines were not compared") == true)
    #expect(told.sentences.last?.hasPrefix("\(calls - Book.mostFindings) more findings") == true)
  }

  @Test("that is too many to be told does not hide what was never called")
  func leftoverBehindAFlood() {
    let told = told { device in
      for _ in 0..<50 { device.tune(1) }
      device.close.expect()
      device.write.expect([1])
      device.write([2])
    }
    #expect(told.sentences.contains("write([1]) was never called"))
    #expect(told.sentences.contains("close() was never called"))
  }
}
