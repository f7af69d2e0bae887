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
        "out of order: MockDevice #2.close() came before MockDevice #1.close(), which "
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
    let line = #line - 5
    #expect(
      told.sentences == [
        "tune(1.0) cannot come after tune(2.0) (OrderTests.swift:\(line)), which is expected to "
          + "come after it: in a circle, none of them can be first"
      ])
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
        "write([2]) was never called after close(), call 3, expected at least once",
        "write(any) was called twice, expected at least 3 times",
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

  /// Calls are letters; `a2` looks for exactly two, `a-2` for at most two, `a` for one or more.
  @Test(
    "looked for afterwards has so many calls before those that are looked for next",
    arguments: [
      ("aab", "a2 b", ""), ("aaab", "a2 b", "3"), ("aaab", "a3 b", ""), ("ab", "a2 b", "1"),
      // What nobody looks for does not matter, wherever it is.
      ("axab", "a2 b", ""), ("axayab", "a2 b", "3"), ("axayab", "a3 b", ""), ("axab", "a1 b", "2"),
      // What comes later may be more of the same.
      ("aaba", "a2 b", ""), ("abab", "a2 b", ""), ("abab", "a1 b1", ""), ("aa", "a1 a1", ""),
      ("aaa", "a1 a1", "2"), ("aaba", "a2 b a1", ""),
      // At the end.
      ("baa", "b a1", "2"), ("baxa", "b a1", "2"), ("baxa", "b a2", ""),
      // None, or not too many.
      ("ab", "a c0 b", ""), ("acb", "a c0 b", "1"), ("abc", "a c0 b", ""), ("abac", "a c0", "1"),
      ("accb", "a c-2 b", ""), ("acccb", "a c-2 b", "3"),
    ])
  func counts(calls: String, wanted: String, wrong: String) {
    let told = told { device in
      device.label.whenever(.any)
      for call in calls { _ = device.label(String(call)) }
      verifyInOrder {
        for word in wanted.split(separator: " ") {
          let name = Match<String?>.equal(String(word.prefix(1)))
          switch Int(word.dropFirst()) {
          case nil: device.label.verify(name)
          case let count? where count < 0: device.label.verify(name, times: .atMost(-count))
          case let count?: device.label.verify(name, times: .exactly(count))
          }
        }
      }
    }
    let counts = ["1": "called once", "2": "called twice", "3": "called 3 times"]
    let words = wrong.isEmpty ? [] : [counts[wrong]!]
    #expect(told.sentences.count == words.count)
    for (sentence, word) in zip(told.sentences, words) { #expect(sentence.contains(word)) }
  }

  @Test("looked for afterwards captures what is found, and nothing else")
  func capturing() {
    let (first, second) = (Captured<[UInt8]>(), Captured<[UInt8]>())
    let told = told { device in
      device.write.whenever(.any)
      device.close.whenever()
      device.write([1])
      device.write([2])
      device.close()
      device.write([3])
      verifyInOrder {
        device.close.verify()
        device.write.verify(.capture(into: first))
      }
      device.write.verify(.capture(into: second, .not([2])), times: 2)
      verifyNoMoreCalls()
    }
    #expect(first.values == [[3]])
    #expect(second.values == [[1], [3]])
    #expect(told.sentences == ["nobody expected or verified write([2]), call 2"])
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
