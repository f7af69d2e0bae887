// SPDX-License-Identifier: Apache-2.0

/// A message of Protocol Buffers, as far as pprof needs them.
struct PprofMessage {
  private(set) var bytes: [UInt8] = []

  /// A number; what is 0 is left out.
  mutating func add(_ field: UInt64, _ value: some BinaryInteger) {
    guard value != 0 else { return }
    append(field << 3)
    append(UInt64(truncatingIfNeeded: value))
  }

  mutating func add(_ field: UInt64, numbers: some Sequence<UInt64>) {
    var packed = PprofMessage()
    for number in numbers { packed.append(number) }
    add(field, packed.bytes)
  }

  mutating func add(_ field: UInt64, _ message: PprofMessage) { add(field, message.bytes) }

  mutating func add(_ field: UInt64, _ contents: some Collection<UInt8>) {
    append(field << 3 | 2)
    append(UInt64(contents.count))
    bytes += contents
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
