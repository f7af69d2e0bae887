// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@testable import BacklotProfiles

/// A program, and a recording of it that says where its function `work` runs.
private struct Recorded {
  let scratch: Scratch
  let address: UInt64
  /// Where in the file the code is.
  let offset: UInt64
  let buildID: [UInt8]
  var path: String { scratch.path("program") }

  /// - Parameter options: Of gcc.
  init(_ options: String) throws {
    scratch = try Scratch()
    try scratch.write(
      """
      static inline __attribute__((always_inline)) void part(void) { __asm__ volatile("nop; nop"); }
      __attribute__((noinline)) void work(void) { part(); __asm__ volatile("nop"); }
      int main(void) { work(); }
      """, to: "program.c")
    try scratch.shell("gcc -g -O1 \(options) program.c -o program")
    let symbol = try scratch.shell("nm program | grep ' work$'")
    let segment = try scratch.shell("readelf -lW program | grep 'R E'").split(separator: " ")
    func number(_ text: Substring) throws -> UInt64 {
      try #require(UInt64(text.hasPrefix("0x") ? text.dropFirst(2) : text, radix: 16))
    }
    address = try number(symbol.prefix { $0 != " " })
    offset = address - (try number(segment[2])) + (try number(segment[1]))
    let digits = Array(try scratch.shell("readelf -n program | sed -n 's/.*Build ID: //p'").utf8)
    buildID = stride(from: 0, to: max(digits.count - 1, 0), by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }

  /// - Parameter path: What the recording calls the program.
  func profile(
    path: String? = nil, hasBuildID: Bool = true, isAwaiting: Bool = false, pid: Int32 = 10
  ) throws -> Profile {
    var file = RecordedFile()
    let (start, page) = (0x7000_0000_0000 as UInt64, offset & ~0xfff)
    file.records += file.map(
      path ?? self.path, at: start, offset: page, pid: pid, buildID: hasBuildID ? buildID : nil)
    let code = start + (offset - page)
    let mark = RecordedFile.userMark
    file.records += file.sample(
      isAwaiting ? [mark, 1, mark, code + 1] : [mark, code], at: 1, pid: pid)
    return try scratch.read(file.bytes)
  }
}

@Suite("An address in a recording", .timeLimit(.minutes(20)))
struct NamingTests {
  @Test(
    "has functions, inlined ones and lines, wherever the linker put the code",
    arguments: ["", "-no-pie", "-static", "-fuse-ld=gold", "-Wl,-z,noseparate-code"])
  func functions(options: String) throws {
    let recorded = try Recorded(options)
    let profile = try recorded.profile()
    #expect(profile.frames.map(\.place.function) == ["part", "work"])
    #expect(profile.frames.map(\.kind) == [.inlined, .called])
    #expect(profile.frames.map(\.place.line) == [1, 2])
    #expect(profile.frames.map(\.place.module) == [recorded.path, recorded.path])
    #expect(profile.buildIDs == [recorded.path: recorded.buildID])
    #expect(profile.account.notes == [])
  }

  @Test("of a stripped program has its line by the debug file beside it")
  func debugLink() throws {
    let recorded = try Recorded("")
    try recorded.scratch.shell(
      """
      objcopy --only-keep-debug program program.debug; strip program
      objcopy --add-gnu-debuglink=program.debug program
      """)
    #expect(try recorded.profile().frames.map(\.place.line) == [1, 2])
  }

  private static let debugFolder = "/usr/lib/debug/.build-id"

  @Test(
    "of a program that is gone has its line by the debug file of its build id",
    .enabled(if: geteuid() == 0), arguments: ["strip program", "rm program"])
  func debugFolder(script: String) throws {
    let recorded = try Recorded("")
    let name = recorded.buildID.hexadecimal
    let folder = "\(Self.debugFolder)/\(name.prefix(2))"
    let file = "\(folder)/\(name.dropFirst(2)).debug"
    try recorded.scratch.shell(
      "mkdir -p \(folder); objcopy --only-keep-debug program \(file); \(script)")
    defer {
      _ = try? recorded.scratch.shell("rm \(file); rmdir -p --ignore-fail-on-non-empty \(folder)")
    }
    #expect(try recorded.profile().frames.map(\.place.line) == [1, 2])
  }

  @Test("has no function in a program that was built anew, and a note that names it")
  func changed() throws {
    let recorded = try Recorded("")
    try recorded.scratch.shell("sed -i 's/nop; nop/nop/' program.c; gcc -g program.c -o program")
    let profile = try recorded.profile()
    #expect(profile.stack(ofSample: 0).first?.hasPrefix("program+0x") == true)
    #expect(profile.account.notes.count == 1)
    #expect(profile.account.notes[0].hasPrefix("\(recorded.path) was built anew") == true)
  }

  @Test("without build id has no function in a program that is younger than the recording")
  func younger() throws {
    let recorded = try Recorded("-Wl,--build-id=none")
    #expect(
      try recorded.profile(hasBuildID: false).frames.map(\.place.function) == ["part", "work"])
    try recorded.scratch.shell("touch -d tomorrow program")
    let profile = try recorded.profile(hasBuildID: false)
    #expect(profile.frames.map(\.place.function) == [nil])
    #expect(profile.account.notes.first?.contains("was built anew") == true)
  }

  @Test("of a program that is gone has a note that names it, once")
  func gone() throws {
    let recorded = try Recorded("")
    try recorded.scratch.shell("rm program")
    let profile = try recorded.profile()
    #expect(
      profile.account.notes == [
        "\(recorded.path) is not there any more, so its functions have no names"
      ])
  }

  @Test("of a deleted program that still runs has its function")
  func deleted() throws {
    let recorded = try Recorded("")
    try recorded.scratch.shell("cp program kept; rm program; mv kept program")
    let profile = try recorded.profile(path: "\(recorded.path) (deleted)")
    #expect(profile.frames.map(\.place.function) == ["part", "work"])
  }

  @Test("of who awaits is told apart, and is where it goes on")
  func awaiting() throws {
    let profile = try Recorded("").profile(isAwaiting: true)
    #expect(profile.frames.map(\.kind) == [.called, .inlined, .awaiting])
    #expect(profile.frames.map(\.place.function) == [nil, "part", "work"])
  }

  @Test("in the vdso has the kernel's name for it")
  func vdso() throws {
    let symbols = Symbols()
    let names = (0..<0x2000 as Range<UInt64>).compactMap {
      symbols.frames(of: $0, in: Module(path: "[vdso]"), isExact: true).first?.function
    }
    let expected = ["clock_gettime", "__vdso_clock_gettime", "__kernel_clock_gettime"]
    #expect(!Set(names).isDisjoint(with: expected))
  }
}
