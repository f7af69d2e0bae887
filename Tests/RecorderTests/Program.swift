// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Synchronization
import Testing

/// A C program of the folder Programs, built once.
enum Program {
  static let all = ["burn", "deep", "family", "regions", "storm", "threads"]

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let built = Mutex<[String: String]>([:])

  static func path(_ name: String) throws -> String {
    try once(name) { try make(name, $0) }
  }

  /// A copy of the recorder: another user may not come to where it was built.
  static func recorder() throws -> String {
    let places = ShimLibrary.foldersBesideProgram.map { $0 + "/backlot-record" }
    let built = try #require(places.first { access($0, X_OK) == 0 }, "the recorder is not built")
    return try once("record") { try FileManager.default.copyItem(atPath: built, toPath: $0) }
  }

  private static func once(_ name: String, _ make: (String) throws -> Void) throws -> String {
    try built.withLock { built in
      if let path = built[name] { return path }
      let path = "/tmp/backlot-recorder-\(getpid())-\(name)"
      try make(path)
      built[name] = path
      return path
    }
  }

  private static let preload =
    here.appending(path: "../../Preload").standardizedFileURL.path

  /// What programs have regions by, which is compiled by clang as in the package.
  private static func regions() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(preload)/Regions")
      .filter { $0.hasSuffix(".c") }.map { "\(preload)/Regions/\($0)" }
  }

  private static func make(_ name: String, _ path: String) throws {
    let process = Process()
    let hasRegions = ["family", "storm"].contains(name)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      hasRegions ? "clang" : "cc", "-std=gnu17", "-O2", "-g", "-pthread", "-D_GNU_SOURCE=",
      "-I\(preload)/Regions", "-I\(preload)/Regions/include", "-I\(preload)/ShimCore/include",
      "-o", path, here.appending(path: "Programs/\(name).c").path,
    ]
    if hasRegions { process.arguments! += try regions() }
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(name).c does not compile")
  }
}
