// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Programs that know where their CPU time went.
@Suite("A program that samples itself tells the truth", .serialized, .timeLimit(.minutes(20)))
struct TruthTests {
  private static let functions = ["burn_outside", "burn_outer", "burn_inner"]
  private static let events = ["cpu-clock", "cpu-clock:outer", "cpu-clock:outer/inner"]

  /// What the three functions took, ns, by the threads' own clocks.
  private func burn(
    _ arguments: [String], with program: SampledProgram
  ) throws -> (spent: [Double], profile: RecordedProfile) {
    let outcome = try program.run(["truth.data"] + arguments)
    let spent = outcome.said.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    try #require(outcome.status == 0 && spent.count == 3, "\(outcome.said)")
    return (spent, try program.profile("truth.data"))
  }

  private func expectNoneInTheWrongRegion(_ profile: RecordedProfile) {
    for (place, count) in profile.places {
      guard let function = Self.functions.firstIndex(of: place.function) else { continue }
      #expect(place.event == Self.events[function], "\(count) samples")
    }
  }

  /// Each share may be off by five standard deviations of as many independent samples.
  private func expectShares(_ spent: [Double], in profile: RecordedProfile) {
    let counts = zip(Self.events, Self.functions).map { event, function in
      Double(profile.places[.init(event: event, function: function)] ?? 0)
    }
    let samples = counts.reduce(0, +)
    for (index, count) in counts.enumerated() {
      let share = spent[index] / spent.reduce(0, +)
      let deviation = (share * (1 - share) / samples).squareRoot()
      #expect(abs(count / samples - share) < 5 * deviation, "\(Self.events[index]): \(counts)")
    }
  }

  @Test("with each sample in the region of its function, and shares as the time was spent")
  func events() throws {
    let (spent, profile) = try burn(["1000", "4", "150"], with: SampledProgram("truth"))

    expectNoneInTheWrongRegion(profile)
    expectShares(spent, in: profile)
    #expect(profile.count("taken") == profile.stacks.count)
    #expect(profile.count("lost") == 0)
    #expect(profile.count("cut") == 0)
    #expect(
      profile.stacks.allSatisfy { $0.functions.last == "clone3" || $0.functions.last == "_start" })
  }

  @Test("of all the time that was spent")
  func time() throws {
    let (spent, profile) = try burn(["1000", "2", "150"], with: SampledProgram("truth"))
    let periods = spent.reduce(0, +) / 1_000_000

    #expect(abs(Double(profile.stacks.count) - periods) < periods / 10)
  }

  @Test("by CPU timers, too, and says so")
  func timers() throws {
    let (_, profile) = try burn(["1000", "4", "200", "timers"], with: SampledProgram("truth"))

    expectNoneInTheWrongRegion(profile)
    #expect(profile.count("taken") > 20)
    #expect(profile.notes.contains { $0.contains("CPU timers") })
  }

  @Test(
    "under a sanitizer, too", .enabled(if: SampledProgram.has(sanitizer: "address")))
  func sanitized() throws {
    let program = try SampledProgram("truth", "-fsanitize=address")
    let (_, profile) = try burn(["4000", "4", "40"], with: program)

    expectNoneInTheWrongRegion(profile)
    #expect(profile.count("taken") == profile.stacks.count)
  }
}
