// SPDX-License-Identifier: Apache-2.0

extension Finding {
  /// What tells it from other findings. What the number was before does not; and what went through
  /// exec has its cure at the call that opened it, whoever called that.
  package var story: [Event] {
    events.filter { $0.role != .wasOpened && $0.role != .wasClosed }.map { event in
      var event = event
      if kind == .execLeak { event.frames = Array(event.frames.prefix(1)) }
      return event
    }
  }

  /// What tells wrong flags of one line from others: the command and the flags.
  var flags: [UInt64] { kind == .flagMisuse ? [amount, limit] : [] }
}
