// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("The directory of a lot")
struct LotDirectoryTests {
  @Test("is joined by all who come at the same moment, whoever makes it", .timeLimit(.minutes(20)))
  func together() async throws {
    let workshop = try Workshop()
    for round in 0..<20 {
      let path = "\(workshop.folder)/lot-\(round)"
      let makers = try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try LotDirectory.joined(path).isNew }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(makers == 1)
    }
  }
}
