// SPDX-License-Identifier: Apache-2.0
import CallHooks
import Testing

@Suite("A sled")
struct CodeTests {
  private static let nop: [UInt8] = [0x90]
  private static let endbr: [UInt8] = [0xf3, 0x0f, 0x1e, 0xfa]
  private static let a64Nop: [UInt8] = [0x1f, 0x20, 0x03, 0xd5]
  private static let a64Landing: [UInt8] = [0x5f, 0x24, 0x03, 0xd5]

  private func read(
    _ machine: code_machine, before: [UInt8], _ code: [UInt8], at sled: Int
  ) -> [Int]? {
    let all = before + code
    var shape = code_sled()
    let isRead = all.withUnsafeBufferPointer {
      code_sled_read(
        machine, $0.baseAddress! + before.count, before.count, code.count, sled, &shape)
    }
    return isRead ? [shape.before, shape.landing, shape.behind] : nil
  }

  private func made(
    _ machine: code_machine, before: Int = 0, landing: Int = 0, behind: Int
  ) -> code_plan? {
    var plan = code_plan()
    let shape = code_sled(before: before, landing: landing, behind: behind)
    return code_plan_make(machine, shape, 0x1122_3344_5566_7788, &plan) ? plan : nil
  }

  @Test(
    "may have every no-operation of x86-64 in it",
    arguments: [
      [0x90], [0x66, 0x90], [0x0f, 0x1f, 0x00], [0x0f, 0x1f, 0x40, 0x08],
      [0x0f, 0x1f, 0x44, 0x00, 0x08], [0x66, 0x0f, 0x1f, 0x44, 0x00, 0x08],
      [0x0f, 0x1f, 0x80, 0x00, 0x02, 0x00, 0x00],
      [0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x02, 0x00, 0x00],
    ] as [[UInt8]])
  func everyNop(bytes: [UInt8]) {
    #expect(code_nop(CODE_X86_64, bytes + [0xcc], bytes.count + 1) == bytes.count)
    #expect(code_nop(CODE_X86_64, bytes, bytes.count - 1) == 0)
  }

  @Test(
    "has nothing else in it",
    arguments: [[0xcc], [0x0f, 0x1f, 0xc8], [0x0f, 0x1e, 0xfa], [0x66, 0x89, 0xc0]] as [[UInt8]])
  func nothingElse(bytes: [UInt8]) {
    #expect(code_nop(CODE_X86_64, bytes, bytes.count) == 0)
    #expect(code_nop(CODE_AARCH64, bytes + [0, 0, 0, 0], 4) == 0)
  }

  @Test("lies at the function, behind endbr64, or before it too")
  func places() {
    let nops = [UInt8](repeating: 0x90, count: 16)
    #expect(read(CODE_X86_64, before: [0xc3], nops + [0xc3], at: 0) == [0, 0, 16])
    #expect(read(CODE_X86_64, before: [], Self.endbr + nops + [0xc3], at: 4) == [0, 4, 16])
    #expect(
      read(CODE_X86_64, before: nops, Self.endbr + [0x66, 0x90, 0xc3], at: -16) == [16, 4, 2])
    let words = [Self.a64Nop, Self.a64Nop].flatMap(\.self)
    #expect(read(CODE_AARCH64, before: words, Self.a64Landing + words, at: -8) == [8, 4, 8])
  }

  @Test("is none where the compiler's list means another function")
  func none() {
    let nops = [UInt8](repeating: 0x90, count: 16)
    #expect(read(CODE_X86_64, before: nops + [0xc3], nops, at: -17) == nil)
    #expect(read(CODE_X86_64, before: [], [0xc3] + nops, at: 1) == nil)
    #expect(read(CODE_X86_64, before: [], [0xc3], at: 0) == nil)
    #expect(read(CODE_X86_64, before: nops, nops, at: -32) == nil)
  }

  @Test("of 16 bytes is a short jump over a long one; a byte switches it")
  func x86() throws {
    let plan = try #require(made(CODE_X86_64, landing: 4, behind: 16))
    #expect(plan.opening_at == 4 && plan.opening.0 == 0xeb && plan.opening_size == 1)
    #expect(plan.change_at == 5 && plan.change_size == 1)
    #expect(plan.off.0 == 14 && plan.on.0 == 0)
    #expect(plan.payload_at == 6 && plan.original_at == 20)
    let expected: [UInt8] = [
      0xff, 0x25, 0, 0, 0, 0, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,
    ]
    #expect(bytes(of: plan.payload, plan.payload_size) == expected)
  }

  @Test("before the function has the long jump there, and a short one back to it")
  func x86Before() throws {
    let plan = try #require(made(CODE_X86_64, before: 14, landing: 4, behind: 2))
    #expect(plan.payload_at == -14 && plan.original_at == 6)
    #expect(plan.off.0 == 0)
    // From behind the short jump, at 6, back to -14.
    #expect(Int8(bitPattern: plan.on.0) == -20)
  }

  @Test("of AArch64 is switched by a word that is B or NOP, and keeps a landing for the way back")
  func a64() throws {
    let plan = try #require(made(CODE_AARCH64, landing: 4, behind: 64))
    #expect(plan.change_at == 4 && plan.change_size == 4)
    #expect(bytes(of: plan.on, 4) == Self.a64Nop)
    // b .+60, to the last word of the sled
    #expect(bytes(of: plan.off, 4) == [0x0f, 0x00, 0x00, 0x14])
    #expect(plan.original_at == 64 && plan.opening_at == 64)
    #expect(bytes(of: plan.opening, 4) == Self.a64Landing)
    // ldr x16, .+8; br x16
    let expected: [UInt8] = [
      0x50, 0, 0, 0x58, 0x00, 0x02, 0x1f, 0xd6, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,
    ]
    #expect(plan.payload_at == 8)
    #expect(bytes(of: plan.payload, plan.payload_size) == expected)
  }

  @Test("before an AArch64 function is reached by a B back")
  func a64Before() throws {
    let plan = try #require(made(CODE_AARCH64, before: 16, behind: 4))
    #expect(plan.payload_at == -16 && plan.original_at == 4)
    // b .-16, and b .+4
    #expect(bytes(of: plan.on, 4) == [0xfc, 0xff, 0xff, 0x17])
    #expect(bytes(of: plan.off, 4) == [0x01, 0x00, 0x00, 0x14])
  }

  @Test("may be too short")
  func short() {
    #expect(made(CODE_X86_64, behind: 15) == nil)
    #expect(made(CODE_X86_64, before: 13, behind: 2) == nil)
    #expect(made(CODE_X86_64, before: 14, behind: 1) == nil)
    #expect(made(CODE_AARCH64, behind: 16) == nil)
    #expect(made(CODE_AARCH64, before: 12, behind: 4) == nil)
  }

  private func bytes<Tuple>(of tuple: Tuple, _ count: Int) -> [UInt8] {
    withUnsafeBytes(of: tuple) { Array($0.prefix(count)) }
  }
}
