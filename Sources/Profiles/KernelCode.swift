// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

/// Names for the kernel's addresses, if it is the kernel that runs now.
final class KernelCode {
  /// Where the recorded kernel had its `_text`, or another symbol of which the recording tells.
  private let landmark: (name: String, address: UInt64)?
  private let list: () -> [UInt8]
  private(set) var trouble: String?
  private var read: KernelSymbols?

  /// - Parameters:
  ///   - landmark: Where the recorded kernel had its `_text`, or another symbol; `nil` when the
  ///     recording does not tell.
  ///   - list: The symbols of the kernel that runs now.
  init(landmark: (name: String, address: UInt64)?, list: @escaping () -> [UInt8]) {
    (self.landmark, self.list) = (landmark, list)
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
    let isSame = landmark.map { found.address(of: $0.name) == $0.address } ?? true
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
