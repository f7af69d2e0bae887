// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that was started in a lot, and what it says.
///
/// It runs in a process group of its own. It ends by itself, by ``stop()``, or with its lot.
public final class LotProcess: Sendable {
  /// The number of the process.
  public let pid: Int32

  /// The program, as it was named.
  public let program: String

  private let grace: Duration
  private let streams: (output: Descriptor, errors: Descriptor)?
  private let watch: Watch?
  private let status = Latch<Outcome.Status>()
  /// Held while a signal is sent and while the process is reaped, so that its number is its own.
  private let isReaped = Mutex(false)

  init(
    pid: Int32, program: String, grace: Duration,
    streams: (output: Descriptor, errors: Descriptor)?, watch: Watch?
  ) {
    self.pid = pid
    self.program = program
    self.grace = grace
    self.streams = streams
    self.watch = watch
    Thread.detachNewThread { self.reap() }
  }

  /// What it has written to standard output so far; empty unless that is captured.
  public var output: String { streams?.output.text ?? "" }

  /// What it has written to standard error so far; empty unless that is captured.
  public var errors: String { streams?.errors.text ?? "" }

  /// Whether it has not ended yet.
  public var isRunning: Bool { status.value == nil }

  /// Waits until it has ended.
  ///
  /// - Parameter timeout: How long at most; the program goes on when that is over.
  /// - Throws: ``LotError`` of the kind `timedOut`.
  @discardableResult
  public func wait(timeout: Duration = .seconds(60)) async throws -> Outcome {
    if let status = await status.value(within: timeout) { return outcome(status) }
    try Task.checkCancellation()
    throw LotError(.timedOut, "\(label) has not ended within \(timeout)\(lastWords)")
  }

  /// Waits until a text has appeared in what it writes to standard output or standard error, which
  /// must be captured.
  ///
  /// - Throws: ``LotError`` of the kind `timedOut`, also when it ends without having said so.
  public func waitForOutput(_ text: String, timeout: Duration = .seconds(10)) async throws {
    var patience = Patience(timeout)
    while true {
      let hasEnded = !isRunning
      if output.contains(text) || errors.contains(text) { return }
      guard !hasEnded, try await patience.waitALittle() else {
        let what = hasEnded ? "has ended and not said" : "has not said within \(timeout):"
        throw LotError(.timedOut, "\(label) \(what) '\(text)'\(lastWords)")
      }
    }
  }

  /// Sends a signal to it alone. One that has ended gets none.
  public func send(_ signal: Int32) {
    isReaped.withLock { isReaped in
      if !isReaped { _ = kill(pid, signal) }
    }
  }

  /// Ends it and what else is in its process group: with `SIGTERM`, and with `SIGKILL` when the
  /// grace of the lot's options is over.
  public func stop() async {
    await Task.detached { await self.end() }.value
  }

  private func end() async {
    var patience = Patience(grace)
    signalGroup(SIGTERM)
    signalGroup(SIGCONT)
    while isGroupAlive, (try? await patience.waitALittle()) == true {}
    signalGroup(SIGKILL)
    _ = await status.value(within: .seconds(5))
  }

  private var isGroupAlive: Bool { isRunning || kill(-pid, 0) == 0 }

  private func signalGroup(_ signal: Int32) {
    isReaped.withLock { _ in _ = kill(-pid, signal) }
  }

  private func reap() {
    var info = siginfo_t()
    while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    let ended = isReaped.withLock { isReaped in
      var word: Int32 = 0
      waitpid(pid, &word, 0)
      isReaped = true
      return word
    }
    status.set(ended & 0x7f == 0 ? .exited(ended >> 8 & 0xff) : .signalled(ended & 0x7f))
  }

  private func outcome(_ status: Outcome.Status) -> Outcome {
    Outcome(
      status: status, output: output, errors: errors, descriptors: report(status))
  }

  private func report(_ status: Outcome.Status) -> DescriptorReport {
    let report = watch?.report ?? DescriptorReport(wasWatched: false)
    guard case .signalled(let number) = status else { return report }
    return report.knowing(pid, .signalled(number))
  }

  private var label: String { "\(program) (process \(pid))" }

  /// The end of what it wrote, for whoever has to find out why.
  private var lastWords: String {
    let text = (output + errors).suffix(2000)
    return text.isEmpty ? "" : "; it last wrote:\n\(text)"
  }
}
