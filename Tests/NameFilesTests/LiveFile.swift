// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Glibc
import NameFiles
import NamePolicy

/// A file in a folder of its own, and the source that reads it.
final class LiveFile {
  let folder: String
  /// The path that the source was given.
  let path: String
  private let source: OpaquePointer
  private let walk: OpaquePointer

  /// - Parameter path: of the source, below the folder; where it leads is the test's affair.
  init(_ path: String = "passwd", kind: name_kind = NAME_PASSWD) {
    var template = Array("/tmp/backlot-names-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    self.path = "\(folder)/\(path)"
    // As with a shim, they live as long as the process.
    source = source_make(zeroes(SOURCE_ROOM), kind, strdup(self.path))
    walk = walk_make(zeroes(WALK_ROOM), source, 1)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The lines that a look sees now.
  var lines: [String] {
    let visit = source_enter(source)
    defer { source_leave(visit) }
    return NameFilesTests.lines(of: visit.snapshot)
  }

  /// The names at the beginnings of the lines.
  var names: [String] { lines.map { String($0.prefix { $0 != ":" }) } }

  func pin() -> UnsafePointer<snapshot> { source_pin(source) }

  /// Keeps a visit going for as long as `body` takes.
  func duringVisit(_ body: () -> Void) {
    let visit = source_enter(source)
    defer { source_leave(visit) }
    body()
  }

  func hold() { source_hold(source) }

  func forgetPath() { source_forget_path(source) }

  func startWalk() { walk_start(walk) }

  func endWalk() { walk_end(walk) }

  /// The next line of the enumeration; `nil` at the end.
  func nextLine(refusing refuses: Bool = false) -> String? {
    var taken = Taken(refuses: refuses)
    let called = withUnsafeMutablePointer(to: &taken) { taken in
      walk_next(
        walk,
        { line, context in
          let taken = context!.assumingMemoryBound(to: Taken.self)
          taken.pointee.line = String(cString: line!)
          return !taken.pointee.refuses
        }, taken)
    }
    return called ? taken.line : nil
  }

  private struct Taken {
    var refuses: Bool
    var line: String?
  }

  /// Truncates and writes in place, as `>` does.
  func write(_ text: String, to name: String? = nil) {
    put(text, at: name.map { "\(folder)/\($0)" } ?? path, O_CREAT | O_TRUNC)
  }

  func append(_ text: String) { put(text, at: path, O_APPEND) }

  /// Writes a new file and renames it over the old one.
  func replace(_ text: String) {
    put(text, at: path + ".new", O_CREAT | O_TRUNC)
    rename(path + ".new", path)
  }

  /// Overwrites the beginning.
  func patch(_ text: String) { put(text, at: path, 0) }

  func remove() { unlink(path) }

  private func put(_ text: String, at path: String, _ flags: Int32) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
    precondition(descriptor >= 0, "\(path): \(String(cString: strerror(errno)))")
    let count = Glibc.write(descriptor, text, text.utf8.count)
    precondition(count == text.utf8.count)
    close(descriptor)
  }

  /// The process's descriptors of files in the folder.
  var descriptors: [Int32] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return all.compactMap { Int32($0) }.filter { descriptor in
      let link = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(descriptor)")
      return link?.hasPrefix(folder + "/") == true
    }
  }
}

func lines(of snapshot: UnsafePointer<snapshot>) -> [String] {
  var at = 0
  var lines: [String] = []
  while let line = snapshot_line(snapshot, &at) { lines.append(String(cString: line)) }
  return lines
}

/// A line of a passwd file.
func user(_ name: String) -> String { "\(name):x:1000:1000::/:/bin/sh\n" }

func users(_ names: String...) -> String { names.map(user).joined() }

private func zeroes<Size: BinaryInteger>(_ size: Size) -> UnsafeMutableRawPointer {
  let room = UnsafeMutableRawPointer.allocate(byteCount: Int(size), alignment: 64)
  memset(room, 0, Int(size))
  return room
}
