// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

extension Account {
  /// What a file and its records tell; the story of a recorder of ours has the last word.
  init(_ file: borrowing PerfDataFile, _ recording: PerfDataRecording) {
    let attribute = file.events[0].attribute
    event = file.events[0].name
    frequency = attribute.isFrequency ? Double(attribute.period) : nil
    start = recording.samples.first?.time
    end = recording.samples.last?.time
    taken = UInt64(recording.samples.count)
    // The kernel counts the same samples in both, where it knows the second.
    lost = max(recording.lost, recording.lostSamples)
    throttled = recording.throttled
    if file.draft != nil { how = "in-process" }
    if let story = file.story { tell(story) }
    if file.draft != nil { goOn(to: recording) }
    isComplete = file.draft == nil && !file.isCutOff
    notes += Self.notes(file, recording)
  }

  private static func notes(
    _ file: borrowing PerfDataFile, _ recording: PerfDataRecording
  ) -> [String] {
    var notes: [String] = []
    if file.isCutOff {
      notes.append("the recording was cut off; this is what it had written until then")
    } else if file.draft != nil {
      notes.append(
        "the program ended before its profile was complete, or still runs; its last moments may be "
          + "missing")
    }
    if recording.copiedStacks > 0 {
      notes.append(
        "\(recording.copiedStacks) samples have a copy of their stack, which is not unwound: of "
          + "these the innermost function is known; record with perf record --call-graph fp, or "
          + "with backlot perf")
    }
    return notes
  }

  /// Samples may be younger than a draft's story. What it says then holds for these, too: nothing is
  /// known to the contrary.
  private mutating func goOn(to recording: PerfDataRecording) {
    let told = taken ?? 0
    let samples = recording.samples
    taken = UInt64(samples.count)
    guard let end, let last = samples.last, last.time > end else { return }
    let later = samples.reversed().prefix { $0.time > end }
    let weight = later.reduce(UInt64(0)) { $0.addingReportingOverflow($1.weight).partialValue }
    cpu = cpu?.addingReportingOverflow(weight).partialValue
    expected = expected.map { $0 + Double(weight) / 1e9 * (frequency ?? 0) }
    let growth = (Double(told) + Double(later.count)) / Double(told)
    overhead = overhead.flatMap { UInt64(exactly: (Double($0) * growth).rounded()) }
    self.end = last.time
  }

  private mutating func tell(_ story: JSONValue) {
    how = story["how"]?.text ?? "in-process"
    event = story["event"]?.text ?? event
    frequency = story["frequency"]?.double ?? frequency
    start = story["start"]?.integer() ?? start
    end = story["end"]?.integer() ?? end
    cpu = story["cpu"]?.integer()
    overhead = story["overhead"]?.integer()
    if let samples = story["samples"] { tell(samples: samples) }
    regions = (story["regions"]?.list ?? []).compactMap(Region.init)
    for (name, reason) in story["absent"]?.members ?? [] { absent[name] = reason.text }
    notes += (story["notes"]?.list ?? []).compactMap(\.text)
  }

  private mutating func tell(samples: JSONValue) {
    expected = samples["expected"]?.double
    taken = samples["taken"]?.integer() ?? taken
    lost = samples["lost"]?.integer() ?? lost
    throttled = samples["throttled"]?.integer() ?? throttled
    cut = samples["cut"]?.integer()
    blocked = samples["blocked"]?.integer()
  }
}

extension Account.Region {
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text else { return nil }
    self.init(
      name: name, calls: value["calls"]?.integer() ?? 0,
      wall: value["wall"].flatMap(Account.Spread.init),
      cpu: value["cpu"].flatMap(Account.Spread.init))
    for (name, count) in value["counters"]?.members ?? [] { counters[name] = count.integer() }
  }
}

extension Account.Spread {
  fileprivate init?(_ value: JSONValue) {
    guard let min: UInt64 = value["min"]?.integer(),
      let median: UInt64 = value["median"]?.integer(),
      let p99: UInt64 = value["p99"]?.integer(), let max: UInt64 = value["max"]?.integer(),
      let total: UInt64 = value["total"]?.integer()
    else { return nil }
    self.init(min: min, median: median, p99: p99, max: max, total: total)
  }
}
