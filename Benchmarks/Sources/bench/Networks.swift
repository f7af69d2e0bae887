// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The environment that puts a process on each contestant's network. Owns a scratch directory.
struct Networks {
  private var environments: [Contestant: [String: String]]
  private let scratch: String

  /// Makes the scratch directory, which is gone again when this throws.
  ///
  /// - Parameters:
  ///   - wrapper: Debian's `libsocket_wrapper.so`; `nil` leaves its column empty.
  ///   - shim: a `libbacklot_socket.so`, preloaded by hand into a lot made by hand.
  ///   - command: the `backlot` program; its `env` then says how to get in.
  init(wrapper: String?, shim: String?, command: String?) throws {
    let bare = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BACKLOT_") }
    scratch = try Self.privateDirectory()
    environments = [.kernel: bare, .unix: bare]
    do {
      try enter(from: bare, wrapper, shim, command)
    } catch {
      remove()
      throw error
    }
  }

  private mutating func enter(
    from bare: [String: String], _ wrapper: String?, _ shim: String?, _ command: String?
  ) throws {
    if let wrapper {
      environments[.wrapper] = bare.merging([
        "LD_PRELOAD": wrapper, "SOCKET_WRAPPER_DIR": try subdirectory("wrapper"),
        "SOCKET_WRAPPER_DEFAULT_IFACE": "1",
      ]) { $1 }
    }
    if let shim {
      environments[.backlot] = bare.merging([
        "LD_PRELOAD": shim, "BACKLOT_LOT": try subdirectory("lot"),
      ]) { $1 }
    } else if let command {
      environments[.backlot] = try Self.entered(command, lot: scratch + "/lot", from: bare)
    }
  }

  var contestants: [Contestant] { Contestant.allCases.filter { environments[$0] != nil } }

  /// For one more run. socket_wrapper leaves the files of ended processes behind, and would try
  /// each of their ports at its next bind: it gets an empty directory every time.
  func environment(of contestant: Contestant) throws -> [String: String] {
    if contestant == .wrapper {
      try FileManager.default.removeItem(atPath: scratch + "/wrapper")
      _ = try subdirectory("wrapper")
    }
    return environments[contestant] ?? [:]
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: scratch)
  }

  private static func privateDirectory() throws -> String {
    var template = Array((NSTemporaryDirectory() + "/backlot-bench.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchError("no temporary directory") }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func subdirectory(_ name: String) throws -> String {
    let path = scratch + "/" + name
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return path
  }

  /// What a shell's environment is after it has evaluated `backlot env`.
  private static func entered(
    _ command: String, lot: String, from environment: [String: String]
  ) throws -> [String: String] {
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "assignments=$(\"$1\" env --lot \"$2\") && eval \"$assignments\" && exec env -0", "sh",
      command, lot,
    ]
    shell.environment = environment
    shell.standardOutput = output
    try shell.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else { throw BenchError("\(command) env failed") }
    return Dictionary(
      data.split(separator: 0).map { assignment in
        let parts = String(decoding: assignment, as: UTF8.self).split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.dropFirst().first ?? ""))
      }, uniquingKeysWith: { $1 })
  }
}

/// The benchmark can't begin.
struct BenchError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
