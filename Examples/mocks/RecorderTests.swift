// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Testing

// The program: a recorder writes samples to a device.

enum DeviceError: Error {
  case busy
}

protocol Device {
  func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32
  func write(_ descriptor: Int32, _ samples: [UInt8]) -> Int
  func close(_ descriptor: Int32)
}

struct Recorder {
  let device: any Device

  /// Writes the samples, in pieces if need be, as long as the device takes any. Returns whether it was
  /// free.
  func record(_ samples: [UInt8]) -> Bool {
    guard let descriptor = try? device.open("/dev/tape", 1) else { return false }
    var rest = samples[...]
    while !rest.isEmpty {
      let written = device.write(descriptor, Array(rest))
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
    device.close(descriptor)
    return true
  }
}

// The mock: two lines for each function, and the compiler holds them against the protocol.

struct MockDevice: Device {
  let open = Mock<(String, Int32) throws(DeviceError) -> Int32>("open")
  let write = Mock<(Int32, [UInt8]) -> Int>("write")
  let close = Mock<(Int32) -> Void>("close")

  func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32 {
    try open.call(path, flags)
  }
  func write(_ descriptor: Int32, _ samples: [UInt8]) -> Int { write.call(descriptor, samples) }
  func close(_ descriptor: Int32) { close.call(descriptor) }
}

// The tests: what is expected, and in which order.

@Suite("A recorder", .mocks)
struct RecorderTests {
  let device = MockDevice()

  @Test("writes the rest when the device took a part, and closes it last")
  func pieces() {
    inOrder {
      device.open.expect("/dev/tape", 1).returns(3)
      device.write.expect(3, [1, 2, 3]).returns(2)
      device.write.expect(3, [3]).returns(1)
      device.close.expect(3)
    }
    #expect(Recorder(device: device).record([1, 2, 3]))
  }

  @Test("leaves a busy device alone")
  func busy() {
    device.open.expect(.any, .any).throws(.busy)
    device.close.expect(.any).never()
    #expect(!Recorder(device: device).record([1]))
  }
}
