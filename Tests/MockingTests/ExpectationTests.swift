// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Testing

@Suite("An expectation", .mocks)
struct ExpectationTests {
  let device = MockDevice()

  @Test("answers the call that it describes")
  func answers() throws {
    device.open.expect("/dev/x", 2).returns(3)
    #expect(try device.open("/dev/x", 2) == 3)
  }

  @Test("that has no call by the end of the test is told of at its own line")
  func leftover() {
    let told = told { $0.close.expect() }
    #expect(told.sentences == ["close() was never called"])
    #expect(told.lines == [#line - 2])
  }

  @Test("without an answer returns the default of the type")
  func defaults() throws {
    device.label.expect("a")
    device.read.expect(1)
    device.open.expect(.any, .any)
    #expect(device.label("a") == nil)
    #expect(try device.read(1) == [])
    #expect(try device.open("", 0) == 0)
  }

  @Test("throws an error of the function's own type")
  func throwing() {
    device.open.expect(.any, .in(0...3)).throws(.busy)
    #expect(throws: DeviceError.busy) { try device.open("/dev/x", 2) }
  }

  @Test("with several answers takes as many calls, and gives them in turn")
  func sequence() throws {
    device.read.expect(.any).returns([1], [2]).throws(DeviceError.busy).answers { count in
      Array(repeating: 9, count: count)
    }
    #expect(try device.read(1) == [1])
    #expect(try device.read(1) == [2])
    #expect(throws: DeviceError.busy) { try device.read(1) }
    #expect(try device.read(3) == [9, 9, 9])
  }

  @Test("with a count and fewer answers goes on with the last")
  func lastAnswer() throws {
    device.read.expect(.any).times(3).returns([1], [2])
    #expect(try (1...3).map { _ in try device.read(1) } == [[1], [2], [2]])
  }

  @Test("of an awaited function may await before it answers")
  func awaited() async throws {
    device.fetch.expect("a").returns("1")
    device.fetch.expect("b").answers { name in
      await Task.yield()
      return name + name
    }
    device.fetch.expect("c").throws(DeviceError.busy)
    #expect(try await device.fetch("a") == "1")
    #expect(try await device.fetch("b") == "bb")
    await #expect(throws: DeviceError.busy) { try await device.fetch("c") }
  }

  @Test("fills memory and sets variables that pointers lead to")
  func outParameters() {
    device.fill.expect(.any, .any).sets(bytes: [1, 2, 3]).sets(2, at: 1).returns(true)
    var count = 0
    var bytes: [UInt8] = [0, 0]
    let isFilled = bytes.withUnsafeMutableBytes { device.fill($0, &count) }
    #expect(isFilled)
    #expect(bytes == [1, 2])
    #expect(count == 2)
  }

  @Test("that is to set what no argument leads to, says so")
  func wrongOutParameter() {
    let told = told { device in
      device.fill.whenever(.any, .any).sets("text")
      device.write.whenever(.any).sets(bytes: [1])
    }
    #expect(told.sentences.count == 2)
    #expect(told.sentences[0].hasPrefix("sets() finds no argument that is a pointer to String"))
  }

  @Test("of a function that only a stub needs is written with whenever, and need not be met")
  func stubs() throws {
    device.read.whenever(.any).returns([0])
    device.read.whenever(2).returns([0, 0])
    device.read.expect(2).returns([7])
    #expect(try device.read(2) == [7])
    #expect(try device.read(2) == [0, 0])
    #expect(try device.read(1) == [0])
  }

  @Test("can call through to a real object")
  func spies() async throws {
    struct RealDevice {
      func read(_ count: Int) -> [UInt8] { Array(repeating: 5, count: count) }
      func open(_ path: String, _ flags: Int32) -> Int32 { Int32(path.count) + flags }
      func fetch(_ name: String) async -> String { name }
      func close() {}
    }
    let real = RealDevice()
    device.read.whenever(.any).calls(real.read)
    device.open.whenever(.any, .any).calls(real.open)
    device.fetch.whenever(.any).calls(real.fetch)
    device.close.whenever().calls(real.close)
    device.close()
    #expect(try device.read(2) == [5, 5])
    #expect(try device.open("abc", 1) == 4)
    #expect(try await device.fetch("abc") == "abc")
  }

  @Test(
    "is met by any number of calls that its count allows",
    arguments: [
      (0, "maybe"), (3, "maybe"), (1, "always"), (3, "always"), (0, "never"), (2, "1...2"),
      (0, "..<2"), (4, "2..."),
    ])
  func counts(calls: Int, words: String) {
    let told = told { device in
      count(device.close.expect(), words)
      for _ in 0..<calls { device.close() }
    }
    #expect(told.texts == [])
  }

  @Test(
    "is not met by fewer or more",
    arguments: [
      (0, "always", "close() was never called"),
      (1, "never", "close() was called, which is expected never to be"),
      (0, "1...2", "close() was never called"),
      (3, "1...2", "one call too many: close() is expected 1 to 2 times"),
      (2, "..<2", "one call too many: close() is expected at most once"),
      (1, "2...", "close() was called once, expected at least twice"),
    ])
  func wrongCounts(calls: Int, words: String, sentence: String) {
    let told = told { device in
      count(device.close.expect(), words)
      for _ in 0..<calls { device.close() }
    }
    #expect(told.sentences == [sentence])
  }

  @Test("that forbids a call does so beside one that permits all")
  func forbids() {
    let told = told { device in
      device.write.expect([1]).never()
      device.write.whenever(.any)
      device.tune.expect(.any).always()
      device.tune.expect(2).never()
      device.write([1])
      device.write([2])
      device.tune(1)
      device.tune(2)
    }
    #expect(
      told.sentences == [
        "write([1]) was called, which is expected never to be",
        "tune(2.0) was called, which is expected never to be",
      ])
  }

  @Test("with a count that no number is in says so")
  func noCount() {
    let told = told { device in
      device.close.expect().times(-1).maybe()
      device.close.expect().times(5..<5).maybe()
      device.close.expect().times(0...Int.max)
    }
    #expect(
      told.sentences == [
        "nothing can be called -1 times; say times(0) or never() for no call at all",
        "no number of calls is in 5..<5; say times(0) or never() for no call at all",
      ])
  }

  private func count(_ expectation: AnyExpectedCall, _ words: String) {
    switch words {
    case "maybe": expectation.maybe()
    case "always": expectation.always()
    case "never": expectation.never()
    case "1...2": expectation.times(1...2)
    case "..<2": expectation.times(..<2)
    default: expectation.times(2...)
    }
  }
}
