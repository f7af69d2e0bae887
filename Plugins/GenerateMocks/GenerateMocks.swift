// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackagePlugin

/// `swift package mocks --target T`: builds a target of the package, and has `backlot mocks` write
/// mocks of its protocols.
@main
struct GenerateMocks: CommandPlugin {
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var words = ArgumentExtractor(arguments)
    let names = words.extractOption(named: "target")
    guard names.count == 1, let name = names.first else {
      throw Refusal(description: "say which target has the protocols: --target NAME, once")
    }
    let target = try target(name, of: context.package)
    try build(target)
    let output = words.extractOption(named: "output").last ?? "Tests/\(name)Tests/Mocks.swift"
    let file = context.package.directoryURL.appending(path: output)
    guard FileManager.default.fileExists(atPath: file.deletingLastPathComponent().path) else {
      throw Refusal(
        description: "there is no folder for \(output); say where to write with --output FILE")
    }
    try write(
      context,
      [
        "--module", target.moduleName, "-o", output,
        "--made-by", (["swift package mocks"] + arguments).joined(separator: " "),
      ] + words.remainingArguments)
  }

  private func target(_ name: String, of package: Package) throws -> SwiftSourceModuleTarget {
    let all = package.targets.compactMap { $0 as? SwiftSourceModuleTarget }
    if let target = all.first(where: { $0.name == name }) { return target }
    throw Refusal(
      description: "there is no Swift target \(name) in this package; there is "
        + all.map(\.name).joined(separator: ", "))
  }

  private func build(_ target: SwiftSourceModuleTarget) throws {
    let result = try packageManager.build(.target(target.name), parameters: .init())
    guard result.succeeded else {
      throw Refusal(description: "\(target.name) does not build:\n\(result.logText)")
    }
  }

  private func write(_ context: PluginContext, _ arguments: [String]) throws {
    // <scratch>/plugins/GenerateMocks/outputs
    let scratch = context.pluginWorkDirectoryURL
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let tool = Process()
    tool.executableURL = try context.tool(named: "BacklotCommand").url
    tool.arguments =
      ["mocks"] + arguments + ["--build-path", scratch.appending(path: "debug").path]
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    guard tool.terminationReason == .exit, tool.terminationStatus == 0 else {
      throw Refusal(description: "no mocks were written")
    }
  }
}
