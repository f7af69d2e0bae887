// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension CallTree {
  /// A function, wherever in it the program was.
  struct Function: Hashable, Sendable {
    /// `parse`, `[libc.so.6]`, `[unknown]`.
    var name: String
    /// Whether that is the function's own name, and not its file's.
    var isKnown: Bool
    /// The name of its file; `nil` for code of none.
    var module: String?
    var isKernel: Bool

    init(_ frame: Profile.StackFrame) {
      name = frame.name
      isKnown = frame.place.function != nil
      module = frame.place.moduleName
      isKernel = frame.kind == .kernel
    }
  }

  /// Which function each frame of a profile is in.
  struct Functions: Sendable {
    private(set) var all: [Function] = []
    /// For each frame of the profile, the number of its function.
    private(set) var ofFrame: [Int] = []

    init(_ frames: [Profile.StackFrame]) {
      var numbers: [Function: Int] = [:]
      ofFrame.reserveCapacity(frames.count)
      for frame in frames {
        let function = Function(frame)
        let number = numbers[function] ?? all.count
        if number == all.count {
          numbers[function] = number
          all.append(function)
        }
        ofFrame.append(number)
      }
    }
  }
}
