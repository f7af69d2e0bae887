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

  /// The rows of `calls.def`, and of the tables that it includes.
  private func promised(by shim: ShimLibrary) throws -> Set<String> {
    var names: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: room(shim).path)
    where file.hasSuffix(".def") {
      let table = try String(contentsOf: room(shim).appending(path: file), encoding: .utf8)
      for row in table.matches(of: /SHIM_CALL\((\w+), *SHIM_(WRAPS|WRAPS_IF_PRESENT|OFFERS)\)/) {
        names.insert(String(row.1))
      }
    }
    return names
  }

  private func exported(by shim: ShimLibrary) throws -> Set<String> {
    let output = try run("nm", "-D", "--defined-only", path(of: shim))
    // Functions, without the version that one may have: posix_spawn@@GLIBC_2.15.
    return Set(output.matches(of: /\s[TWi] (\w+)/).map { String($0.1) })
  }

  private func room(_ shim: ShimLibrary) -> URL {
    URL(filePath: #filePath).appending(path: "../../../Preload/\(shim.room)").standardized
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
