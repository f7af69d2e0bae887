// SPDX-License-Identifier: Apache-2.0
public import Regions

extension Region {
  /// Runs `body` in this region: on whatever threads its task goes on, and in its child tasks.
  ///
  /// It costs some 75 to 95 ns, nearly all of it in `TaskLocal.withValue`. A task that is made by
  /// `Task { }` within it is in this region as well; one made by `Task.detached` is not. Wall time is
  /// what passes between beginning and end, waiting included; CPU time is known from samples alone.
  ///
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  @inlinable
  public func measure<Value, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let call = region_task_begins(number)
    defer { region_task_ended(call) }
    let local = TaskPath.local
    do {
      return try await local.withValue(
        region_task_path_into(number), operation: body, isolation: isolation)
    } catch {
      // It rethrows, but forgets the type.
      throw error as! Failure
    }
  }
}

/// The regions of a task.
@usableFromInline
enum TaskPath {
  /// Whoever takes samples looks it up by the identity of this object.
  @usableFromInline
  static let local: TaskLocal<region_task_path> = {
    let local = TaskLocal(wrappedValue: region_task_path())
    region_task_is_kept_under(Unmanaged.passUnretained(local).toOpaque())
    return local
  }()
}
