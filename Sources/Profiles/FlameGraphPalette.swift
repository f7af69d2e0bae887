// SPDX-License-Identifier: Apache-2.0

/// Which colour a frame has: its kind is the hue, its name the shade.
struct FlameGraphPalette {
  /// The program's own file; `nil` where it is not known, and then all code is the program's.
  private let program: String?

  /// - Parameter subject: The program with its arguments, or a thread's name, which has no more than
  ///   the first 15 letters of it.
  init(subject: String, _ functions: [CallTree.Function]) {
    let path = subject.split(separator: " ").first.map(String.init) ?? ""
    let name = FunctionName.file(path)
    let modules = Set(functions.compactMap(\.module))
    let isCut = name.utf8.count == 15
    program = modules.sorted().first { $0 == name || isCut && $0.hasPrefix(name) }
  }

  /// The letter of a hue and the number of a shade: a class of the picture's style sheet.
  func colour(of label: CallTree.Label, _ tree: CallTree) -> String {
    let shade = Self.shade(of: tree.name(of: label))
    switch label {
    case .all, .outside: return "o0"
    case .region: return "r\(shade)"
    case .function(let number, let kind):
      switch kind {
      case .kernel: return "k\(shade)"
      case .awaiting: return "a\(shade)"
      case .inlined: return "i\(shade)"
      case .called: return (isProgram(tree.functions[number]) ? "p" : "l") + "\(shade)"
      }
    }
  }

  private func isProgram(_ function: CallTree.Function) -> Bool {
    program == nil ? function.isKnown : function.module == program
  }

  func kind(of label: CallTree.Label) -> String {
    switch label {
    case .all, .outside: ""
    case .region: "region"
    case .function(_, .called): ""
    case .function(_, .inlined): "inlined"
    case .function(_, .awaiting): "awaiting"
    case .function(_, .kernel): "kernel"
    }
  }

  /// The same name has the same shade in every picture (FNV-1a).
  private static func shade(of name: String) -> Int {
    let hash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return Int((hash ^ hash >> 16) % 4)
  }
}
