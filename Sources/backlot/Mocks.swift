// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotMockGeneration
internal import BacklotWorld
internal import Glibc

/// `backlot mocks`: mocks of a module's protocols.
struct Mocks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mocks",
    abstract: "Write mocks of a module's protocols, in Swift.",
    discussion: """
      The module is one that was built: by default with swift build, in the package of this directory. \
      The compiler is asked for its symbols, so that what a protocol inherits is mocked along. The \
      mocks are for BacklotMocking. A file that would not change is left alone.
      """)

  @Option(help: .init("The module that has the protocols.", valueName: "module"))
  var module: String

  @Option(
    name: .customLong("protocol"), parsing: .singleValue,
    help: .init("A protocol to mock, not all; may be repeated.", valueName: "protocol"))
  var protocols: [String] = []

  @Option(
    name: .customLong("except"), parsing: .singleValue,
    help: .init("A protocol to leave out; may be repeated.", valueName: "protocol"))
  var exceptions: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("The file to write; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    name: .customLong("build-path"),
    help: .init(
      "Where swift build put what it made. (default: .build/debug)", valueName: "dir"))
  var buildPath: String?

  @Option(
    name: .customShort("I"), parsing: .singleValue,
    help: .init("A directory to look for modules in; may be repeated.", valueName: "dir"))
  var searchPaths: [String] = []

  @Option(
    name: .customLong("target-triple"),
    help: .init("What the module was built for. (default: this machine)", valueName: "triple"))
  var target: String?

  @Option(help: .init("The SDK that the module was built with.", valueName: "dir"))
  var sdk: String?

  @Option(
    name: .customLong("import"), parsing: .singleValue,
    help: .init("A module that the mocks import besides; may be repeated.", valueName: "module"))
  var imports: [String] = []

  @Flag(help: "Mock internal protocols too, and import the module for testing.")
  var testable = false

  @Option(help: .init("Who may see the mocks: internal, package, public.", valueName: "level"))
  var access = "internal"

  @Flag(
    name: .customLong("keep-defaults"),
    help: "Do not mock what has a default implementation.")
  var keepsDefaults = false

  /// What a plug-in was told, which has paths of this machine from SwiftPM: they have no place in a file
  /// that is kept.
  @Option(name: .customLong("made-by"), help: .hidden)
  var maker: String?

  func run() throws {
    guard ["internal", "package", "public"].contains(access) else {
      throw LotError(
        .usage, "there is no access level '\(access)' for mocks; write internal, package or public")
    }
    guard !(testable && access != "internal") else {
      throw LotError(.usage, "what is imported for testing cannot be \(access); leave out --access")
    }
    try requireWords()
    do {
      try write(formatted(text()))
    } catch let problem as Unmockable {
      throw LotError(.usage, problem.description)
    }
  }

  private func text() throws -> String {
    let source = ModuleSource(
      buildPath: buildPath, searchPaths: searchPaths, target: target, sdk: sdk)
    var graph = try source.graph(of: module, level: testable ? "internal" : "package")
    try requireKnown(protocols + exceptions, in: graph)
    var seen = Set(exceptions)
    let known = graph.protocols(of: module)
    let names = (protocols.isEmpty ? known : protocols).filter { seen.insert($0).inserted }
    guard !names.isEmpty else {
      if !exceptions.isEmpty {
        throw LotError(
          .usage, "--except leaves no protocol of \(module) to mock; leave out fewer of them")
      }
      throw LotError(
        .usage,
        "the module \(module) has no protocols to mock"
          + (testable ? "" : "; those that are internal are mocked with --testable"))
    }
    for other in try graph.missingModules(for: names).sorted() {
      try source.add(other, to: &graph)
    }
    var file = MockFile(
      module: module, command: command,
      style: MockText(access: access == "internal" ? "" : access, keepsDefaults: keepsDefaults))
    file.isTestable = testable
    file.imports = Set(imports)
    var found: [SymbolGraph.Found] = []
    for name in names { found.append(try graph.found(name, isTestable: testable)) }
    return try file.text(for: found)
  }

  private func requireWords() throws(LotError) {
    guard !output.isEmpty else {
      throw LotError(.usage, "-o names no file; write a path, or - for standard output")
    }
    let paths = [output, buildPath ?? "", sdk ?? ""] + searchPaths
    if let path = (paths + protocols + exceptions).first(where: { $0.contains("\u{FFFD}") }) {
      throw LotError(
        .usage, "'\(path)' is not UTF-8, or has the sign for what is not; give it another name")
    }
    for name in [module] + imports {
      let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      guard let first = name.first, isWord, !first.isNumber else {
        throw LotError(
          .usage,
          "'\(name)' cannot be the name of a module; that of a target has _ for each other sign")
      }
    }
  }

  private func requireKnown(_ names: [String], in graph: SymbolGraph) throws(LotError) {
    let known = graph.protocols(of: module)
    for name in names where !known.contains(name) {
      let others = known.isEmpty ? "none" : known.joined(separator: ", ")
      throw LotError(
        .usage,
        "there is no protocol \(name) in \(module); there is \(others)"
          + (testable ? "" : ", and with --testable those that are internal"))
    }
  }

  /// How this is said again.
  private var command: String {
    if let maker { return maker }
    var words = ["backlot mocks --module \(module)"]
    words += protocols.map { "--protocol \($0)" }
    words += exceptions.map { "--except \($0)" }
    if let buildPath { words.append("--build-path \(buildPath)") }
    words += searchPaths.map { "-I \($0)" }
    words += imports.map { "--import \($0)" }
    if testable { words.append("--testable") }
    if access != "internal" { words.append("--access \(access)") }
    if keepsDefaults { words.append("--keep-defaults") }
    if output != "-" { words.append("-o \(output)") }
    return words.joined(separator: " ")
  }

  /// As the formatter of the toolchain would have it, by the rules for that file.
  private func formatted(_ text: String) -> String {
    let name = output == "-" ? "Mocks.swift" : output
    let tool = Subprocess(
      ["swift", "format", "format", "--assume-filename", name], input: Array(text.utf8))
    guard let result = try? tool.run(), result.status == 0 else { return text }
    return String(decoding: result.output, as: UTF8.self)
  }

  private func write(_ text: String) throws(LotError) {
    if output == "-" {
      guard LogFile.put(text, to: 1) else {
        throw LotError(
          .cannotCreate,
          "cannot write to standard output: \(LotError.text(errno)); name a file with -o")
      }
    } else {
      try WholeFile(output).become(text)
    }
  }
}
