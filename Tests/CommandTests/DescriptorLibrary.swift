// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The command with a library beside it that takes the place of `libbacklot_fd.so`: it writes what
/// it is told into the book, whatever its program does.
///
/// `BACKLOT_TEST_FINDINGS` names findings, with commas between them: `2:21` is of kind 2, about
/// descriptor 21.
struct DescriptorLibrary {
  let folder: Folder

  var tool: String { folder.path + "/bin/backlot" }

  init() throws {
    folder = try Folder()
    for part in ["bin", "lib/backlot"] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/" + part, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: Tool.path, toPath: tool)
    let libraries = try FileManager.default.contentsOfDirectory(atPath: Self.built)
    for library in libraries where library.hasSuffix(".so") && library != "libbacklot_fd.so" {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/lib/backlot/" + library,
        withDestinationPath: Self.built + "/" + library)
    }
  }

  private static let built = Tool.folder.appending(path: "backlot_Backlot.resources").path

  private static let source = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Programs/fake_fd.c").path

  private static let wire = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Preload/ShimWire/include").path

  /// Runs a script in which `backlot` is this command, and `$HERE` an empty folder.
  func shell(_ script: String, _ environment: [String: String] = [:]) async throws -> Tool.Result {
    let library = folder.path + "/lib/backlot/libbacklot_fd.so"
    let here = try Folder()
    let build = "cc -g -shared -fPIC -I'\(Self.wire)' '\(Self.source)' -o '\(library)'\n"
    return try await Tool.shell(
      "[ -e '\(library)' ] || \(build)cd \"$HERE\"\n" + script,
      environment.merging(
        ["BACKLOT_TOOL": tool, "HERE": here.path, "TMPDIR": folder.path + "/lib"]) { $1 })
  }
}
