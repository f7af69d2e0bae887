// SPDX-License-Identifier: Apache-2.0
import BacklotProfiles
import Foundation
import Testing

/// A program that samples itself, and of which nobody asks what it has when it ends.
@Suite("However a program ends, its profile is there", .serialized, .timeLimit(.minutes(20)))
struct EndingTests {
  /// A way to end, and the status that a shell has for it.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    var status: Int32
    var testDescription: String { name }
  }

  static let ways = [
    Way(name: "kill", status: 128 + SIGKILL), Way(name: "term", status: 128 + SIGTERM),
    Way(name: "abort", status: 128 + SIGABRT), Way(name: "_exit", status: 7),
    Way(name: "crash", status: 128 + SIGILL), Way(name: "exec", status: 0),
    Way(name: "serves", status: 128 + SIGKILL),
  ]

  private static let functions = [
    "burn_outside": "cpu-clock", "burn_outer": "cpu-clock:outer",
    "burn_inner": "cpu-clock:outer/inner",
  ]

  private static let made = Result { try SampledProgram("ends") }
  private let program: SampledProgram

  init() throws { program = try Self.made.get() }

  /// - Returns: The program's CPU time in periods of sampling, which are milliseconds.
  private func end(
    _ way: Way, _ arguments: [String], under command: [String] = []
  ) throws -> Double {
    let outcome = try program.run(["ends.data", way.name] + arguments, command)
    #expect(outcome.status == way.status)
    return try #require(Double(outcome.said.prefix { $0 != "\n" })) / 1_000_000
  }

  private func expectNoneInTheWrongRegion(_ profile: RecordedProfile) {
    for (place, count) in profile.places {
      guard let event = Self.functions[place.function] else { continue }
      #expect(place.event == event, "\(count) samples")
    }
    #expect(Set(profile.stacks.map(\.event)) == Set(Self.functions.values))
  }

  /// What was sampled in the last 200 ms may be missing: so many samples at the most, at 1,000 Hz. The
  /// kernel's own time, in which none are taken, is good for another tenth, and a virtual machine that is
  /// kept from running for more samples: they are by the time of the clock, CPU time is without that.
  private func expectNearlyAll(_ count: Int, of periods: Double) {
    #expect(Double(count) > periods * 0.9 - 200)
    #expect(Double(count) < periods * 1.3)
  }

  @Test("with its regions, nearly all of its samples, and perf reads it", arguments: ways)
  func perf(way: Way) throws {
    let periods = try end(way, ["500"])
    let profile = try program.profile("ends.data")

    expectNoneInTheWrongRegion(profile)
    expectNearlyAll(profile.stacks.count, of: periods)
  }

  @Test("and a report says that its last moments may be missing")
  func report() throws {
    let periods = try end(Self.ways[1], ["500"])
    let profile = try Profile(contentsOf: "\(program.folder)/ends.data")
    let regions = profile.samples.map { profile.regions[$0.region].joined(separator: "/") }

    expectNearlyAll(profile.samples.count, of: periods)
    #expect(Set(regions) == ["", "outer", "outer/inner"])
    #expect(!profile.account.isComplete)
    #expect(profile.account.notes.count { $0.contains("its last moments may be missing") } == 1)
    #expect(profile.account.taken == UInt64(profile.samples.count))
    #expect(profile.account.frequency == 1000)
    #expect(profile.command.dropFirst() == ["ends.data", "term", "500"])
  }

  @Test("and has what calls of regions took, as far as that was told")
  func calls() throws {
    _ = try end(Self.ways[0], ["500", "measured"])
    let account = try Profile(contentsOf: "\(program.folder)/ends.data").account

    #expect(Set(account.regions.map(\.name)) == ["outer", "inner"])
    #expect(account.regions.allSatisfy { $0.calls > 0 && ($0.wall?.max ?? 0) > 0 })
  }

  @Test("by CPU timers, too")
  func timers() throws {
    _ = try end(Self.ways[0], ["500", "timers"])
    let profile = try program.profile("ends.data")

    expectNoneInTheWrongRegion(profile)
    #expect(profile.notes.contains { $0.contains("CPU timers") })
  }

  @Test("and where the file may grow no further, as far as it goes")
  func smallFile() throws {
    let limit = (1 << 20) + (16 << 10)
    _ = try end(Self.ways[0], ["500"], under: ["prlimit", "--fsize=\(limit)"])
    let profile = try program.profile("ends.data")
    let size = try FileManager.default.attributesOfItem(atPath: "\(program.folder)/ends.data")[
      .size]

    expectNoneInTheWrongRegion(profile)
    #expect(try #require(size as? Int) <= limit)
  }
}
