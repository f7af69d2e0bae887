// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

@Suite("What a shim shows the linker")
struct ExportTests {
  @Test("is the calls it wraps or offers, and nothing else", arguments: ShimLibrary.all)
  func exports(shim: ShimLibrary) throws {
    let shown = try exported(by: shim)
    let promised = try promised(by: shim)
    #expect(shown.subtracting(promised).sorted() == [])
    #expect(promised.subtracting(shown).sorted() == [])
  }

  @Test("needs libc and nothing else", arguments: ShimLibrary.all)
  func needs(shim: ShimLibrary) throws {
    let output = try run("readelf", "-d", path(of: shim))
    let needed = output.matches(of: /\(NEEDED\).*\[(.+)\]/).map { String($0.1) }
    #expect(needed == ["libc.so.6"])
  }

  @Test("asks for no libc newer than Debian 12's", arguments: ShimLibrary.all)
  func versions(shim: ShimLibrary) throws {
    let output = try run("objdump", "-T", path(of: shim))
    let versions = output.matches(of: /GLIBC_2\.(\d+)/).compactMap { Int($0.1) }
    #expect(versions.isEmpty == false)
    #expect(versions.max()! <= 36)
  }

  private func promised(by shim: ShimLibrary) throws -> Set<String> {
    try rows(of: preload.appending(path: "\(shim.room)/calls.def"))
  }

  /// The rows of a table, and of the tables that it includes: from its own room or a shared one.
  private func rows(of table: URL) throws -> Set<String> {
    let text = try String(contentsOf: table, encoding: .utf8)
      .replacing(/#define .*/, with: "")
    var names: Set<String> = []
    for row in text.matches(of: /SHIM_CALL\((\w+), *SHIM_(WRAPS|WRAPS_IF_PRESENT|OFFERS)\)/) {
      names.insert(String(row.1))
    }
    // Calls that are all wrapped in the same way: with their types, to make the wrappers from.
    for row in text.matches(of: /(?:USES|BLOCKS)\([^,()]+, *(\w+)/) { names.insert(String(row.1)) }
    for line in text.matches(of: /#include "(\w+\.def)"/) {
      let rooms = [table.deletingLastPathComponent().lastPathComponent] + Self.shared
      let files = rooms.map { preload.appending(path: "\($0)/\(line.1)") }
      let file = try #require(files.first { FileManager.default.fileExists(atPath: $0.path) })
      names.formUnion(try rows(of: file))
    }
    return names
  }

  /// The rooms that are part of several libraries.
  private static let shared = ["Onward", "HostShim", "Vfork"]

  private func exported(by shim: ShimLibrary) throws -> Set<String> {
    let output = try run("nm", "-D", "--defined-only", path(of: shim))
    // Functions, without the version that one may have: posix_spawn@@GLIBC_2.15.
    return Set(output.matches(of: /\s[TWi] (\w+)/).map { String($0.1) })
  }

  private var preload: URL {
    URL(filePath: #filePath).appending(path: "../../../Preload").standardized
  }

  private func path(of shim: ShimLibrary) throws -> String {
    try shim.path(in: ShimLibrary.foldersBesideProgram)
  }

  private func run(_ command: String...) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
