// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Keeps copies of what the arguments of a call have led to.
public final class CopyKeeper {
  private var copies: [UnsafeMutableRawPointer] = []

  /// Longer memory is kept up to here.
  static let most = 1 << 20

  @usableFromInline
  init() {}

  deinit {
    for copy in copies { free(copy) }
  }

  func string(_ start: UnsafeRawPointer) -> UnsafeRawPointer {
    let length = strnlen(start.assumingMemoryBound(to: CChar.self), Self.most)
    return bytes(start, length)
  }

  /// A copy, with a NUL behind it.
  func bytes(_ start: UnsafeRawPointer, _ count: Int) -> UnsafeRawPointer {
    guard let copy = malloc(count + 1) else { return start }
    memcpy(copy, start, count)
    copy.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
    copies.append(copy)
    return UnsafeRawPointer(copy)
  }
}

/// Arguments of a C call, of which copies are kept.
@usableFromInline
final class KeptArguments<Values>: Arguments<Values>, @unchecked Sendable {
  @usableFromInline let keeper: CopyKeeper?

  @inlinable
  init(_ values: Values, count: Int, in keeper: CopyKeeper?) {
    self.keeper = keeper
    super.init(values, count: count)
  }

  @usableFromInline
  override func describe() -> [String] {
    switch count {
    case 0: []
    case 1: [cText(of: values)]
    default: Mirror(reflecting: values).children.map { cText(of: $0.value) }
    }
  }
}

/// An argument as people read it. A `char *` may be a buffer with nothing in it yet.
private func cText(of value: Any) -> String {
  switch value {
  case let pointer as UnsafeMutablePointer<CChar>: "\(pointer)"
  case let buffer as UnsafeRawBufferPointer: bytesText(buffer)
  case let buffer as UnsafeMutableRawBufferPointer: "\(buffer.count) bytes of memory"
  default: text(of: value)
  }
}

/// Bytes as people read them: as text where they are such.
func bytesText(_ bytes: some Collection<UInt8>) -> String {
  let isText = bytes.allSatisfy { (32..<127).contains($0) || (9...13).contains($0) }
  let shown = Array(bytes.prefix(40))
  let more = bytes.count > shown.count ? "… (\(bytes.count) bytes)" : ""
  return isText && !shown.isEmpty
    ? String(decoding: shown, as: UTF8.self).debugDescription + more : "\(shown)\(more)"
}
