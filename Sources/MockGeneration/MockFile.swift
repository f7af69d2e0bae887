// SPDX-License-Identifier: Apache-2.0

/// A file of mocks.
package struct MockFile {
  /// The module that the protocols are from.
  package var module: String
  package var isTestable = false
  /// Modules to import besides those that are found out.
  package var imports: Set<String> = []
  /// How to make it again.
  package var command: String
  package var style: MockText

  package init(module: String, command: String, style: MockText) {
    self.module = module
    self.command = command
    self.style = style
  }

  /// The text of the file.
  package func text(
    for protocols: [SymbolGraph.Found]
  ) throws(Unmockable) -> String {
    var text = """
      // Mocks of the protocols of \(module), made by Backlot. Do not edit; make it again:
      //   \(command)

      """
    text += "\n" + importing(protocols) + "\n"
    for found in protocols {
      text += "\n" + (try style.text(for: found.model))
    }
    return text
  }

  private func importing(_ protocols: [SymbolGraph.Found]) -> String {
    var modules = imports.union(["BacklotMocking", module])
    for found in protocols { modules.formUnion(found.imports) }
    modules.subtract(["Swift"])
    let access = style.access
    guard isTestable else {
      return modules.sorted().map { "\(access)import \($0)" }.joined(separator: "\n")
    }
    return modules.subtracting([module]).sorted().map { "\(access)import \($0)" }
      .joined(separator: "\n") + "\n\n@testable \(access)import \(module)"
  }
}
