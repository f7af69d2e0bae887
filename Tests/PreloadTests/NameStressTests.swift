// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// Eight threads ask for users, groups and hosts while the files are rewritten: in place, at their
/// ends, by a rename and by a removal.
@Suite("Files that are rewritten while eight threads ask", .serialized, .timeLimit(.minutes(20)))
struct NameStressTests {
  private static func isFine(_ report: String) -> Bool {
    report.contains(/^[1-9][0-9]{3,} answers, [0-9]+ excused, 0 failures\nstatus 0\n$/)
  }

  @Test("give whole answers, seen at once by who wrote them, and leave nothing behind")
  func storm() async throws {
    let said = try await aside {
      try NameProgram.with("storm", ["-O2"]) { try $0.run([$0.folder, "1000"]) }
    }
    #expect(Self.isFine(said), "\(said)")
  }

  @Test(
    "race with nobody, says ThreadSanitizer, which is in the library too",
    .enabled(if: hasThreadSanitizer, "the C compiler has no ThreadSanitizer that works here"))
  func sanitized() async throws {
    let report = try await aside {
      try NameProgram.with("storm", Self.sanitizing) { program in
        let shim = program.folder + "/libbacklot_nss.so"
        let said = try Outside.run(["cc", "-shared", "-fPIC", "-o", shim] + Self.library)
        try #require(said == "", "\(said)")
        return try program.run([program.folder, "300"], shim: shim)
      }
    }
    #expect(Self.isFine(report), "\(report)")
  }

  private static let sanitizing = ["-fsanitize=thread", "-O1", "-g"]

  private static var hasThreadSanitizer: Bool {
    let said = try? NameProgram.with("everything", sanitizing) { program in
      try program.writeFiles()
      return try program.run(preloading: [])
    }
    return said != nil
  }

  /// What makes the library, as the plug-in builds it.
  private static var library: [String] {
    let preload = NameProgram.here.appending(path: "../../Preload").standardizedFileURL
    let rooms = [
      "NameShim", "Onward", "ShimWire", "ShimCore", "HostShim", "NameFiles", "NamePolicy",
    ].map { preload.appending(path: $0).path }
    let folders = rooms.flatMap { ["-I\($0)", "-I\($0)/include"] }
    let sources = rooms.flatMap { room in
      (FileManager.default.enumerator(atPath: room)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".c") }.map { "\(room)/\($0)" }
    }
    return ["-std=gnu17", "-D_GNU_SOURCE=", "-fvisibility=hidden"] + sanitizing + folders + sources
  }
}
