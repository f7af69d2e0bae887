// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// The programs that were started in a lot by this process.
final class Registry: Sendable {
  private let processes = Mutex<[LotProcess]>([])

  func add(_ process: LotProcess) { processes.withLock { $0.append(process) } }

  var running: [LotProcess] { processes.withLock { $0.filter(\.isRunning) } }
}
