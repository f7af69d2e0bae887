// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What the kernel tells about processes in `/proc`. A process that has ended meanwhile, or that
/// this user may not look into, simply has nothing to say.
enum ProcessTable {
  static var pids: [Int32] { names(in: "/proc").compactMap { Int32($0) } }

  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  static func bytes(of path: String) -> [UInt8] {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return [] }
    defer { close(fd) }
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = read(fd, &part, part.count)
      if count <= 0 { return all }
      all += part[..<count]
    }
  }

  static func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

  static func link(_ path: String) -> String? {
    var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = target.withUnsafeMutableBytes {
      readlink(path, $0.bindMemory(to: CChar.self).baseAddress!, $0.count)
    }
    return count < 0 ? nil : String(decoding: target[..<count], as: UTF8.self)
  }

  /// The name as `ps` shows it.
  static func program(of pid: Int32) -> String {
    String(text(of: "/proc/\(pid)/comm").prefix { $0 != "\n" })
  }

  /// The process that waits for it; 0 when it is gone.
  static func parent(of pid: Int32) -> Int32 {
    let fields = status(of: pid)
    return fields.count > 1 ? Int32(fields[1]) ?? 0 : 0
  }

  /// Whether it has ended, and is there only until somebody asks how.
  static func isDead(_ pid: Int32) -> Bool { ["Z", "X", nil].contains(status(of: pid).first) }

  /// From the third field on: the second, the program's name, may hold spaces and brackets itself.
  private static func status(of pid: Int32) -> [String] {
    let stat = text(of: "/proc/\(pid)/stat")
    guard let end = stat.lastIndex(of: ")") else { return [] }
    return stat[stat.index(after: end)...].split(separator: " ").map(String.init)
  }

  /// The process, who waits for it, who waits for that one, and so on.
  static func lineage(of pid: Int32) -> [Int32] {
    Array(sequence(first: pid) { parent(of: $0) }.prefix { $0 > 0 }.prefix(64))
  }
}
