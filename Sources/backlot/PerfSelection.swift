// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotProfiles
internal import BacklotWorld

/// What of a profile is looked at.
struct PerfSelection: ParsableArguments {
  @Option(
    help: .init(
      "Only samples in this region: its name, or a path as request/parse.", valueName: "region"))
  var region: String?

  @Option(help: .init("Only samples of threads with this name or number.", valueName: "thread"))
  var thread: String?

  @Option(
    help: .init("Only samples of this event. (default: that with the most)", valueName: "event"))
  var event: String?

  /// `in region parse, in thread worker`; `nil` for all of it.
  var scope: String? {
    let words = [region.map { "in region \($0)" }, thread.map { "in thread \($0)" }]
      .compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// A part of a profile, and the event that is looked at.
  ///
  /// - Throws: `LotError` when the profile, called `file`, has no such region, thread or event.
  func chosen(of profile: Profile, _ file: String) throws(LotError) -> (Profile, event: Int) {
    if let region, !profile.regionNames.contains(where: { Self.path($0, has: region) }) {
      throw unknown("region", region, profile.regionNames, file)
    }
    if let thread, !profile.threads.contains(where: { $0.name == thread || "\($0.id)" == thread }) {
      let names = profile.threads.map { $0.name.isEmpty ? "\($0.id)" : $0.name }
      throw unknown("thread", thread, names, file)
    }
    let part = profile.filtered(region: region, thread: thread)
    guard let event else { return (part, part.mainEvent ?? 0) }
    guard let number = profile.events.firstIndex(where: { $0.name == event }) else {
      throw unknown("event", event, profile.events.map(\.name), file)
    }
    return (part, number)
  }

  private static func path(_ path: String, has part: String) -> Bool {
    "/\(path)/".contains("/\(part)/")
  }

  private func unknown(_ kind: String, _ name: String, _ all: [String], _ file: String) -> LotError
  {
    LotError(.usage, "\(file) has no \(kind) '\(name)'; " + Spelling(of: name).advice(all, kind))
  }
}

extension Profile {
  /// The paths of regions that were sampled or measured.
  var regionNames: [String] {
    let sampled = regions.flatMap { path in
      path.indices.map { path[...$0].joined(separator: "/") }
    }
    return Set(sampled + account.regions.map(\.name)).sorted()
  }
}
