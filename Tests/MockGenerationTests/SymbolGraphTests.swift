// SPDX-License-Identifier: Apache-2.0
import BacklotMockGeneration
import Testing

@Suite("A symbol graph")
struct SymbolGraphTests {
  /// A symbol, whose declaration is one fragment.
  private func symbol(
    _ id: String, _ kind: String, _ path: String..., declaration: String, access: String = "public",
    references: [String] = [], conditions: String = ""
  ) -> String {
    let words = path.map { "\"\($0)\"" }.joined(separator: ",")
    let more = references.map {
      #", {"kind": "text", "spelling": "", "preciseIdentifier": "\#($0)"}"#
    }
    return #"""
      {"kind": {"identifier": "swift.\#(kind)"}, "identifier": {"precise": "\#(id)"},
       "pathComponents": [\#(words)], "accessLevel": "\#(access)",
       "docComment": {"lines": [{"text": "a \"quoted\" word, [and] {brackets}"}]},
       "swiftExtension": {"constraints": [\#(conditions)]},
       "declarationFragments": [{"kind": "text", "spelling": "\#(declaration)"}\#(more.joined())]}
      """#
  }

  private func relation(_ kind: String, _ source: String, _ target: String, _ name: String = "")
    -> String
  {
    let fallback = name.isEmpty ? "" : #", "targetFallback": "\#(name)""#
    return #"{"kind": "\#(kind)", "source": "\#(source)", "target": "\#(target)"\#(fallback)}"#
  }

  private func graph(_ symbols: [String], _ relations: [String], module: String = "M") -> [UInt8] {
    Array(
      """
      {"module": {"name": "\(module)"}, "symbols": [\(symbols.joined(separator: ","))],
       "relationships": [\(relations.joined(separator: ","))]}
      """.utf8)
  }

  private var device: [UInt8] {
    graph(
      [
        symbol("s:1M6DeviceP", "protocol", "Device", declaration: "protocol Device"),
        symbol(
          "s:1M6DeviceP4readF", "method", "Device", "read()",
          declaration: "func read() -> Data", references: ["s:10Foundation4DataV"]),
        symbol("s:1M6DeviceP5closeF", "method", "Device", "close()", declaration: "func close()"),
        symbol("s:1M6DeviceX5closeF", "method", "Device", "close()", declaration: "func close()"),
        symbol("s:1M6DeviceX3extF", "method", "Device", "ext()", declaration: "func ext()"),
      ],
      [
        relation("requirementOf", "s:1M6DeviceP4readF", "s:1M6DeviceP"),
        relation("requirementOf", "s:1M6DeviceP5closeF", "s:1M6DeviceP"),
        relation("defaultImplementationOf", "s:1M6DeviceX5closeF", "s:1M6DeviceP5closeF"),
        relation("memberOf", "s:1M6DeviceX3extF", "s:1M6DeviceP"),
        relation("conformsTo", "s:1M6DeviceP", "s:5Other4PumpP", "Other.Pump"),
        relation("conformsTo", "s:1M6DeviceP", "s:SH", "Swift.Hashable"),
        relation("conformsTo", "s:1M6DeviceP", "s:SX", "Swift.Odd"),
      ])
  }

  @Test("tells the requirements, which of them have a default, and what to import")
  func requirements() throws {
    var graph = SymbolGraph()
    try graph.add(device)
    #expect(graph.protocols(of: "M") == ["Device"])
    #expect(try graph.missingModules(for: ["Device"]) == ["Other", "Swift"])
    try graph.add(
      self.graph(
        [
          symbol("s:5Other4PumpP", "protocol", "Pump", declaration: "protocol Pump"),
          symbol("s:5Other4PumpP3runF", "method", "Pump", "run()", declaration: "func run()"),
        ], [relation("requirementOf", "s:5Other4PumpP3runF", "s:5Other4PumpP")], module: "Other"))
    try graph.add(
      self.graph(
        [symbol("s:SX", "protocol", "Odd", declaration: "protocol Odd")], [], module: "Swift"))
    let found = try graph.found("Device")
    #expect(found.model.requirements.map(\.fullName) == ["read()", "close()", "run()"])
    #expect(found.model.requirements.map(\.hasDefault) == [false, true, false])
    #expect(found.imports == ["Foundation", "M", "Other"])
    #expect(found.model.inherited.contains("Hashable"))
  }

  @Test("knows on which side an operator stands, and functions of C, by the mangled name")
  func mangled() throws {
    var graph = SymbolGraph()
    try graph.add(
      self.graph(
        [
          symbol("s:1M1PP", "protocol", "P", declaration: "protocol P"),
          symbol(
            "s:1M1PP1sopyxxFZ", "func.op", "P", "-(_:)",
            declaration: "static func - (a: Self) -> Self"),
          symbol(
            "s:1M1PP1fyyS2iXCF", "method", "P", "f(_:)",
            declaration: "func f(_ a: (Int) -> Int)"),
        ],
        [
          relation("requirementOf", "s:1M1PP1sopyxxFZ", "s:1M1PP"),
          relation("requirementOf", "s:1M1PP1fyyS2iXCF", "s:1M1PP"),
        ]))
    let text = try MockText().text(for: graph.found("P").model)
    #expect(text.contains("static prefix func - (a: MockP) -> MockP"), "\(text)")
    #expect(text.contains("func f(_ a: @convention(c) (Int) -> Int)"), "\(text)")
  }

  @Test(
    "that is damaged, or without a protocol, is refused", arguments: ["", "{", "[]", "{}", "{\"a"])
  func damaged(text: String) throws {
    var graph = SymbolGraph()
    #expect(throws: Unmockable.self) { try graph.add(Array(text.utf8)) }
    #expect(throws: Unmockable.self) { try graph.found("P") }
  }

  @Test("makes a file with the imports that the types need, and how to make it again")
  func file() throws {
    var model = try ProtocolModel(declaration: "protocol P")
    try model.add(member: "func f(_ a: Data)")
    let found = SymbolGraph.Found(model: model, imports: ["Foundation", "M"])
    var file = MockFile(module: "M", command: "backlot mocks --module M", style: MockText())
    file.imports = ["Glibc"]
    let text = try file.text(for: [found])
    #expect(
      text.hasPrefix(
        """
        // Mocks of the protocols of M, made by Backlot. Do not edit; make it again:
        //   backlot mocks --module M

        import BacklotMocking
        import Foundation
        import Glibc
        import M

        /// A mock of `P`.
        """), "\(text)")
    file.isTestable = true
    #expect(try file.text(for: [found]).contains("import Glibc\n\n@testable import M\n"))
  }
}
