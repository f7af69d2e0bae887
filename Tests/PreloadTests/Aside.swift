// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Runs what blocks for long on a thread of its own. The threads that tests share are as few as the
/// machine has cores: who blocks them lets every other test wait.
func aside<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { done in
    Thread.detachNewThread { done.resume(with: Result { try body() }) }
  }
}
