// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON
internal import BacklotSymbols

extension Profile {
  /// A file for speedscope: one profile for each event, region and thread, in order of time.
  ///
  /// - Parameter name: What it is called there; the program by default.
  public func speedscope(name: String? = nil) -> [UInt8] {
    let (distinct, places) = speedscopeFrames()
    var bytes: [UInt8] = []
    bytes += #"{"$schema":"https://www.speedscope.app/file-format-schema.json","name":"#.utf8
    JSONValue.text(name ?? command.first ?? "profile").write(to: &bytes)
    bytes += #","exporter":"backlot","activeProfileIndex":0,"shared":{"frames":"#.utf8
    JSONValue.list(distinct.map(Self.speedscopeFrame)).write(to: &bytes)
    bytes += #"},"profiles":["#.utf8
    for (place, (row, runs)) in speedscopeRows().enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(row, runs, places, to: &bytes)
    }
    bytes += "]}\n".utf8
    return bytes
  }

  private struct Row: Hashable {
    let event, region, thread: Int
  }

  /// Samples one after the other that have the same stack.
  fileprivate struct Run {
    let stack: Int
    var weight: UInt64
  }

  /// In the order in which they first come.
  private func speedscopeRows() -> [(Row, [Run])] {
    var places: [Row: Int] = [:]
    var rows: [(Row, [Run])] = []
    for sample in samples {
      let row = Row(event: sample.event, region: sample.region, thread: sample.thread)
      let place = places[row] ?? rows.count
      if place == rows.count {
        places[row] = place
        rows.append((row, []))
      }
      rows[place].1.add(sample)
    }
    return rows
  }

  private func write(_ row: Row, _ runs: [Run], _ places: [String], to bytes: inout [UInt8]) {
    let total = runs.reduce(UInt64(0)) { $0.addingReportingOverflow($1.weight).partialValue }
    bytes += #"{"type":"sampled","name":"#.utf8
    JSONValue.text(title(row)).write(to: &bytes)
    bytes += #","unit":"\#(events[row.event].isTime ? "nanoseconds" : "none")","startValue":0"#.utf8
    bytes += #","endValue":\#(total),"samples":["#.utf8
    for (place, run) in runs.enumerated() {
      bytes += (place > 0 ? ",[" : "[").utf8
      bytes += stacks[run.stack].reversed().map { places[$0] }.joined(separator: ",").utf8
      bytes.append(UInt8(ascii: "]"))
    }
    bytes += #"],"weights":["#.utf8
    bytes += runs.map { String($0.weight) }.joined(separator: ",").utf8
    bytes += "]}".utf8
  }

  /// `request/parse · worker (4242)`
  private func title(_ row: Row) -> String {
    let thread = threads[row.thread]
    let region = regions[row.region].joined(separator: "/")
    let parts = [
      events.count > 1 ? events[row.event].name : "", region, "\(thread.name) (\(thread.id))",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private struct NamedFile: Hashable {
    let name: String
    let file: String?
  }

  /// speedscope takes each entry for a function, whatever its name; so each is there once.
  private func speedscopeFrames() -> (distinct: [NamedFile], places: [String]) {
    var numbers: [NamedFile: Int] = [:]
    var distinct: [NamedFile] = []
    let places = frames.map { frame in
      let function = NamedFile(name: frame.name, file: frame.place.file ?? frame.place.module)
      let number = numbers[function] ?? distinct.count
      if number == distinct.count {
        numbers[function] = number
        distinct.append(function)
      }
      return String(number)
    }
    return (distinct, places)
  }

  private static func speedscopeFrame(_ frame: NamedFile) -> JSONValue {
    .object([("name", .text(frame.name))] + (frame.file.map { [("file", .text($0))] } ?? []))
  }
}

extension [Profile.Run] {
  fileprivate mutating func add(_ sample: Profile.Sample) {
    if let last = indices.last, self[last].stack == sample.stack {
      self[last].weight = self[last].weight.addingReportingOverflow(sample.weight).partialValue
    } else {
      append(Profile.Run(stack: sample.stack, weight: sample.weight))
    }
  }
}
