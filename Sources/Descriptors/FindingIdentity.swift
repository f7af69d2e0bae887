// SPDX-License-Identifier: Apache-2.0

/// What makes a finding the same one after the program was changed and built again.
package struct FindingIdentity: Sendable, Hashable {
  private struct Step: Hashable {
    let role: Role
    let call: String
    let frames: [Place]
    let what: String
  }

  private struct Place: Hashable {
    let function: String?
    let file: String?
    let module: String?
  }

  private let kind: Kind
  private let flags: [UInt64]
  private let steps: [Step]

  package init(_ finding: Finding) {
    kind = finding.kind
    flags = finding.flags
    steps = finding.story.map { event in
      let frames = event.frames.map {
        Place(
          function: $0.function, file: $0.file.map(Self.name), module: $0.moduleName)
      }
      // Without a stack it is the descriptor that tells one finding from another.
      let what = frames.isEmpty ? event.what : ""
      return Step(role: event.role, call: event.call, frames: frames, what: what)
    }
  }

  /// The same source may lie elsewhere.
  private static func name(_ file: String) -> String {
    file.split(separator: "/").last.map { String($0) } ?? file
  }
}
