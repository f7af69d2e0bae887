// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Testing

@Suite("Order")
struct OrderTests {
  @Test("holds over several mocks")
  func acrossMocks() {
    let told = told { first in
      let second = MockDevice()
      inOrder {
        first.close.expect()
        second.close.expect()
      }
      second.close()
      first.close()
    }
    #expect(
      told.sentences == [
        "out of order: MockDevice.close() came before MockDevice.close(), which "
          + "OrderTests.swift:13 expects first"
      ])
    #expect(told.lines == [#line - 10])
  }

  @Test("of two lists may interleave")
  func interleaving() {
    let told = told { device in
      inOrder {
        device.write.expect([1])
        device.write.expect([2])
      }
      inOrder {
        device.tune.expect(1)
        device.tune.expect(2)
      }
      device.write([1])
      device.tune(1)
      device.tune(2)
      device.write([2])
    }
    #expect(told.texts == [])
  }

  @Test("has parts without order")
  func parts() throws {
    func play(_ calls: String) -> Told {
      told { device in
        inOrder {
          device.write.expect([0])
          inAnyOrder {
            device.tune.expect(1)
            inOrder {
              device.write.expect([1])
              device.write.expect([2])
            }
          }
          device.close.expect()
        }
        for call in calls {
          switch call {
          case "c": device.close()
          case "t": device.tune(1)
          default: device.write([UInt8(call.wholeNumberValue!)])
          }
        }
      }
    }
    for good in ["0t12c", "01t2c", "012tc"] { #expect(play(good).texts == [], "\(good)") }
    #expect(play("t012c").sentences.map { $0.prefix(12) } == ["out of order"])
    #expect(play("021tc").sentences.map { $0.prefix(12) } == ["out of order"])
    #expect(play("01c2t").sentences.map { $0.prefix(12) } == ["out of order"])
  }

  @Test("may be said of single calls, in any graph")
  func after() throws {
    let told = told { device in
      let one = device.write.expect([1])
      let two = device.write.expect([2])
      device.close.expect().after(one, two)
      device.write([2])
      device.close()
      device.write([1])
    }
    #expect(told.sentences.count == 1)
    #expect(told.sentences[0].hasPrefix("out of order: close() came before write([1]), which"))
  }

  @Test("in a circle is told of")
  func circle() {
    let told = told { device in
      let one = device.tune.expect(1)
      let two = device.tune.expect(2).after(one)
      one.after(two)
      device.tune(1)
      device.tune(2)
    }
    #expect(told.sentences == ["these calls are expected to come after one another, in a circle"])
  }

  @Test(
    "is decided at once where many lists without an order follow one another",
    .timeLimit(.minutes(30)))
  func diamonds() {
    let told = told { device in
      inOrder {
        for _ in 0..<60 {
          inAnyOrder {
            device.write.expect([1]).maybe()
            device.write.expect([2]).maybe()
          }
        }
        device.close.expect()
      }
      device.close()
    }
    #expect(told.sentences == [])
  }

  @Test("that is consecutive lets nothing come between")
  func consecutive() {
    let told = told { device in
      inOrder(.consecutive) {
        device.write.expect([1])
        device.write.expect([2])
      }
      device.close.expect().times(2)
      device.close()
      device.write([1])
      device.close()
      device.write([2])
    }
    #expect(
      told.sentences == [
        "out of order: close(), which came between calls that are expected to be consecutive; "
          + "next should be write([2])"
      ])
    #expect(told.lines == [#line - 13])
  }

  @Test("that is exhaustive lets nothing come besides, be it stubbed")
  func exhaustive() {
    let told = told { device in
      device.close.whenever()
      inOrder(.exhaustive) { device.write.expect([1]) }
      device.write([1])
      device.close()
    }
    #expect(
      told.sentences == [
        "out of order: close(), which is no part of a list that is expected to be exhaustive"
      ])
  }

  @Test("does not care for what was said first: an ignored call may come before an expected one")
  func ignored() {
    let told = told { device in
      device.tune.expect(1)
      device.close.expect().maybe()
      device.close()
      device.tune(1)
    }
    #expect(told.texts == [])
  }

  @Test("can be looked at afterwards, with gaps")
  func afterwards() {
    let told = told { device in
      device.write.whenever(.any)
      device.close.whenever()
      device.write([1])
      device.write([2])
      device.close()
      verifyInOrder {
        device.write.verify([1])
        device.close.verify()
      }
      verifyInOrder {
        device.close.verify()
        device.write.verify([2])
      }
      device.write.verify(.any, times: 2)
      device.write.verify([3], times: 0)
      device.write.verify(.any, times: .atLeast(3))
    }
    #expect(
      told.sentences == [
        "write([2]) was called never, not at least once, after close(), call 3",
        "write(any) was called twice, not at least 3 times",
      ])
  }

  @Test("aside, no calls may be left that nobody expected or verified")
  func noMoreCalls() {
    let told = told { device in
      device.write.whenever(.any)
      device.close.expect()
      device.write([1])
      device.write([2])
      device.close()
      device.close.verifyNoMoreCalls()
      device.write.verify([1])
      verifyNoMoreCalls()
      device.write.verify([2])
      verifyNoMoreCalls()
    }
    #expect(told.sentences == ["nobody expected or verified write([2]), call 2"])
  }

  @Test("of exactly so many calls is broken by one more that follows at once")
  func exactly() {
    let told = told { device in
      device.write.whenever(.any)
      device.close.whenever()
      for _ in 0..<3 { device.write([1]) }
      device.close()
      verifyInOrder {
        device.write.verify([1], times: 2)
        device.close.verify()
      }
      verifyInOrder {
        device.write.verify([1], times: 3)
        device.close.verify()
      }
    }
    #expect(told.sentences == ["write([1]) was called 3 times, not twice"])
  }

  @Test("is not looked for over the mocks of two tests")
  func twoTests() {
    let told = told { device in
      device.close.whenever()
      device.close()
      withMocks {
        let other = MockDevice()
        other.close.whenever()
        other.close()
        verifyInOrder {
          device.close.verify()
          other.close.verify()
        }
      }
    }
    #expect(told.sentences == ["an order cannot have mocks of two tests in it"])
  }

  @Test("cannot be said of calls that are forgotten, and that is told")
  func forgotten() {
    let told = Told()
    let sink: @Sendable (Finding) -> Void = { told.add($0) }
    Findings.$sink.withValue(sink) {
      withMocks(keeping: 10) {
        let device = MockDevice()
        device.close.whenever()
        device.write.expect(.any).always()
        device.close()
        for _ in 0..<50 { device.write([1]) }
        device.close.verify(times: 0)
        device.write.verify([1], times: .atLeast(1))
        verifyNoMoreCalls()
      }
    }
    #expect(
      told.sentences.map { $0.prefix { $0 != ";" } } == [
        "how often close() was called cannot be said any more",
        "nobody expected or verified 1 of the earlier calls",
      ])
  }
}
