// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Bytes in a file of gzip: small where zlib is installed, and right where it is not.
enum Gzip {
  private typealias Compress =
    @convention(c) (
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>?, UnsafePointer<UInt8>?, UInt, Int32
    ) -> Int32

  static func file(_ bytes: [UInt8]) -> [UInt8] { file(bytes, deflated(bytes) ?? stored(bytes)) }

  /// - Parameter blocks: The same bytes as blocks of deflate.
  static func file(_ bytes: [UInt8], _ blocks: [UInt8]) -> [UInt8] {
    // No name, no time, and no system, so that the same profile makes the same file.
    let head: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    return head + blocks + littleEndian(checksum(bytes))
      + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// By zlib, which is loaded like libdw: most runs of the command need neither.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    guard let library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL),
      let address = dlsym(library, "compress2")
    else { return nil }
    let compress = unsafeBitCast(address, to: Compress.self)
    let room = bytes.count + bytes.count / 1000 + 64
    var result: Int32 = -1
    let wrapped = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var size = UInt(room)
      result = compress(buffer.baseAddress, &size, bytes, UInt(bytes.count), 6)
      count = result == 0 ? Int(size) : 0
    }
    // zlib's own wrapping is two bytes before, and four behind.
    return result == 0 && wrapped.count > 6 ? Array(wrapped[2..<wrapped.count - 4]) : nil
  }

  /// Blocks that are not compressed: whether it is the last, the size, and its complement.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var blocks: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 65_535, bytes.count)
      let size = UInt16(end - start)
      blocks.append(end == bytes.count ? 1 : 0)
      blocks += littleEndian(size) + littleEndian(~size) + bytes[start..<end]
      start = end
    } while start < bytes.count
    return blocks
  }

  /// CRC-32.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    return ~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
