// SPDX-License-Identifier: Apache-2.0
import BacklotMockingMacros
import Testing

enum DeviceError: Error {
  case busy
}

@Mocked
protocol Device: Sendable, Hashable {
  /// A comment is no part of it.
  func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32
  var name: String { get }
  func close()  // Neither is this.
}

@Mocked
protocol Store<Element> {
  associatedtype Element: Hashable
  mutating func put(_ element: Element)
  func all() -> [Element]
}

@Mocked
public protocol Clock {
  func now() async -> Int
}

@Suite("@Mocked", .mocks)
struct MockedTests {
  @Test("makes a mock whose mocks have the names of the functions")
  func device() throws {
    let device = MockDevice()
    device.open.expect("/dev/tape", 1).returns(3)
    device.name.expect().returns("tape")
    device.close.expect()
    #expect(try opened(device) == "tape 3")
    #expect(device == device)
    #expect(device != MockDevice())
  }

  private func opened(_ device: some Device) throws -> String {
    defer { device.close() }
    return "\(device.name) \(try device.open("/dev/tape", 1))"
  }

  @Test("makes a generic mock of a protocol with associated types")
  func store() {
    let store = MockStore<String>()
    store.put.expect("a")
    store.allMock.expect().returns(["a"])
    #expect(filled(store) == ["a"])
  }

  private func filled<S: Store<String>>(_ store: S) -> [String] {
    var store = store
    store.put("a")
    return store.all()
  }

  @Test("makes a mock as visible as the protocol, with asynchronous functions")
  func clock() async {
    let clock = MockClock()
    clock.now.expect().returns(12)
    #expect(await (clock as any Clock).now() == 12)
  }
}
