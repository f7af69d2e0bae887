// SPDX-License-Identifier: Apache-2.0
internal import Glibc

extension Input {
  func descriptor() throws(LotError) -> Descriptor {
    switch self {
    case .none: try .file("/dev/null", O_RDONLY)
    case .text(let text): try .memory(text)
    case .file(let path): try .file(path, O_RDONLY)
    case .inherited: try .duplicate(of: 0, "standard input")
    }
  }
}

extension Output {
  /// For standard output (1) or standard error (2).
  func descriptor(for stream: Int32) throws(LotError) -> Descriptor {
    switch self {
    case .captured: try .memory()
    case .inherited: try .duplicate(of: stream, "standard \(stream == 1 ? "output" : "error")")
    case .discarded: try .file("/dev/null", O_WRONLY)
    case .file(let path): try .file(path, O_WRONLY | O_CREAT | O_APPEND)
    }
  }
}
