// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Profile {
  /// Folded stacks, as flame graph programs read them: a line for each distinct stack, outermost
  /// frame first, with semicolons between, and the sum of its weights.
  ///
  /// The names of the regions around it come first, each in brackets. An inlined function ends with
  /// `_[i]`, one of the kernel with `_[k]`, by which such programs choose colours.
  public var folded: String {
    let names = frames.map(Self.foldedName)
    var weights: [String: UInt64] = [:]
    for (place, weight) in weightOfStacks() {
      let path = regions[place.region].map { "[\(Self.plain($0))]" }
      let stack = stacks[place.stack].reversed().map { names[$0] }
      let line = (path + (stack.isEmpty ? ["[unknown]"] : stack)).joined(separator: ";")
      let sum = weights[line, default: 0].addingReportingOverflow(weight)
      weights[line] = sum.overflow ? .max : sum.partialValue
    }
    return weights.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
  }

  private struct StackPlace: Hashable {
    let region, stack: Int
  }

  private func weightOfStacks() -> [StackPlace: UInt64] {
    samples.reduce(into: [:]) { weights, sample in
      let place = StackPlace(region: sample.region, stack: sample.stack)
      let sum = weights[place, default: 0].addingReportingOverflow(sample.weight)
      weights[place] = sum.overflow ? .max : sum.partialValue
    }
  }

  private static func foldedName(_ frame: StackFrame) -> String {
    switch frame.kind {
    case .called, .awaiting: plain(frame.name)
    case .inlined: plain(frame.name) + "_[i]"
    case .kernel: plain(frame.name) + "_[k]"
    }
  }

  /// A name that ends neither its frame nor its line, and does not steer a terminal.
  private static func plain(_ name: String) -> String {
    String(name.map { $0 == ";" ? ":" : $0.isNewline ? " " : $0 }).printable
  }
}

extension Profile.StackFrame {
  /// The function, or the module in brackets when it has no name.
  public var name: String {
    place.function ?? place.moduleName.map { $0.hasPrefix("[") ? $0 : "[\($0)]" } ?? "[unknown]"
  }
}
