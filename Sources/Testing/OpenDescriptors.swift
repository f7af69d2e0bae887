// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The descriptors of this process that are open.
struct OpenDescriptors {
  private var targets: [Int32: String] = [:]

  /// Looks.
  init() {
    // The main thread may have ended, and /proc/self with it.
    guard let folder = opendir("/proc/thread-self/fd") else { return }
    defer { closedir(folder) }
    let own = dirfd(folder)
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let number = Int32(name), number != own else { continue }
      targets[number] = Self.target(of: number)
    }
  }

  /// What is open now and was not then, or is something else under the same number.
  func names(notIn earlier: OpenDescriptors) -> [String] {
    targets.filter { earlier.targets[$0.key] != $0.value }.sorted { $0.key < $1.key }
      .map { "\($0.key) (\($0.value))" }
  }

  private static func target(of number: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) {
        count = max(0, readlink("/proc/thread-self/fd/\(number)", $0.baseAddress!, $0.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the runtime opens for tasks and for the timers of each clock when they are first used is
  /// none of the test's. A timer that is due before anybody waits for it opens nothing.
  static func warmUp() async {
    let time = Duration.milliseconds(5)
    async let nanoseconds: Void? = try? Task.sleep(nanoseconds: 5_000_000)
    async let continuous: Void? = try? ContinuousClock().sleep(for: time)
    async let suspending: Void? = try? SuspendingClock().sleep(for: time)
    _ = await (nanoseconds, continuous, suspending)
  }
}
