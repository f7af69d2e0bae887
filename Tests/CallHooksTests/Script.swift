// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A text for a tool, as a file.
final class Script {
  let path = "/tmp/backlot-hooks-\(UUID().uuidString).txt"

  init(_ text: String) throws { try text.write(toFile: path, atomically: false, encoding: .utf8) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
