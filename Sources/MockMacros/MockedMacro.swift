// SPDX-License-Identifier: Apache-2.0
#if Macros
  internal import BacklotMockGeneration
  public import SwiftSyntax
  internal import SwiftSyntaxBuilder
  public import SwiftSyntaxMacros

  /// `@Mocked`: the text that `backlot mocks` would write, of what a macro sees.
  public struct MockedMacro: PeerMacro, ExtensionMacro {
    /// The mock.
    public static func expansion(
      of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
      in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
      guard let declaration = declaration.as(ProtocolDeclSyntax.self) else {
        throw Unmockable("@Mocked belongs to a protocol")
      }
      let source = DeclaredProtocol(declaration)
      return ["\(raw: try source.style.type(for: source.model()))"]
    }

    /// Those members of the mock that have the name of their mock.
    public static func expansion(
      of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
      providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
      in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
      // What is wrong is told once, by the other role.
      guard let declaration = declaration.as(ProtocolDeclSyntax.self) else { return [] }
      let source = DeclaredProtocol(declaration)
      guard let model = try? source.model(), let text = try? source.style.membersApart(for: model)
      else { return [] }
      return [try ExtensionDeclSyntax("\(raw: text)")]
    }
  }
#endif
