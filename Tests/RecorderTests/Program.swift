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
    let built = try product("backlot-record")
    return try once("record") { try FileManager.default.copyItem(atPath: built, toPath: $0) }
  }

  private static func product(_ name: String) throws -> String {
    let places = ShimLibrary.foldersBesideProgram.map { "\($0)/\(name)" }
    return try #require(places.first { access($0, R_OK) == 0 }, "\(name) is not built")
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

  /// What programs have regions by that do not keep a board by hand.
  private static func regions() throws -> [String] {
    let library = try product("libbacklot_profile.so")
    return [library, "-Wl,-rpath,\(URL(filePath: library).deletingLastPathComponent().path)"]
  }

  private static func make(_ name: String, _ path: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "cc", "-std=gnu17", "-O2", "-g", "-pthread", "-D_GNU_SOURCE=",
      "-I\(here.appending(path: "../../Preload/Regions/include").standardizedFileURL.path)",
      "-o", path, here.appending(path: "Programs/\(name).c").path,
    ]
    if ["family", "storm"].contains(name) { process.arguments! += try regions() }
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(name).c does not compile")
  }
}
