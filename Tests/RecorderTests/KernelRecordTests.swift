// SPDX-License-Identifier: Apache-2.0
import PerfData
import Recorder
import Testing

@Suite("Records of the kernel")
struct KernelRecordTests {
  private static let base: UInt64 = 0x1_0000 | 1 | 2 | 4 | 0x100 | 0x20
  private static let withStack = base | 1 << 12 | 1 << 13

  private func record(_ type: UInt32, _ words: [UInt64]) -> [UInt64] {
    [UInt64(type) | UInt64(8 + words.count * 8) << 48] + words
  }

  private func read(_ record: [UInt64], _ type: UInt64) -> (sample: kernel_sample, isWhole: Bool) {
    var sample = kernel_sample()
    let isWhole = record.withUnsafeBytes {
      kernel_sample_read(
        &sample, $0.baseAddress!.assumingMemoryBound(to: perf_event_header.self), type)
    }
    return (sample, isWhole)
  }

  private static let head: [UInt64] = [
    41, 0x4000, 12 | 34 << 32, 99, 1_000_000, 2, UInt64(bitPattern: -512), 0x4000,
  ]

  @Test("that are samples say when, where and in which thread")
  func plain() {
    let (sample, isWhole) = read(record(9, Self.head), Self.base)
    #expect(isWhole)
    #expect(sample.id == 41)
    #expect(sample.ip == 0x4000)
    #expect((sample.pid, sample.tid) == (12, 34))
    #expect(sample.time == 99)
    #expect(sample.period == 1_000_000)
    #expect(sample.chain_count == 2)
    #expect(!sample.has_registers)
  }

  @Test("with a stack have its registers in DWARF's order, and as much of it as was copied")
  func stack() {
    let count = Int(KERNEL_REGISTERS)
    let registers = (0..<UInt64(count)).map { 100 + $0 }
    let words = Self.head + [2] + registers + [32, 1, 2, 3, 4, 16]
    let record = record(9, words)
    let (sample, isWhole) = read(record, Self.withStack)
    #expect(isWhole)
    #expect(sample.has_registers)
    #expect(sample.stack_size == 16)
    withUnsafeBytes(of: sample.registers) { bytes in
      let values = bytes.bindMemory(to: UInt64.self)
      #expect(Set(values) == Set(registers), "each one once")
      #if arch(x86_64)
        // The kernel's order is ax, bx, cx, dx, si, di, bp, sp, ip, r8 …
        #expect(Array(values.prefix(8)) == [100, 103, 102, 101, 104, 105, 106, 107])
        #expect(values[16] == 108)
        #expect(values[8] == 109)
      #endif
    }
  }

  @Test("of a thread without registers, such as one of the kernel's, have no stack")
  func nothingOfUser() {
    let (sample, isWhole) = read(record(9, Self.head + [0, 0]), Self.withStack)
    #expect(isWhole)
    #expect(!sample.has_registers)
    #expect(sample.stack == nil)
  }

  @Test("that end too early are no samples", arguments: 0..<8)
  func short(count: Int) {
    #expect(!read(record(9, Array(Self.head.prefix(count))), Self.base).isWhole)
  }

  @Test("that lie about the length of their callers or their stack are no samples")
  func lying() {
    var long = Self.head
    long[5] = 1 << 60
    #expect(!read(record(9, long), Self.base).isWhole)
    let registers = [UInt64](repeating: 1, count: Int(KERNEL_REGISTERS))
    #expect(!read(record(9, Self.head + [2] + registers + [1 << 40, 1]), Self.withStack).isWhole)
  }

  private func kept(_ record: inout [UInt64]) -> Bool {
    record.withUnsafeMutableBytes {
      kernel_record_keep($0.baseAddress!.assumingMemoryBound(to: perf_event_header.self), 1)
    }
  }

  @Test("go into the file with the file's identifier, at their end and where they name an event")
  func identifiers() {
    var comm = record(3, [1 | 2 << 32, 0x6f6f66, 1 | 2 << 32, 50, 77])
    #expect(kept(&comm))
    #expect(comm.last == 1)
    var lost = record(2, [77, 5, 1 | 2 << 32, 50, 77])
    #expect(kept(&lost))
    #expect(lost[1] == 1)
    #expect(lost.last == 1)
    var throttle = record(5, [50, 77, 78, 1 | 2 << 32, 50, 77])
    #expect(kept(&throttle))
    #expect(throttle[2] == 1)
  }

  @Test("that perf does not know, or that are too short, do not")
  func strange() {
    var unknown = record(200, [1, 2, 3, 4])
    #expect(!kept(&unknown))
    var short = record(3, [1])
    #expect(!kept(&short))
  }

  @Test("say how many samples were lost")
  func losses() {
    func lost(_ record: [UInt64]) -> UInt64 {
      record.withUnsafeBytes {
        kernel_record_lost($0.baseAddress!.assumingMemoryBound(to: perf_event_header.self))
      }
    }
    #expect(lost(record(2, [77, 5, 0, 0, 0])) == 5)
    #expect(lost(record(13, [6, 0, 0, 0])) == 6)
    #expect(lost(record(3, [77, 5, 0, 0, 0])) == 0)
  }
}
