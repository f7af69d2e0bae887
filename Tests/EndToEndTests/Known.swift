// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation

/// A finding that is true: in which program, and by which call its descriptor was opened, or closed
/// again.
struct Known: Hashable, CustomStringConvertible {
  let kind: Kind
  let program: String
  let call: String

  init(_ kind: Kind, _ program: String, call: String) {
    (self.kind, self.program, self.call) = (kind, program, call)
  }

  init(_ finding: Finding) {
    self.init(
      finding.kind, URL(filePath: finding.program).lastPathComponent,
      call: (finding.event(.again) ?? finding.events.last)?.call ?? "")
  }

  var description: String { "\(kind.rawValue) in \(program), by \(call)()" }
}
