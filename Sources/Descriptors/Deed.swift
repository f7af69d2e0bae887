// SPDX-License-Identifier: Apache-2.0

/// What happened in an event, as its finding tells it.
struct Deed {
  let words: String

  init(_ event: Event, in finding: Finding) {
    words =
      finding.kind == .doubleClose && event.role == .closed
      ? "closed first" : Self.words(event.role)
  }

  private static func words(_ role: Role) -> String {
    switch role {
    case .opened: "opened"
    case .closed: "closed"
    case .again: "closed again"
    case .used: "used"
    case .wasOpened: "the number was opened again"
    case .wasClosed: "and closed again"
    case .over: "replaced"
    case .locked: "locked"
    case .added: "added to an epoll set"
    case .reader: "waited for"
    case .duplicated: "duplicated"
    case .call: "called"
    case .watched: "done"
    }
  }
}
