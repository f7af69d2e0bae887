// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import BacklotWorld
internal import Glibc
internal import ShimWire

/// What is wrong, in one sentence.
struct Sentence {
  private let finding: Finding

  init(about finding: Finding) { self.finding = finding }

  var text: String {
    switch finding.kind {
    case .doubleClose: "\(subject) was closed twice; the second close hit nothing"
    case .foreignClose: "\(subject) was closed behind the back of its owner\(owner)"
    case .useAfterClose: "\(call(.used)) was called on \(number), which had been closed\(error)"
    case .badDescriptor:
      "\(call(.used, .call, .again)) was called on \(finding.fd), which \(neverOpened)\(error)"
    case .leak: leak
    case .execLeak: "\(subject)\(opened) went through exec to a program that never used it"
    case .standardStreamClose: "\(stream) was closed, and its number went to another file\(taker)"
    case .replacement: "\(call(.over)) replaced \(number) while it was open\(opened)"
    case .lockLoss: "the close of \(number) dropped the process's locks on \(file)"
    case .epollStale: "\(subject) was closed while an epoll set had it, \(survivor)"
    case .setOverflow: "\(subject) does not fit into an fd_set, which has room for \(room)"
    case .closeRace: "\(subject) was closed while another thread was in \(call(.reader)) on it"
    case .exhausted: "no number was left for \(call(.call, .used))\(holders)"
    case .flagMisuse: "\(setter) on \(number) was given flags of another call\(flags)"
    case .addressTruncated: "\(call(.call, .used)) on \(number) cut the address\(lengths)"
    }
  }

  private var number: String { "descriptor \(finding.fd)" }

  private var subject: String { number }

  /// The call of the first event that has one of these roles, or of the last one there is.
  private func call(_ roles: Role...) -> String {
    let event = roles.lazy.compactMap(finding.event).first ?? finding.events.last
    return event.flatMap { $0.call.isEmpty ? nil : "\($0.call.printable)()" } ?? "a call"
  }

  private func what(_ roles: Role...) -> String? {
    roles.compactMap { finding.event($0)?.what }.first { !$0.isEmpty }?.printable
  }

  /// What `errno` says, unless that is what one would expect.
  private var error: String {
    [0, EBADF].contains(finding.error) ? "" : ": \(LotError.text(finding.error))"
  }
}

extension Sentence {
  /// `enum fd_owner`, which the library tells in `limit`.
  private var kindOfOwner: String {
    switch finding.limit {
    case UInt64(FD_OWNER_FILE.rawValue), UInt64(FD_OWNER_POPEN.rawValue): "a FILE that has"
    case UInt64(FD_OWNER_DIR.rawValue): "a DIR that has"
    case UInt64(FD_OWNER_LIBC.rawValue): "libc, which has"
    case UInt64(FD_OWNER_TAG.rawValue): "the holder of its tag, who has"
    default: "which has"
    }
  }

  private var owner: String {
    guard let event = finding.event(.opened), !event.call.isEmpty else { return "" }
    return ", \(kindOfOwner) it from \(event.call.printable)()"
  }

  private var neverOpened: String {
    finding.fd < 0 ? "is no descriptor" : "was never opened"
  }

  private var leak: String {
    let end = "still open at the end"
    guard finding.count > 1 else { return "\(subject)\(opened) is \(end)" }
    return "\(finding.count) descriptors that were opened at one place are \(end)"
  }

  private var opened: String { what(.opened, .duplicated).map { " (\($0))" } ?? "" }

  private var stream: String {
    switch finding.fd {
    case 0: "standard input (0)"
    case 1: "standard output (1)"
    case 2: "standard error (2)"
    default: subject
    }
  }

  private var taker: String { what(.opened, .used, .again).map { ": \($0)" } ?? "" }

  private var file: String { what(.locked, .closed, .opened) ?? "the file" }

  private var survivor: String {
    finding.other < 0
      ? "and is still open by a duplicate" : "and is still open as \(finding.other)"
  }

  private var room: String { finding.limit == 0 ? "1024" : "\(finding.limit)" }

  private var holders: String {
    finding.amount == 0 ? error : ": \(finding.amount) are open"
  }

  private var setter: String {
    (finding.amount == 0 ? nil : FlagWords.command(finding.amount)).map { "fcntl(\($0))" }
      ?? call(.call, .used)
  }

  private var flags: String {
    finding.limit == 0
      ? "" : ": \(FlagWords.strangers(to: finding.amount, in: finding.limit))"
  }

  private var lengths: String {
    finding.amount == 0
      ? "" : ": there was room for \(finding.limit) bytes, and \(finding.amount) were needed"
  }
}
