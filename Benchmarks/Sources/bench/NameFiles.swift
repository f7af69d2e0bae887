// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Files of users, groups and hosts, of each length that a row asks for; and what makes a process
/// ask each contestant for them.
struct NameFiles: Arena {
  private var starts: [Start.Key: Start] = [:]
  private let scratch: Scratch
  let contestants: [Contestant]

  /// - Parameter options: Without a `nameWrapper` its column stays empty. A `nameShim` is preloaded
  ///   by hand; otherwise `env` of the `command` says what a process needs.
  init(_ options: Options, lengths: Set<Int>) throws {
    contestants = Contestant.names.filter {
      switch $0 {
      case .nameWrapper: options.nameWrapper != nil
      case .backlot: options.nameShim != nil || options.command != nil
      default: true
      }
    }
    scratch = try Scratch()
    do {
      for lines in lengths { try write(lines: lines, options) }
    } catch {
      scratch.remove()
      throw error
    }
  }

  func start(of contestant: Contestant, for row: Row) -> Start {
    starts[Start.Key(contestant: contestant, lines: row.lines)] ?? Start(environment: [:])
  }

  func remove() { scratch.remove() }

  private mutating func write(lines: Int, _ options: Options) throws {
    let folder = try scratch.subdirectory("\(lines)")
    for (name, text) in Self.files(lines: lines) {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    for contestant in contestants {
      starts[Start.Key(contestant: contestant, lines: lines)] = Start(
        environment: try Self.environment(of: contestant, folder, options),
        options: ["-d", folder] + (contestant == .files ? ["-f"] : []))
    }
  }

  /// As `questions.c` knows them. Every user is in two groups. The hosts have no aliases, of which
  /// nss_wrapper does not take as many.
  private static func files(lines: Int) -> [String: String] {
    func text(_ line: (Int) -> String) -> String { (0..<lines).map(line).joined() }
    func digits(_ number: Int) -> String { String("\(1_000_000 + number)".dropFirst()) }
    return [
      "passwd": text {
        let (name, id) = (digits($0), 10_000 + $0)
        return "user\(name):x:\(id):\(id):User \($0):/home/user\(name):/bin/bash\n"
      },
      "group": text {
        let (name, next) = (digits($0), digits(($0 + 1) % lines))
        return "group\(name):x:\(10_000 + $0):user\(name),user\(next)\n"
      },
      "hosts": text {
        let address = $0 + 1
        return "10.\(address >> 16).\(address >> 8 & 255).\(address & 255) host\(digits($0))\n"
      },
    ]
  }

  private static func environment(
    of contestant: Contestant, _ folder: String, _ options: Options
  ) throws -> [String: String] {
    switch contestant {
    case .nameWrapper:
      return Environment.bare.merging([
        "LD_PRELOAD": options.nameWrapper ?? "", "NSS_WRAPPER_PASSWD": folder + "/passwd",
        "NSS_WRAPPER_GROUP": folder + "/group", "NSS_WRAPPER_HOSTS": folder + "/hosts",
        "NSS_WRAPPER_MAX_HOSTENTS": "200000",
      ]) { $1 }
    case .backlot:
      return try environment(folder, options)
    default:
      return Environment.bare
    }
  }

  private static func environment(
    _ folder: String, _ options: Options
  ) throws -> [String: String] {
    let files = ["passwd", "group", "hosts"]
    if let shim = options.nameShim {
      return Environment.bare.merging(
        [("LD_PRELOAD", shim)]
          + files.map { ("BACKLOT_\($0.uppercased())_FILES", folder + "/" + $0) }
      ) { $1 }
    }
    return try Environment.entered(
      options.command ?? "", ["--no-sockets"] + files.flatMap { ["--\($0)", folder + "/" + $0] })
  }
}

extension Start {
  fileprivate struct Key: Hashable {
    var contestant: Contestant
    var lines: Int
  }
}
