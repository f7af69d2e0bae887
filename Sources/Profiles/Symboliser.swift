// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

/// Turns addresses into frames: each address of each file once.
struct Symboliser {
  private struct Place: Hashable {
    let file: Int32
    let address: UInt64
    var isExact = true
    var isAwaiting = false
  }

  private let symbols: Symbols
  private let kernel: KernelCode
  private let buildIDs: [String: [UInt8]]
  private let recorded: Int
  private var files: [MappedFile] = []
  private var pids: [Int32] = []
  private var isMemory: [Bool] = []
  private var numbers: [MappedFile: Int32] = [:]
  private var codes: [CodeFile?] = []
  private var known: [Place: [Int]] = [:]
  private var places: [Profile.StackFrame: Int] = [:]
  private var jits: [Int32: JITSymbols] = [:]
  private(set) var frames: [Profile.StackFrame] = []
  private(set) var troubles: [String] = []

  /// - Parameters:
  ///   - buildIDs: Of files by their paths, where mappings do not tell.
  ///   - recorded: When the recording ended, in nanoseconds since 1970.
  init(_ symbols: Symbols, _ kernel: KernelCode, buildIDs: [String: [UInt8]], recorded: Int) {
    (self.symbols, self.kernel, self.buildIDs) = (symbols, kernel, buildIDs)
    self.recorded = recorded
  }

  /// The number by which pieces of address spaces name this file.
  mutating func number(of file: MappedFile, pid: Int32) -> Int32 {
    var file = file
    if file.buildID.isEmpty { file.buildID = buildIDs[file.path] ?? [] }
    // Memory without a file is each process's own.
    let isMemory = Self.isMemory(file.path)
    if isMemory {
      file = MappedFile(path: file.path, inode: UInt64(UInt32(bitPattern: pid)))
    }
    if let number = numbers[file] { return number }
    numbers[file] = Int32(files.count)
    files.append(file)
    pids.append(pid)
    self.isMemory.append(isMemory)
    codes.append(nil)
    return numbers[file]!
  }

  /// The build ids of the files that code was found in.
  var modules: [String: [UInt8]] {
    zip(files, codes).reduce(into: [:]) { modules, file in
      let id = file.1?.module?.buildID ?? file.0.buildID
      if file.1 != nil, !id.isEmpty { modules[file.0.path] = id }
    }
  }

  private static func isMemory(_ path: String) -> Bool {
    path.hasPrefix("//") || path.hasPrefix("/memfd:") || path.hasPrefix("/dev/zero")
      || path.hasPrefix("/SYSV") || path.hasPrefix("[heap") || path.hasPrefix("[stack")
      || path.hasPrefix("[anon") || path.hasPrefix("anon_inode:") || path.isEmpty
  }

  /// The numbers of the frames for user code at an address, innermost first.
  ///
  /// - Parameters:
  ///   - isExact: Whether it is no return address.
  ///   - isAwaiting: Whether it is where a task goes on, and not on the stack.
  mutating func user(
    _ address: UInt64, _ piece: AddressSpace.Piece?, isExact: Bool, isAwaiting: Bool
  ) -> [Int] {
    guard let piece else {
      return remember(Place(file: -1, address: address)) { _ in [Frame(offset: address)] }
    }
    let file = Int(piece.file)
    if isMemory[file] {
      return remember(Place(file: piece.file, address: address)) { $0.made(address, file) }
    }
    let offset = piece.offset &+ (address - piece.start)
    let place = Place(
      file: piece.file, address: offset, isExact: isExact, isAwaiting: isAwaiting)
    return remember(place, isAwaiting ? .awaiting : .called) {
      $0.loaded(offset, address - piece.start, file, isExact)
    }
  }

  /// The numbers of the frames for code of the kernel, or of what is below it.
  mutating func system(_ address: UInt64, _ context: CallChain.Context) -> [Int] {
    remember(Place(file: context == .kernel ? -2 : -3, address: address), .kernel) {
      [$0.kernel.frame(at: address, context)]
    }
  }

  private mutating func remember(
    _ place: Place, _ kind: Profile.StackFrame.Kind = .called, _ look: (inout Symboliser) -> [Frame]
  ) -> [Int] {
    if let numbers = known[place] { return numbers }
    let found = look(&self)
    let numbers = found.enumerated().map { level, frame in
      number(Profile.StackFrame(place: frame, kind: level + 1 < found.count ? .inlined : kind))
    }
    known[place] = numbers
    return numbers
  }

  private mutating func number(_ frame: Profile.StackFrame) -> Int {
    if let number = places[frame] { return number }
    places[frame] = frames.count
    frames.append(frame)
    return frames.count - 1
  }

  private mutating func loaded(
    _ offset: UInt64, _ distance: UInt64, _ file: Int, _ isExact: Bool
  ) -> [Frame] {
    let path = files[file].path
    let code = code(of: file)
    guard let module = code.module, let address = code.address(ofOffset: offset, distance: distance)
    else { return [Frame(module: path, offset: offset)] }
    return symbols.frames(of: address, in: module, isExact: isExact).map { frame in
      var frame = frame
      frame.module = path
      return frame
    }
  }

  private mutating func code(of file: Int) -> CodeFile {
    if let code = codes[file] { return code }
    let code = CodeFile(files[file], pid: pids[file], recorded: recorded)
    codes[file] = code
    if let trouble = code.trouble { troubles.append(trouble) }
    return code
  }

  /// Code that a program has made in memory.
  private mutating func made(_ address: UInt64, _ file: Int) -> [Frame] {
    let pid = pids[file]
    if jits[pid] == nil { jits[pid] = JITSymbols(Self.text("/tmp/perf-\(pid).map")) }
    let name = jits[pid]?.name(at: address)
    return [
      Frame(function: name, module: name == nil ? files[file].path : "[jit]", offset: address)
    ]
  }

  private static func text(_ path: String) -> String {
    guard let file = try? InputFile(path), file.size <= 1 << 28 else { return "" }
    return String(decoding: file.bytes(at: 0, count: file.size), as: UTF8.self)
  }
}
