import Foundation
import Testing

// SPDX-License-Identifier: Apache-2.0
@testable import BacklotWorld

@Suite("Whether a preload library reaches a program")
struct ProgramReachTests {
  private let workshop = try! Workshop()
  private let caller = Credentials(user: 1000, group: 1000)

  private func obstacle(_ program: String, caller: Credentials? = nil) -> Obstacle? {
    ProgramReach(path: ProgramPath(workshop.folder), caller: caller ?? self.caller)
      .finding(about: program)?.obstacle
  }

  @Test("is so for an ordinary program")
  func ordinary() throws {
    #expect(obstacle("/bin/sh") == nil)
    #expect(obstacle(try workshop.program("pie", "-pie")) == nil)
    #expect(obstacle(try workshop.program("fixed", "-no-pie")) == nil)
  }

  @Test("is not so for a static one, position-independent or not")
  func staticallyLinked() throws {
    #expect(obstacle(try workshop.program("static", "-static")) == .staticallyLinked)
    #expect(obstacle(try workshop.program("static-pie", "-static-pie")) == .staticallyLinked)
  }

  @Test("is not so for a Go program, which its sections and notes give away")
  func go() throws {
    let section = #"__attribute__((section(".go.buildinfo"))) char go[32] = "\377 Go buildinf:";"#
    #expect(obstacle(try workshop.program("go", "-pie", code: section)) == .go)
    let note = """
      __asm__(".pushsection .note.go.buildid, \\"a\\", @note\\n.long 4, 8, 4\\n.asciz \\"Go\\"\\n"
              ".byte 0\\n.ascii \\"build-id\\"\\n.popsection");
      """
    let program = try workshop.program("go-note", "-pie", code: note)
    #expect(obstacle(program) == .go)
    #expect(obstacle(try workshop.withoutSections(program, "go-bare")) == .go)
  }

  @Test("is not so for another libc, another machine, another word size")
  func foreign() throws {
    let musl = try workshop.program("musl", "-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1")
    #expect(obstacle(musl) == .musl)
    let plain = try workshop.program("plain", "-pie")
    #expect(obstacle(try workshop.forged(plain, "narrow", at: 4, 1)) == .narrow)
    #expect(obstacle(try workshop.forged(plain, "other", at: 18, 40)) == .otherMachine)
  }

  @Test("is not so when the loader is missing, which the kernel calls a missing program")
  func loader() throws {
    let program = try workshop.program("lost", "-Wl,--dynamic-linker=/no/ld.so")
    #expect(obstacle(program) == .noLoader("/no/ld.so"))
  }

  @Test("is so for the loader itself, which runs what follows it")
  func loaderItself() throws {
    let loader = try #require(ELFFile(FileBytes("/bin/sh")!)?.interpreter)
    #expect(obstacle(URL(filePath: loader).resolvingSymlinksInPath().path) == nil)
  }

  @Test("depends on who runs a program with privileges", .enabled(if: geteuid() == 0))
  func privileges() throws {
    let program = try workshop.program("su", "-pie")
    chmod(program, 0o4755)
    #expect(obstacle(program) == .setUser)
    #expect(obstacle(program, caller: Credentials(user: 0, group: 0)) == nil)
    #expect(obstacle(program, caller: Credentials(user: 1000, group: 1000, isLocked: true)) == nil)
    chmod(program, 0o2755)
    #expect(obstacle(program) == .setGroup)
    #expect(obstacle(program, caller: Credentials(user: 1000, group: 0)) == nil)
    chmod(program, 0o2644)
    #expect(obstacle(program) == nil)
  }

  @Test("depends on the interpreter of a script, and on the one that env finds")
  func scripts() throws {
    let fixed = try workshop.program("fixed-interpreter", "-static")
    let inner = try workshop.script("inner", "#!\(fixed) -x\n")
    let chain = try workshop.script("chain", "#!\(inner)\n")
    let found = try workshop.script("found", "#! /usr/bin/env -S fixed-interpreter\n")
    #expect(obstacle(try workshop.script("good", "#!/bin/sh\n")) == nil)
    #expect(obstacle(found) == .staticallyLinked)
    #expect(obstacle(try workshop.script("env", "#!/usr/bin/env nothing")) == nil)
    #expect(obstacle(chain) == .staticallyLinked)
    #expect(obstacle(try workshop.script("gone", "#!/no/such")) == .noInterpreter("/no/such"))
    #expect(obstacle(try workshop.script("empty", "#!\n")) == .notAProgram)
    #expect(obstacle(try workshop.script("text", "hello\n")) == .notAProgram)
    #expect(obstacle(try workshop.script("cut", "\u{7f}ELF")) == .notAProgram)
  }

  @Test("is answered for any bytes whatever")
  func damaged() throws {
    let program = try workshop.program("whole", "-pie")
    let whole = try Data(contentsOf: URL(filePath: program))
    for offset in 4..<64 {
      for byte: UInt8 in [0, 1, 0x7f, 0xff] {
        _ = obstacle(try workshop.forged(program, "damaged", at: offset, byte))
      }
    }
    for count in stride(from: 0, to: 1024, by: 17) {
      let path = "\(workshop.folder)/cut"
      try whole.prefix(count).write(to: URL(filePath: path))
      _ = obstacle(path)
    }
  }

  @Test("is said in one sentence that names the program")
  func sentence() throws {
    let program = try workshop.program("said", "-static")
    let finding = ProgramReach(path: ProgramPath(nil)).finding(about: program)
    #expect(
      finding?.sentence
        == "\(program) is statically linked, so it asks no loader for libraries")
  }
}
