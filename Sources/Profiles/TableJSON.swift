// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

extension Table {
  /// All of it for machines: one JSON object on a line. Shares are between 0 and 1, times nanoseconds.
  public var json: String {
    let members: [JSONValue.Member] = [
      ("version", .integer(1)), ("command", .list(profile.command.map { .text($0) })),
      ("scope", .text(options.scope)), ("event", .text(tally.event.name)),
      ("isTime", .bool(tally.event.isTime)), ("samples", .integer(tally.total.samples)),
      ("weight", .integer(tally.total.weight)), ("evidence", .double(tally.evidence)),
      ("account", profile.account.json), ("threads", threads),
      ("regions", .list(regions.map(json(of:)))), ("functions", .list(functions.map(json(of:)))),
    ]
    return JSONValue.object(members).line + "\n"
  }

  private var threads: JSONValue {
    .list(
      zip(profile.threads, tally.threads).filter { $0.1.samples > 0 }.map { thread, amount in
        .object([
          ("process", .integer(thread.process)), ("thread", .integer(thread.id)),
          ("name", .text(thread.name)), ("samples", .integer(amount.samples)),
          ("share", tally.share(amount).json),
        ])
      })
  }

  private func json(of region: RegionLine) -> JSONValue {
    .object(
      [
        ("name", .text(region.name)), ("samples", .integer(region.amount.samples)),
        ("share", tally.share(region.amount).json),
        ("isFew", .bool(Confidence.isFew(tally.evidence(of: region.amount)))),
      ] + (region.measured?.members ?? []))
  }

  private func json(of function: CallTree.FunctionTotal) -> JSONValue {
    let (own, total) = (tally.share(function.own), tally.share(function.total))
    return .object([
      ("name", .text(function.function.name)), ("module", .text(function.function.module)),
      ("isKernel", .bool(function.function.isKernel)), ("place", .text(function.place)),
      ("self", own.json), ("selfSamples", .integer(function.own.samples)),
      ("selfWeight", .double(own.share * whole)), ("isVague", .bool(own.isVague)),
      ("total", total.json), ("totalSamples", .integer(function.total.samples)),
      ("totalWeight", .double(total.share * whole)),
    ])
  }
}

extension Confidence {
  var json: JSONValue {
    .object([("share", .double(share)), ("low", .double(low)), ("high", .double(high))])
  }
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  static func integer(_ number: UInt64?) -> JSONValue { number.map { .integer($0) } ?? .null }

  static func double(_ number: Double?) -> JSONValue { number.map { .double($0) } ?? .null }
}

extension Account {
  /// What was not said is `null`.
  var json: JSONValue {
    .object([
      ("how", .text(how)), ("frequency", .double(frequency)), ("start", .integer(start)),
      ("end", .integer(end)), ("cpu", .integer(cpu)), ("overhead", .integer(overhead)),
      ("expected", .double(expected)), ("taken", .integer(taken)), ("lost", .integer(lost)),
      ("throttled", .integer(throttled)), ("cut", .integer(cut)), ("blocked", .integer(blocked)),
      ("absent", .object(absent.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      ("notes", .list(notes.map { .text($0) })), ("isComplete", .bool(isComplete)),
    ])
  }
}

extension Account.Region {
  var members: [JSONValue.Member] {
    [
      ("calls", .integer(calls)), ("wall", wall?.json ?? .null), ("cpu", cpu?.json ?? .null),
      (
        "counters",
        .object(counters.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
      ),
    ]
  }
}

extension Account.Spread {
  var json: JSONValue {
    .object([
      ("min", .integer(min)), ("median", .integer(median)), ("p99", .integer(p99)),
      ("max", .integer(max)), ("total", .integer(total)),
    ])
  }
}
