// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A program of the toolchain that is run to its end.
struct Subprocess {
  struct Result {
    let status: Int32
    let output: [UInt8]
    let errors: String
  }

  private let arguments: [String]
  private let input: [UInt8]

  init(_ arguments: [String], input: [UInt8] = []) {
    self.arguments = arguments
    self.input = input
  }

  /// Runs it, and returns what it said. Its streams are files, so that none can block.
  func run() throws(LotError) -> Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let streams = (0..<3).map { open("\(folder.path)/\($0)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
    defer { for stream in streams where stream >= 0 { close(stream) } }
    guard streams.allSatisfy({ $0 >= 0 }) else {
      throw LotError(
        .cannotCreate, "cannot make a file in \(folder.path): \(LotError.text(errno))")
    }
    LogFile.put(String(decoding: input, as: UTF8.self), to: streams[0])
    lseek(streams[0], 0, SEEK_SET)
    let status = try end(of: start(streams))
    return Result(
      status: status, output: content(of: streams[1]),
      errors: String(decoding: content(of: streams[2]), as: UTF8.self))
  }

  private func content(of file: Int32) -> [UInt8] {
    lseek(file, 0, SEEK_SET)
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &part, part.count)
      guard count > 0 else { return all }
      all += part[..<count]
    }
  }

  private func start(_ streams: [Int32]) throws(LotError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let error = posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
    guard error == 0 else {
      throw LotError(
        .programMissing,
        "cannot run \(arguments[0]): \(LotError.text(error)); have the Swift toolchain in PATH")
    }
    return child
  }

  private func end(of child: pid_t) throws(LotError) -> Int32 {
    var word: Int32 = 0
    while waitpid(child, &word, 0) < 0 {
      guard errno == EINTR else {
        throw LotError(.system, "cannot wait for \(arguments[0]): \(LotError.text(errno))")
      }
    }
    return word & 0x7f == 0 ? word >> 8 & 0xff : 128 + word & 0x7f
  }
}
