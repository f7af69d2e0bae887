// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import Testing

@testable import BacklotMocking

@Suite("The trait .mocks")
struct MocksTraitTests {
  /// Runs a test within this one, as Swift Testing does.
  private func run(
    _ traits: MocksTrait..., body: @escaping @Sendable (MockDevice) throws -> Void
  ) async throws -> Told {
    let told = Told()
    let sink: @Sendable (Finding) -> Void = { told.add($0) }
    let test = try #require(Test.current)
    let testCase = Test.Case.current
    var whole: @Sendable () async throws -> Void = { try body(MockDevice()) }
    for trait in traits.reversed() {
      whole = { [whole] in
        try await trait.provideScope(for: test, testCase: testCase, performing: whole)
      }
    }
    try await Findings.$sink.withValue(sink) { [whole] in try await whole() }
    return told
  }

  @Test("at a test says how many calls are kept, whatever its suite says")
  func innerWins() async throws {
    let told = try await run(.mocks, .mocks(keeping: 100)) { device in
      device.close.whenever()
      device.tune.whenever(.any)
      device.close()
      for _ in 0..<500 { device.tune(1) }
      device.close.verify(times: 1)
    }
    #expect(told.sentences.count == 1)
    #expect(told.sentences.first?.contains("calls are forgotten") == true)
  }

  @Test("that says no number leaves what the suite says")
  func outerStays() async throws {
    let told = try await run(.mocks(keeping: 100), .mocks) { device in
      device.tune.whenever(.any)
      for _ in 0..<500 { device.tune(1) }
      device.tune.verify(.any, times: 500)
    }
    #expect(told.sentences.first?.contains("calls are forgotten") == true)
  }

  @Test("makes one failure of an unexpected call and of the error that it throws")
  func once() async throws {
    let told = try await run(.mocks) { device in _ = try device.read(1) }
    #expect(told.sentences == ["unexpected call of read(1): nothing is expected of read"])
  }

  @Test("lets an error through when no unexpected call was told of")
  func others() async {
    await #expect(throws: UnexpectedCall.self) {
      try await run(.mocks) { _ in throw UnexpectedCall(call: "read(1)") }
    }
    await #expect(throws: DeviceError.self) {
      try await run(.mocks) { device in
        device.close()
        throw DeviceError.busy
      }
    }
  }

  @Test("lets a test that is cancelled while it waits for a function go on without it")
  func cancelled() async {
    await withMocks(functions: "waited_for") {
      let waiting = Task.detached {
        await withMocks(functions: "waited_for") { Task.isCancelled }
      }
      waiting.cancel()
      #expect(await waiting.value)
    }
  }
}
