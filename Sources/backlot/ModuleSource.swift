// SPDX-License-Identifier: Apache-2.0
internal import BacklotMockGeneration
internal import BacklotWorld
internal import Glibc

/// Where built modules are, and what the compiler tells of them.
struct ModuleSource {
  private let buildPath: String
  /// Whether somebody said where.
  private let isChosen: Bool
  private let searchPaths: [String]
  private let target: String
  private let sdk: String?

  init(buildPath: String?, searchPaths: [String], target: String?, sdk: String?) {
    isChosen = buildPath != nil || !searchPaths.isEmpty
    self.buildPath = buildPath ?? ".build/debug"
    self.searchPaths = searchPaths
    self.target = target ?? Self.ownTarget
    self.sdk = sdk
  }

  private static var ownTarget: String {
    #if arch(arm64)
      "aarch64-unknown-linux-gnu"
    #else
      "x86_64-unknown-linux-gnu"
    #endif
  }

  /// The symbols of a module of the user's.
  func graph(of module: String, level: String) throws -> SymbolGraph {
    var graph = SymbolGraph()
    try extract(module, level, into: &graph)
    return graph
  }

  /// Adds those of a module that the first one's protocols refine protocols of.
  func add(_ module: String, to graph: inout SymbolGraph) throws {
    try extract(module, "public", into: &graph)
  }

  private func extract(_ module: String, _ level: String, into graph: inout SymbolGraph) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let result = try Subprocess(arguments(module, level, folder.path)).run()
    guard result.status == 0, !folder.names.isEmpty else { throw refusal(module, result.errors) }
    for name in folder.names {
      try graph.add(InputFile.bytes(of: "\(folder.path)/\(name)", "symbol graph"))
    }
  }

  private func arguments(_ module: String, _ level: String, _ folder: String) -> [String] {
    var words = [
      "swift", "symbolgraph-extract", "-module-name", module, "-target", target,
      "-output-dir", folder, "-minimum-access-level", level, "-skip-synthesized-members",
      "-skip-inherited-docs",
    ]
    if let sdk { words += ["-sdk", sdk] }
    for path in searchPaths { words += ["-I", path] }
    // Not the folder itself beside it: its module maps would be found twice.
    let modules = "\(buildPath)/Modules"
    words += ["-I", access(modules, F_OK) == 0 ? modules : buildPath]
    for map in moduleMaps { words += ["-Xcc", "-fmodule-map-file=\(map)"] }
    return words
  }

  /// Those that swift build has made for targets in C. One of a target in Swift would be found as a
  /// second module of that name, and so would that of a target that was built for tools as well.
  private var moduleMaps: [String] {
    TemporaryFolder.names(in: buildPath)
      .filter { $0.hasSuffix(".build") && !$0.hasSuffix("-tool.build") }
      .map { "\(buildPath)/\($0)/module.modulemap" }.filter { access($0, R_OK) == 0 }.sorted()
  }

  private func refusal(_ module: String, _ errors: String) -> LotError {
    let lines = errors.split(separator: "\n").filter { $0.contains("error: ") }
    let reason = lines.last.map { $0.split(separator: "error: ").last.map(String.init) ?? "" }
    let isMissing = errors.contains("Failed to load the module '\(module)'") || reason == nil
    if isMissing, access(buildPath, F_OK) != 0, !isChosen {
      return LotError(
        .noFile,
        "there is no \(buildPath) here, so \(module) is not built; run swift build --target "
          + "\(module) in its package, or say where it is with --build-path")
    }
    if isMissing {
      return LotError(
        .noFile,
        "there is no module \(module) in \(([buildPath] + searchPaths).joined(separator: ", ")); build "
          + "it with swift build --target \(module), or say where it is with --build-path or -I")
    }
    return LotError(
      .noFile, "cannot read the module \(module): \(reason ?? errors); build it again")
  }
}
