// SPDX-License-Identifier: Apache-2.0
#if Macros
  internal import BacklotMockGeneration
  internal import SwiftSyntax

  /// A protocol as it stands in the source.
  struct DeclaredProtocol {
    private let declaration: ProtocolDeclSyntax

    init(_ declaration: ProtocolDeclSyntax) { self.declaration = declaration }

    /// What is known of it.
    func model() throws(Unmockable) -> ProtocolModel {
      var heading = declaration
      heading.memberBlock.members = []
      heading.modifiers = []
      heading.attributes = heading.attributes.filter { attribute in
        attribute.as(AttributeSyntax.self)?.attributeName.trimmedDescription != "Mocked"
      }
      var model = try ProtocolModel(declaration: heading.words)
      for member in declaration.memberBlock.members {
        if member.decl.is(IfConfigDeclSyntax.self) {
          throw Unmockable(
            "@Mocked does not know which side of #if in \(model.name) holds; have its mock written by "
              + "backlot mocks")
        }
        try model.add(member: member.decl.words)
      }
      return try model.completed()
    }

    /// The mock can be seen by whoever sees the protocol.
    var style: MockText {
      let levels = ["public", "package", "fileprivate", "private"]
      let level = declaration.modifiers.map(\.name.text).first(where: levels.contains)
      return MockText(access: level == "private" ? "fileprivate" : level ?? "")
    }
  }

  extension SyntaxProtocol {
    /// The source without comments and line breaks.
    fileprivate var words: String {
      tokens(viewMode: .sourceAccurate).reduce(into: "") { text, token in
        if !token.leadingTrivia.isEmpty { text += " " }
        text += token.text
        if !token.trailingTrivia.isEmpty { text += " " }
      }
    }
  }
#endif
