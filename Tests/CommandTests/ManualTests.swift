// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The manual page")
struct ManualTests {
  private let page = try! String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Docs/backlot.1"), encoding: .utf8)

  private static let commands = [
    "run", "env", "wait", "sockets", "fds", "mocks", "report", "test", "perf start",
    "perf stop", "perf run", "perf report", "perf diff",
  ]

  private func options(in text: String) -> Set<String> {
    Set(text.matches(of: /--([a-z][a-z-]+)/).map { String($0.1) })
  }

  private func flags(in text: Substring) -> [String] {
    text.matches(of: /Fl Fl ([a-z][a-z-]+)/).map { String($0.1) }
  }

  @Test(
    "has every option that a command has",
    arguments: commands)
  func complete(command: String) async throws {
    let help = try await Tool.shell("backlot \(command) --help").output
    let items = page.split(separator: "\n").filter { $0.hasPrefix(".It Fl Fl ") }
    let known = Set(items.flatMap(flags(in:)))
    let asked = options(in: help).subtracting(["help", "version"])
    #expect(asked.count > 1)
    #expect(asked.subtracting(known) == [], "not in the manual page")
  }

  @Test("has no option that no command has")
  func honest() async throws {
    let help = try await Tool.shell(
      Self.commands.map { "backlot \($0) --help\n" }.joined()
    ).output
    #expect(Set(flags(in: page[...])).subtracting(options(in: help)) == [])
  }
}
