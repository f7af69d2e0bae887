// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The environment that puts a process on each contestant's network.
struct Networks: Arena {
  private var environments: [Contestant: [String: String]]
  private let scratch: Scratch

  /// - Parameter options: Without a `wrapper` its column stays empty. A `shim` is preloaded by hand
  ///   into a lot made by hand; otherwise `env` of the `command` says how to get in.
  init(_ options: Options) throws {
    scratch = try Scratch()
    environments = [.kernel: Environment.bare, .unix: Environment.bare]
    do {
      try enter(options)
    } catch {
      scratch.remove()
      throw error
    }
  }

  private mutating func enter(_ options: Options) throws {
    if let wrapper = options.wrapper {
      environments[.wrapper] = Environment.bare.merging([
        "LD_PRELOAD": wrapper, "SOCKET_WRAPPER_DIR": try scratch.subdirectory("wrapper"),
        "SOCKET_WRAPPER_DEFAULT_IFACE": "1",
      ]) { $1 }
    }
    if let shim = options.shim {
      environments[.backlot] = Environment.bare.merging([
        "LD_PRELOAD": shim, "BACKLOT_LOT": try scratch.subdirectory("lot"),
      ]) { $1 }
    } else if let command = options.command {
      environments[.backlot] = try Environment.entered(command, ["--lot", scratch.path + "/lot"])
    }
  }

  var contestants: [Contestant] { Contestant.networks.filter { environments[$0] != nil } }

  /// socket_wrapper leaves the files of ended processes behind, and would try each of their ports
  /// at its next bind: it gets an empty directory every time.
  func start(of contestant: Contestant, for row: Row) throws -> Start {
    if contestant == .wrapper {
      try FileManager.default.removeItem(atPath: scratch.path + "/wrapper")
      _ = try scratch.subdirectory("wrapper")
    }
    return Start(
      environment: environments[contestant] ?? [:], options: contestant == .unix ? ["-u"] : [])
  }

  func remove() { scratch.remove() }
}
