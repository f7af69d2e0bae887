// SPDX-License-Identifier: Apache-2.0
import StackWalk
import Testing

@Suite("The store of stacks", .timeLimit(.minutes(20)))
struct StoreTests {
  @Test("gives a stack one number, and its frames for the number")
  func once() {
    let stack: [UInt] = [0x1234, 0x5678]
    let id = stack_store(stack, 2)
    #expect(id != 0)
    #expect(stack_store(stack, 2) == id)
    #expect(stack_store(stack, 1) != id)
    #expect(frames(of: id) == [0xffff_0000_0000_1234, 0xffff_0000_0000_5678])
  }

  @Test("gives the number again when libraries have come and gone")
  func epochs() {
    let id = stack_store([0x4321], 1)
    stack_store_epoch_bump()
    #expect(stack_store([0x4321], 1) == id)
  }

  @Test("has no number for no stack, and nothing for no number")
  func nothing() {
    #expect(stack_store([], 0) == 0)
    #expect(frames(of: 0) == [])
    #expect(frames(of: .max) == [])
    #expect(stack_module(0xffff) == nil)
  }

  /// Programs/stored.c
  @Test("is right under eight threads, and in children that were forked in the middle")
  func threads() throws {
    try checkStored(Program("stored"), stacks: 20000)
  }

  @Test(
    "has nothing to report for a sanitizer",
    arguments: ["thread", "address,undefined"].filter(Program.has(sanitizer:)))
  func sanitized(by sanitizer: String) throws {
    try checkStored(Program("stored", "-fsanitize=\(sanitizer)"), stacks: 2000)
  }

  private func checkStored(_ program: Program, stacks: Int) throws {
    let run = try program.run("\(stacks)", "20")
    #expect(run.output == "\(stacks) stacks, 0 failures\n", "\(run.errors)")
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Programs/filled.c
  @Test("counts what it has no room for, and keeps what it has")
  func filled() throws {
    let full = try Program("filled").run()
    #expect(
      full.output == """
        262144 kept, 100 lost, of which the first was 262145
        the first is still there

        """)
    let without = try Program("filled").run("without memory")
    #expect(
      without.output == """
        0 kept, 262244 lost, of which the first was 1
        there is none

        """)
  }

  /// Programs/modules.c
  @Test("knows files by path and build id, wherever they lie")
  func modules() throws {
    let program = try Program("modules", "-Wl,--build-id=0x0102030405")
    let library = try Program(library: "library", "-Wl,--build-id=0xaabbcc")
    let lines = try program.run(library.path).output.split(separator: "\n")
    try #require(lines.count == 6)
    #expect(lines[0] == "\(program.path) 0102030405")
    #expect(lines[1] == "\(library.path) aabbcc")
    #expect(lines[3].contains("libc.so.6 "))
    #expect(lines.last == "moved, the same stack")
  }

  private func frames(of id: stack_id) -> [UInt64] {
    var first: UnsafePointer<UInt64>?
    let count = stack_frames(id, &first)
    return Array(UnsafeBufferPointer(start: first, count: Int(count)))
  }
}
