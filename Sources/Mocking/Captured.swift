// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Arguments that calls were made with, to be looked at afterwards.
///
/// ```swift
/// let written = Captured<[UInt8]>()
/// device.write.expect(.capture(into: written))
/// …
/// #expect(written.last == [1, 2, 3])
/// ```
public final class Captured<Value>: @unchecked Sendable {
  private let lock = Mutex(())
  /// Guarded by `lock`.
  private var kept: [Value] = []

  /// An empty box.
  public init() {}

  /// The arguments, in the order of the calls.
  public var values: [Value] { lock.withLock { _ in Kept(kept) }.values }

  /// The argument of the latest call.
  public var last: Value? { values.last }

  func append(_ value: Value) {
    let value = Kept([value])
    lock.withLock { _ in kept += value.values }
  }

  private struct Kept: @unchecked Sendable {
    let values: [Value]
    init(_ values: [Value]) { self.values = values }
  }
}
