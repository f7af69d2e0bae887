// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Arguments that calls were made with, to be looked at afterwards.
///
/// ```swift
/// let written = Captured<[UInt8]>()
/// device.write.expect(.capture(into: written))
/// …
/// #expect(written.last == [1, 2, 3])
/// ```
public final class Captured<Value>: @unchecked Sendable {
  private let kept = Guarded<[Value]>([])

  /// An empty box.
  public init() {}

  /// The arguments, in the order of the calls.
  public var values: [Value] { kept.withLock { $0 } }

  /// The argument of the latest call.
  public var last: Value? { values.last }

  func append(_ value: Value) {
    kept.withLock { $0.append(value) }
  }
}
