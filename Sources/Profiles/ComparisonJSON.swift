// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

extension Comparison {
  /// All of it for machines: one JSON object on a line. Shares are between 0 and 1, times nanoseconds.
  public var json: String {
    let members: [JSONValue.Member] = [
      ("version", .integer(1)), ("scope", .text(scope)), ("before", json(of: before)),
      ("now", json(of: now)),
      ("notes", .list((notes + [noteOnTimes].compactMap(\.self)).map { .text($0) })),
      ("regions", .list(regionNames.map(json(ofRegion:)))),
      ("functions", .list(changes.map(json(of:)))),
    ]
    return JSONValue.object(members).line + "\n"
  }

  private func json(of side: Side) -> JSONValue {
    .object([
      ("command", .list(side.profile.command.map { .text($0) })),
      ("event", .text(side.tally.event.name)), ("samples", .integer(side.tally.total.samples)),
      ("amount", .double(side.amount)), ("duration", .double(side.duration)),
      ("account", side.profile.account.json),
    ])
  }

  private var regionNames: [String] {
    let all = [before, now].flatMap { Table.RegionLine.all(of: $0.profile, $0.tally) }
    return Set(all.map(\.name)).sorted()
  }

  private func json(ofRegion name: String) -> JSONValue {
    func one(_ side: Side) -> JSONValue {
      let lines = Table.RegionLine.all(of: side.profile, side.tally)
      guard let line = lines.first(where: { $0.name == name }) else { return .null }
      return .object(
        [
          ("samples", .integer(line.amount.samples)), ("share", side.tally.share(line.amount).json),
        ] + (line.measured?.members ?? []))
    }
    return .object([("name", .text(name)), ("before", one(before)), ("now", one(now))])
  }

  private func json(of change: Change) -> JSONValue {
    .object([
      ("name", .text(change.function.name)), ("isKernel", .bool(change.function.isKernel)),
      ("place", .text(change.place)), ("verdict", .text(change.verdict.rawValue)),
      ("chance", .double(change.chance)), ("before", json(of: change.before)),
      ("now", json(of: change.now)),
    ])
  }

  private func json(of seen: Seen) -> JSONValue {
    .object([
      ("self", seen.own.json), ("selfSamples", .integer(seen.ownSamples)),
      ("selfWeight", .double(seen.amount)), ("total", seen.total.json),
      ("totalSamples", .integer(seen.totalSamples)),
    ])
  }
}
