// SPDX-License-Identifier: Apache-2.0
import BacklotMocking

enum DeviceError: Error, Equatable {
  case busy
}

/// What the tests mock: a protocol with a bit of everything.
protocol Device: Sendable {
  func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32
  func read(_ count: Int) throws -> [UInt8]
  func write(_ bytes: [UInt8])
  func fill(_ buffer: UnsafeMutableRawBufferPointer, _ count: UnsafeMutablePointer<Int>?) -> Bool
  func label(_ name: String?) -> String?
  func tune(_ frequency: Double)
  func fetch(_ name: String) async throws -> String
  func owner() -> Owner
  func close()
}

/// It has no default value.
final class Owner: Sendable {}

struct MockDevice: Device {
  let open = Mock<(String, Int32) throws(DeviceError) -> Int32>("open")
  let read = Mock<(Int) throws -> [UInt8]>("read")
  let write = Mock<([UInt8]) -> Void>("write")
  let fill = Mock<(UnsafeMutableRawBufferPointer, UnsafeMutablePointer<Int>?) -> Bool>("fill")
  let label = Mock<(String?) -> String?>("label")
  let tune = Mock<(Double) -> Void>("tune")
  let fetch = Mock<(String) async throws -> String>("fetch")
  let owner = Mock<() -> Owner>("owner")
  let close = Mock<() -> Void>("close")

  func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32 {
    try open.call(path, flags)
  }
  func read(_ count: Int) throws -> [UInt8] { try read.call(count) }
  func write(_ bytes: [UInt8]) { write.call(bytes) }
  func fill(_ buffer: UnsafeMutableRawBufferPointer, _ count: UnsafeMutablePointer<Int>?) -> Bool {
    fill.call(buffer, count)
  }
  func label(_ name: String?) -> String? { label.call(name) }
  func tune(_ frequency: Double) { tune.call(frequency) }
  func fetch(_ name: String) async throws -> String { try await fetch.call(name) }
}

extension Device where Self == MockDevice {
  func owner() -> Owner { self.owner.call() }
  func close() { self.close.call() }
}
