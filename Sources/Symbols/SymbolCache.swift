// SPDX-License-Identifier: Apache-2.0
internal import BacklotDebugInfo

/// What has been looked up, and the files that are open. Takes no lock.
struct SymbolCache: ~Copyable {
  private struct Place: Hashable {
    let module: Module
    let address: UInt64
  }

  private var files: [Module: OpaquePointer?] = [:]
  private var known: [Place: [Frame]] = [:]
  private var names: [String: String] = [:]
  private(set) var troubles: [Module: String] = [:]

  deinit {
    for case let file? in files.values { debug_file_close(file) }
  }

  mutating func frames(of address: UInt64, in module: Module, isExact: Bool) -> [Frame] {
    let code = isExact || address == 0 ? address : address - 1
    let place = Place(module: module, address: code)
    if let frames = known[place] { return frames }
    let frames = look(code, address, module)
    known[place] = frames
    return frames
  }

  private mutating func look(_ code: UInt64, _ address: UInt64, _ module: Module) -> [Frame] {
    let unknown = Frame(module: module.path, offset: address)
    guard let file = file(of: module) else { return [unknown] }
    let room = 64
    return withUnsafeTemporaryAllocation(of: debug_frame.self, capacity: room) { buffer in
      let count = debug_file_frames(file, code, buffer.baseAddress!, room)
      return buffer[..<count].map { frame(of: $0, like: unknown) }
    }
  }

  private mutating func frame(of raw: debug_frame, like unknown: Frame) -> Frame {
    var frame = unknown
    frame.function = raw.function.map { name(String(cString: $0)) }
    frame.file = raw.file.map { String(cString: $0) }
    frame.line = raw.line > 0 ? Int(raw.line) : nil
    return frame
  }

  private mutating func name(_ symbol: String) -> String {
    if let name = names[symbol] { return name }
    let name = Demangling.name(of: symbol)
    names[symbol] = name
    return name
  }

  private mutating func file(of module: Module) -> OpaquePointer? {
    if let file = files[module] { return file }
    var trouble = DEBUG_NONE
    let file = module.buildID.withUnsafeBufferPointer {
      debug_file_open(module.path, $0.baseAddress, $0.count, &trouble)
    }
    files[module] = .some(file)
    troubles[module] = Self.sentence(trouble, module)
    return file
  }

  private static func sentence(_ trouble: debug_trouble, _ module: Module) -> String? {
    switch trouble {
    case DEBUG_NO_LIBRARY:
      "libdw.so.1 is not installed, so stacks have addresses only; install libdw1 or elfutils"
    case DEBUG_NO_FILE where module.path.hasPrefix("/"):
      "\(module.path) is not there any more, so its stacks have addresses only"
    case DEBUG_CHANGED:
      "\(module.path) was built anew after it was loaded, so its stacks have addresses only; run it "
        + "again"
    default: nil
    }
  }
}
