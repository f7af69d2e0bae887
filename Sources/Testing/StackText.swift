// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// A stack as the one who wrote the test sees it: without the runner, and without what the compiler
/// put in between.
enum StackText {
  static func lines(_ frames: [Frame], isCut: Bool) -> [String] {
    let own = frames.drop(while: isRunners).prefix { !isRunners($0) }.filter { !isThunk($0) }
    let lines = own.map { plain($0).description }
    return folded(lines) + (isCut && own.count == frames.count ? ["… and more"] : [])
  }

  /// Whether a thread of the runtime waits for work.
  static func isIdle(_ frames: [Frame]) -> Bool {
    frames.contains { $0.function == "_dispatch_mgr_thread" }
      || frames.contains { $0.function == "_dispatch_semaphore_wait_slow" }
        && frames.contains { $0.function == "_dispatch_worker_thread" }
  }

  /// Whether a thread waits for what the main thread is to do.
  static func isMain(_ frames: [Frame]) -> Bool {
    frames.contains { $0.function == "test_main_queue_serve" }
  }

  /// The list of tests is a function: a test's body is a closure in closures of it.
  private static let list = " in closure #"
  private static let lists = " () -> BacklotTesting.TestList in "

  private static func plain(_ frame: Frame) -> Frame {
    var frame = frame
    frame.function = frame.function.map(plainName)
    return frame
  }

  static func plainName(_ name: String) -> String {
    let cut = name.ranges(of: list).first { range in
      name[range.upperBound...].drop(while: \.isNumber).hasPrefix(lists)
    }
    return cut.map { String(name[..<$0.lowerBound]) } ?? name
  }

  /// Whether the code is ours: of the C room, or of the module.
  private static func isRunners(_ frame: Frame) -> Bool {
    if let file = frame.file,
      file.hasSuffix("TestProcess/exits.c") || file.hasSuffix("TestProcess/main_queue.c")
    {
      return true
    }
    guard let name = frame.function.map(plainName) else { return false }
    let words = [
      "BacklotTesting.", "static BacklotTesting.", "static (extension in BacklotTesting)",
    ]
    return words.contains(where: name.hasPrefix) || name.contains(" in BacklotTesting.")
      || name.contains(" in static BacklotTesting.")
  }

  private static func isThunk(_ frame: Frame) -> Bool {
    guard let name = frame.function else { return false }
    return name.hasPrefix("@objc ") || name.hasPrefix("partial apply ")
      || name.hasPrefix("reabstraction thunk ")
  }

  /// A recursion is told once: up to four lines that come again and again.
  static func folded(_ lines: [String]) -> [String] {
    var folded: [String] = []
    var rest = lines[...]
    while !rest.isEmpty {
      guard let (length, count) = repetition(in: rest) else {
        folded.append(rest.removeFirst())
        continue
      }
      folded += rest.prefix(length)
      folded.append("… the same \(count - 1) more times")
      rest = rest.dropFirst(length * count)
    }
    return folded
  }

  private static func repetition(in lines: ArraySlice<String>) -> (length: Int, count: Int)? {
    for length in 1...4 where lines.count >= 3 * length {
      let first = lines.prefix(length)
      var count = 1
      while lines.dropFirst(length * count).starts(with: first) { count += 1 }
      if count >= 3 { return (length, count) }
    }
    return nil
  }
}
