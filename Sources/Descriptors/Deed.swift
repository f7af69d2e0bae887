// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// What happened in an event, as its finding tells it: `closed first by close()`.
struct Deed {
  let words: String

  init(_ event: Event, in finding: Finding) {
    let call = event.call.isEmpty ? nil : "\(event.call.printable)()"
    words =
      switch event.role {
      case .call: call.map { "called \($0)" } ?? "called"
      case .reader: call.map { "in use, by \($0)" } ?? "in use"
      case .closed where finding.kind == .doubleClose: Self.done("closed first", call)
      default: Self.done(Self.verb(event.role), call)
      }
  }

  private static func done(_ verb: String, _ call: String?) -> String {
    verb + (call.map { " by \($0)" } ?? "")
  }

  private static func verb(_ role: Role) -> String {
    switch role {
    case .opened: "opened"
    case .closed: "closed"
    case .again: "closed again"
    case .used, .call, .reader: "used"
    case .wasOpened: "before that the number was opened"
    case .wasClosed: "and closed"
    case .over: "replaced"
    case .locked: "locked"
    case .added: "added to an epoll set"
    case .duplicated: "duplicated"
    case .watched: "done"
    }
  }
}
