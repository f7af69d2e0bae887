// SPDX-License-Identifier: Apache-2.0
#if Macros
  internal import SwiftCompilerPlugin
  internal import SwiftSyntaxMacros

  @main
  struct MockMacros: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [MockedMacro.self]
  }
#else
  /// Without the trait `Macros` there is no plug-in, only a program that does nothing.
  @main
  struct MockMacros {
    static func main() {}
  }
#endif
