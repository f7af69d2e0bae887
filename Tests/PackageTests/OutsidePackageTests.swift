// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("Another package", .timeLimit(.minutes(20)))
struct OutsidePackageTests {
  @Test("depends on Backlot, gets the shims along, and runs a program in a lot")
  func dependent() async throws {
    let package = try written()
    let output = try await Source.swift("run", "visitor", package: package, scratch: "visitor")
    #expect(output.hasSuffix("10.0.0.2 came to 10.0.0.1\n"), "\(output)")
    let fetched = try FileManager.default.contentsOfDirectory(
      atPath: Source.scratch.appending(path: "visitor/checkouts").path)
    #expect(
      fetched == ["swift-argument-parser"], "no swift-syntax without the trait Macros")
  }

  @Test("that is pasted from the README has a test that passes")
  func pasted() async throws {
    let folder = Source.scratch.appending(path: "pasted/greeter")
    let texts = try pages()
    try #require(texts.count == 3)
    for (path, text) in texts { try write(text, to: folder.appending(path: path)) }
    let beside = folder.appending(path: "../backlot").standardized
    try? FileManager.default.removeItem(at: beside)
    try FileManager.default.createSymbolicLink(at: beside, withDestinationURL: Source.root)
    let output = try await Source.swift("test", package: folder, scratch: "pasted/build")
    #expect(output.contains("Test run with 1 test in 0 suites passed"), "\(output)")
  }

  /// The blocks of code that the README has as files.
  private func pages() throws -> [String: String] {
    let readme = try String(
      contentsOf: Source.root.appending(path: "README.md"), encoding: .utf8)
    var pages: [String: String] = [:]
    for block in readme.components(separatedBy: "```swift\n").dropFirst() {
      let text = block.components(separatedBy: "```")[0]
      let head = text.prefix { !$0.isNewline }
      if head.hasPrefix("// swift-tools-version") { pages["Package.swift"] = text }
      if head.hasSuffix(".swift") { pages[String(head.dropFirst(3))] = text }
    }
    return pages
  }

  /// Written again only when it changes, so that a second run builds nothing.
  private func written() throws -> URL {
    let folder = Source.scratch.appending(path: "visitor-package")
    try write(manifest, to: folder.appending(path: "Package.swift"))
    try write(program, to: folder.appending(path: "Sources/visitor/Visitor.swift"))
    return folder
  }

  private func write(_ text: String, to file: URL) throws {
    if let old = try? String(contentsOf: file, encoding: .utf8), old == text { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "visitor",
      dependencies: [.package(name: "backlot", path: "\(Source.root.path)")],
      targets: [
        .executableTarget(
          name: "visitor", dependencies: [.product(name: "Backlot", package: "backlot")])
      ]
    )
    """

  private let program = #"""
    import Backlot

    @main
    struct Visitor {
      static let server = """
        import socket
        s = socket.create_server(("10.0.0.1", 80))
        c, peer = s.accept()
        print(peer[0], "came to", c.getsockname()[0])
        """
      static let client = """
        import socket
        socket.create_connection(("10.0.0.1", 80)).recv(1)
        """

      static func main() async throws {
        try await Lot.with { lot in
          let server = try await lot.start("/usr/bin/python3", ["-c", server], hosts: ["10.0.0.1"])
          try await lot.wait(for: "10.0.0.1:80")
          try await lot.run("/usr/bin/python3", ["-c", client], hosts: ["10.0.0.2"])
          print(try await server.wait().output, terminator: "")
        }
      }
    }
    """#
}
