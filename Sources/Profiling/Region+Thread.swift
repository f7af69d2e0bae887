// SPDX-License-Identifier: Apache-2.0
public import Regions

extension Region {
  /// Runs `body` in this region.
  ///
  /// Regions nest; 16 are told apart.
  ///
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  @inlinable
  public func measure<Result: ~Copyable, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let depth = backlot_region_open_(number)
    defer { backlot_region_close_(depth) }
    return try body()
  }

  /// Goes into this region, on this thread. The corresponding C function is `backlot_region_begin`.
  ///
  /// A task may go on another thread after an `await`: there, use `measure`.
  @available(*, noasync, message: "a task changes threads: use measure")
  @inlinable
  public func begin() { backlot_region_begin(number) }

  /// Leaves this region, and those in it that this thread has not left. Is ignored where the thread
  /// is not in this region. The corresponding C function is `backlot_region_end`.
  @available(*, noasync, message: "a task changes threads: use measure")
  @inlinable
  public func end() { backlot_region_end(number) }
}
