// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import TestProcess

/// Stacks of a record, for people.
struct Backtrace {
  let record: OpaquePointer

  /// The stack of what ended the process.
  var ofEnd: String {
    guard test_record_stack_count(record) > 0, let stack = test_record_stack(record, 0) else {
      return ""
    }
    return StackText.lines(frames(of: stack.pointee), isCut: isCut(stack.pointee))
      .joined(separator: "\n")
  }

  /// The stacks of all threads.
  var ofThreads: String {
    (0..<test_record_stack_count(record)).compactMap { number in
      test_record_stack(record, number).map { thread($0.pointee) }
    }.joined(separator: "\n")
  }

  private func thread(_ stack: test_stack) -> String {
    let name = "thread \(stack.thread)"
    if stack.count == 0 { return "\(name): it gave no answer, as it blocks signals" }
    let frames = frames(of: stack)
    if StackText.isIdle(frames) { return "\(name): idle" }
    let lines = StackText.lines(frames, isCut: isCut(stack))
    if StackText.isMain(frames) && lines.count <= 1 {
      return "\(name): waits for what the test does elsewhere"
    }
    return (["\(name):"] + lines.map { "  \($0)" }).joined(separator: "\n")
  }

  private func isCut(_ stack: test_stack) -> Bool { Int(stack.count) >= Int(TEST_STACK_FRAMES) }

  private func frames(of stack: test_stack) -> [Frame] {
    let count = min(Int(stack.count), Int(TEST_STACK_FRAMES))
    let places = withUnsafeBytes(of: stack.frames) { bytes in
      Array(bytes.bindMemory(to: test_frame.self).prefix(count))
    }
    return places.flatMap(frames)
  }

  private func frames(at place: test_frame) -> [Frame] {
    guard place.module != UInt16(TEST_NO_MODULE) else { return [Frame(offset: place.offset)] }
    var length = 0
    let id = test_module_build_id(record, place.module, &length)
    let module = Module(
      path: String(cString: test_module_path(record, place.module)),
      buildID: Array(UnsafeBufferPointer(start: id, count: length)))
    return Symbols.shared.frames(of: place.offset, in: module)
  }
}
