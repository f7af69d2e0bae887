// SPDX-License-Identifier: Apache-2.0
public import BacklotReporting
internal import Glibc

extension TextReporter {
  /// A report as it suits standard output: coloured on a terminal, unless `NO_COLOR` is set.
  ///
  /// - Parameters:
  ///   - isLive: Whether the run goes on meanwhile: how long it takes is measured. A report that is only
  ///     converted has no progress to show.
  ///   - hasLine: Whether a terminal shows a line about such a run. Where tests print to the terminal
  ///     themselves, it would be torn.
  ///   - isVerbose: Whether it says of each test what became of it.
  public static func onOutput(
    isLive: Bool, hasLine: Bool = true, isVerbose: Bool = false
  ) -> TextReporter {
    let isTerminal = isatty(1) == 1
    let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    var style = Style(isColoured: isTerminal && !isPlain, isVerbose: isVerbose)
    guard isLive else { return TextReporter(style) }
    if isTerminal, hasLine { style.width = width }
    return TextReporter(style) {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }

  private static var width: Int? {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
