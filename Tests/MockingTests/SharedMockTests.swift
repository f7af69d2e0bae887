// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Testing

/// A mock that several tests use, as static ones are.
@Suite("A mock that tests share")
struct SharedMockTests {
  /// A test of its own, which begins at once.
  private func test(_ body: @escaping @Sendable () async -> Void) -> Task<Told, Never> {
    Task.detached {
      let told = Told()
      let sink: @Sendable (Finding) -> Void = { told.add($0) }
      await Findings.$sink.withValue(sink) { await withMocks { await body() } }
      return told
    }
  }

  private func thread(_ body: @escaping @Sendable () -> Void) async {
    await Task.detached { body() }.value
  }

  @Test("is in the book of each test that uses it, after the one that made it")
  func oneAfterAnother() async {
    let mock = Mutual()
    let first = await test {
      mock.make().expect(1)
      mock.make().call(1)
    }.value
    let second = await test {
      mock.make().expect(2)
      mock.make().expect(3)
      mock.make().call(2)
      await thread { mock.make().call(4) }
    }.value
    #expect(first.sentences == [])
    #expect(
      second.sentences == ["unexpected call of shared(4): argument 1 is 4, expected 3"])
  }

  @Test("is in the book of each test that uses it, beside the one that made it")
  func besideOneAnother() async {
    let mock = Mutual()
    let (made, used) = (Gate(), Gate())
    let first = test {
      mock.make().expect(1)
      made.open()
      await used.pass()
    }
    let second = test {
      await made.pass()
      mock.make().expect(2)
      mock.make().call(1)
      used.open()
    }
    #expect(await first.value.sentences == ["shared(1) was never called"])
    #expect(
      await second.value.sentences == ["unexpected call of shared(1): argument 1 is 1, expected 2"])
  }

  @Test("at the same time, and that a thread calls, fails them all, and says what to do")
  func ambiguous() async {
    let mock = Mutual()
    let (made, used) = (Gate(), Gate())
    let first = test {
      mock.make().whenever(.any)
      made.open()
      await used.pass()
    }
    let second = test {
      await made.pass()
      mock.make().whenever(.any)
      await thread { mock.make().call(1) }
      used.open()
    }
    for told in [await first.value, await second.value] {
      #expect(told.sentences.count == 1)
      #expect(told.sentences.first?.contains("share it") == true)
      #expect(told.sentences.first?.contains(".serialized") == true)
    }
  }

  @Test("and that was made outside of tests, belongs to the one that uses it, on threads too")
  func outside() async {
    let mock = Mock<(Int) -> Void>("shared")
    let told = await test {
      mock.expect(1)
      await thread { mock.call(1) }
      await thread { mock.call(2) }
    }.value
    #expect(told.sentences == ["unexpected call of shared(2): argument 1 is 2, expected 1"])
  }
}

/// A mock that is made when it is first asked for, by whoever asks.
private final class Mutual: Sendable {
  private let table = MockTable(of: "Mutual")
  func make() -> Mock<(Int) -> Void> { table.mock("shared") }
}

/// It is closed until somebody opens it.
private final class Gate: Sendable {
  private let stream = AsyncStream<Void>.makeStream()
  func open() { stream.continuation.finish() }
  func pass() async { for await _ in stream.stream {} }
}
