// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

/// Names for the kernel's addresses, if it is the kernel that runs now.
final class KernelCode {
  /// Where the recorded kernel had its `_text`, or another symbol of which the recording tells.
  /// Where a kernel had its `_text`, or another symbol.
  typealias Landmark = (name: String, address: UInt64)

  /// How the recorded kernel can be told from others.
  enum Identity {
    case landmark(Landmark)
    /// By the time at which the recording ended, in nanoseconds since 1970: each start of a machine
    /// puts its kernel somewhere else.
    case time(Int)
  }

  private let identity: Identity
  private let list: () -> [UInt8]
  private(set) var trouble: String?
  private var read: KernelSymbols?

  /// - Parameter list: The symbols of the kernel that runs now.
  init(_ identity: Identity, list: @escaping () -> [UInt8]) {
    (self.identity, self.list) = (identity, list)
  }

  func frame(at address: UInt64, _ context: CallChain.Context) -> Frame {
    switch context {
    case .kernel, .user:
      symbols().frame(at: address) ?? Frame(module: "[kernel]", offset: address)
    case .hypervisor: Frame(module: "[hypervisor]", offset: address)
    case .guest, .guestKernel, .guestUser: Frame(module: "[guest]", offset: address)
    }
  }

  private func symbols() -> KernelSymbols {
    if let read { return read }
    let found = KernelSymbols(list())
    let isSame = runs(found)
    if found.isEmpty {
      trouble =
        "/proc/kallsyms hides the kernel's addresses, so its functions have no names; read the "
        + "profile as root"
    } else if !isSame {
      trouble = "another kernel runs than was recorded, so the kernel's functions have no names"
    }
    let symbols = isSame ? found : KernelSymbols([])
    read = symbols
    return symbols
  }

  private func runs(_ symbols: KernelSymbols) -> Bool {
    switch identity {
    case .landmark(let landmark): symbols.address(of: landmark.name) == landmark.address
    case .time(let time):
      time >= Self.nanoseconds(CLOCK_REALTIME) - Self.nanoseconds(CLOCK_BOOTTIME)
    }
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// All of `/proc/kallsyms`; its size is said to be 0.
  static func running() -> [UInt8] {
    guard let file = try? InputFile("/proc/kallsyms") else { return [] }
    var bytes: [UInt8] = []
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 18) { room, count in
        count = file.read(at: UInt64(bytes.count), into: UnsafeMutableRawBufferPointer(room))
      }
      if part.isEmpty { return bytes }
      bytes += part
    }
  }
}
