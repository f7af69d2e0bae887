// SPDX-License-Identifier: Apache-2.0

/// What two findings of one run have in common when they are the same one, seen twice.
package struct Likeness: Sendable, Hashable {
  private struct Step: Hashable {
    let role: Role
    let call: String
    let frames: [Frame]
    /// Without a stack it is the descriptor that tells one finding from another.
    let what: String
  }

  private let kind: Kind
  private let flags: [UInt64]
  private let steps: [Step]

  package init(_ finding: Finding) {
    kind = finding.kind
    flags = finding.flags
    steps = finding.story.map {
      Step(
        role: $0.role, call: $0.call, frames: $0.frames.map(\.ofItsLine),
        what: $0.frames.isEmpty ? $0.what : "")
    }
  }
}

extension Frame {
  /// A loop that the compiler has unrolled calls from several addresses of one line.
  fileprivate var ofItsLine: Frame {
    guard line != nil else { return self }
    var frame = self
    frame.offset = 0
    return frame
  }
}
