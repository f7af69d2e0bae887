// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import BacklotMocking

@Suite("Threads")
struct ThreadTests {
  /// What a run with ThreadSanitizer looks at, too: `swift test --sanitize=thread`.
  @Test("may call at the same time, and each call counts", .mocks)
  func eight() throws {
    let device = MockDevice()
    let seen = Captured<Double>()
    device.tune.expect(.capture(into: seen)).times(8_000)
    device.open.whenever(.any, .any).returns(1)
    for index in 0..<80 { device.write.expect([UInt8(index)]) }
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for index in 0..<1_000 {
        device.tune(Double(index))
        _ = try? device.open("/dev/\(thread)", Int32(index))
      }
      for index in 0..<10 { device.write([UInt8(thread * 10 + index)]) }
    }
    #expect(seen.values.count == 8_000)
    device.open.verify(.any, .any, times: 8_000)
  }

  @Test("that call what nobody expects are all told of")
  func unexpected() {
    let told = told { device in
      DispatchQueue.concurrentPerform(iterations: 8) { thread in
        device.write([UInt8(thread)])
        device.close()
      }
    }
    #expect(told.texts.count == 16)
  }

  @Test("see answers that are given while they call", .mocks)
  func settingUp() {
    let device = MockDevice()
    device.label.whenever(.any).returns("a")
    let isDone = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      if thread == 0 {
        for _ in 0..<200 { device.label.whenever(.any).returns("b") }
        isDone.store(true, ordering: .releasing)
      } else {
        while !isDone.load(ordering: .acquiring) {
          #expect(["a", "b", nil].contains(device.label("x")))
        }
      }
    }
    #expect(device.label("x") == "b")
  }
}

/// Tests of two runs at once know nothing of each other's calls.
@Suite("Tests side by side", .mocks)
struct ParallelTests {
  let device = MockDevice()

  @Test("have each their own calls and expectations", arguments: 1...20)
  func each(count: Int) async {
    device.tune.expect(.equal(Double(count))).times(count)
    let device = device
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask {
          #expect(Book.current != nil)
          device.tune(Double(count))
        }
      }
    }
    device.tune.verify(.any, times: .exactly(count))
  }
}
