// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// Which frames of a stack are worth showing.
enum Stack {
  /// Without our own libraries' frames, and without the code that calls main or begins a thread.
  static func shown(_ frames: [Frame]) -> [Frame] {
    var shown = frames.filter { $0.moduleName?.hasPrefix("libbacklot_") != true }
    while shown.count > 1, let last = shown.last, isStart(last) { shown.removeLast() }
    return shown
  }

  private static func isStart(_ frame: Frame) -> Bool {
    if frame.function == "_start" { return true }
    let name = frame.moduleName ?? ""
    return ["libc.so", "libc-", "libpthread", "ld-linux", "ld-musl"].contains(where: name.hasPrefix)
  }
}
