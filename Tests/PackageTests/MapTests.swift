// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The map")
struct MapTests {
  private struct Description: Decodable {
    struct Target: Decodable {
      let name: String
      let path: String
      let targetDependencies: [String]?
    }
    let targets: [Target]
  }

  private struct Room: Hashable, CustomStringConvertible {
    let name: String
    let folder: String
    let below: Set<String>

    var description: String { "\(name) in \(folder) sees \(below.sorted())" }
  }

  @Test("shows the rooms that there are, where they are and what they see")
  func rooms() async throws {
    let mapped = try drawn()
    let real = try await described()
    #expect(real.subtracting(mapped) == [])
    #expect(mapped.subtracting(real) == [])
  }

  private func drawn() throws -> Set<Room> {
    let text = try String(contentsOf: Source.root.appending(path: "Docs/Map.md"), encoding: .utf8)
    let rows = text.matches(of: /\| (\w+) \| (\S+) \| ([\w, ]*?) ?\| .*\|/)
    return Set(
      rows.dropFirst().map { row in
        let below = row.3.split { !$0.isLetter }.map(String.init)
        return Room(name: String(row.1), folder: String(row.2), below: Set(below))
      })
  }

  private func described() async throws -> Set<Room> {
    let text = try await Source.swift("package", "describe", "--type", "json")
    let start = try #require(text.firstIndex(of: "{"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let description = try decoder.decode(Description.self, from: Data(text[start...].utf8))
    return Set(
      description.targets.map { target in
        Room(
          name: target.name, folder: target.path,
          below: Set(target.targetDependencies ?? []).subtracting(["BuildShims"]))
      })
  }
}
