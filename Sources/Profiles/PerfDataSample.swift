// SPDX-License-Identifier: Apache-2.0

/// What we want to know of one sample.
struct PerfDataSample {
  var ip: UInt64?
  var pid: Int32 = -1
  var tid: Int32 = -1
  var time: UInt64 = 0
  var id: UInt64?
  var period: UInt64?
  var chain = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Where the thread was in user mode, if its registers were copied.
  var userIP: UInt64?
  /// Whether its stack was copied, for somebody to unwind.
  var hasStack = false

  /// - Parameters:
  ///   - body: The record without its head.
  ///   - attribute: Of its event: it says what there is, in this order.
  /// - Returns: `nil`, when it is shorter than it says.
  init?(_ body: UnsafeRawBufferPointer, _ attribute: PerfDataAttribute) {
    var cursor = Cursor(body)
    let parts = attribute.parts
    readHead(&cursor, parts)
    if parts.contains(.read) { Self.skipRead(&cursor, attribute.readFormat) }
    if parts.contains(.callchain) { readChain(&cursor) }
    if !parts.isDisjoint(with: [.raw, .branchStack, .userRegisters, .userStack]) {
      readCopies(&cursor, attribute)
    }
    if cursor.isOverrun { return nil }
  }

  private mutating func readHead(_ cursor: inout Cursor, _ parts: PerfDataAttribute.Parts) {
    if parts.contains(.identifier) { id = cursor.number() }
    if parts.contains(.ip) { ip = cursor.number() }
    if parts.contains(.tid) { (pid, tid) = (cursor.number(), cursor.number()) }
    if parts.contains(.time) { time = cursor.number() }
    if parts.contains(.address) { cursor.skip(8) }
    if parts.contains(.id) { id = cursor.number() }
    if parts.contains(.streamID) { cursor.skip(8) }
    if parts.contains(.cpu) { cursor.skip(8) }
    if parts.contains(.period) { period = cursor.number() }
  }

  /// Counters: with two times, and each with its id and what it lost, or many in a group.
  private static func skipRead(_ cursor: inout Cursor, _ format: UInt64) {
    let times = UInt64((format & 3).nonzeroBitCount)
    let words = 1 + (format >> 2 & 1) + (format >> 4 & 1)
    let isGroup = format >> 3 & 1 == 1
    let count: UInt64 = isGroup ? cursor.number() : 1
    let (size, isTooMuch) = count.multipliedReportingOverflow(by: words * 8)
    cursor.skip(times * 8)
    cursor.skip(isTooMuch ? .max : size)
  }

  private mutating func readChain(_ cursor: inout Cursor) {
    let count: UInt64 = cursor.number()
    chain = cursor.take(count > .max / 8 ? .max : count * 8)
  }

  private mutating func readCopies(_ cursor: inout Cursor, _ attribute: PerfDataAttribute) {
    let parts = attribute.parts
    if parts.contains(.raw) {
      let size: UInt32 = cursor.number()
      cursor.skip(UInt64(size))
    }
    if parts.contains(.branchStack) { Self.skipBranches(&cursor, attribute.branchFormat) }
    if parts.contains(.userRegisters) { readRegisters(&cursor, attribute.userRegisters) }
    if parts.contains(.userStack) {
      let size: UInt64 = cursor.number()
      cursor.skip(size)
      if size > 0 { cursor.skip(8) }
      hasStack = size > 0
    }
  }

  private static func skipBranches(_ cursor: inout Cursor, _ format: UInt64) {
    let count: UInt64 = cursor.number()
    if format >> 17 & 1 == 1 { cursor.skip(8) }
    cursor.skip(count > .max / 24 ? .max : count * 24)
  }

  private mutating func readRegisters(_ cursor: inout Cursor, _ mask: UInt64) {
    let abi: UInt64 = cursor.number()
    guard abi != 0 else { return }
    let values = cursor.take(UInt64(mask.nonzeroBitCount) * 8)
    #if arch(x86_64)
      let number = 8
    #else
      let number = 32
    #endif
    guard mask >> number & 1 == 1, !values.isEmpty else { return }
    let place = (mask & (1 << number - 1)).nonzeroBitCount
    userIP = values.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)
  }
}
