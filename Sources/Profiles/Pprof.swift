// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Profile {
  /// A file of pprof: `profile.proto` in gzip.
  ///
  /// Samples that are alike are one, with the labels `region`, its path, and `thread`, its name and
  /// number. There is a value for how many they were, and one for each event.
  public var pprof: [UInt8] {
    var writer = PprofWriter(self)
    return Gzip.file(writer.message())
  }
}

/// Puts a profile into the tables of pprof, which name each other by number.
private struct PprofWriter {
  private struct Row: Hashable {
    let stack, region, thread: Int
  }

  private struct Function: Hashable {
    let name, file: UInt64
  }

  private let profile: Profile
  private var profileMessage = PprofMessage()
  private var strings: [String: UInt64] = ["": 0]
  private var table = [""]
  private var functions: [Function: UInt64] = [:]
  private var mappings: [String: UInt64] = [:]
  /// By the numbers of their frames, innermost first.
  private var locations: [ArraySlice<Int>: UInt64] = [:]

  init(_ profile: Profile) { self.profile = profile }

  mutating func message() -> [UInt8] {
    addTypes()
    addProgram()
    addSamples()
    addTimes()
    for text in table { profileMessage.add(6, text.utf8) }
    return profileMessage.bytes
  }

  private mutating func string(_ text: String) -> UInt64 {
    if let number = strings[text] { return number }
    strings[text] = UInt64(table.count)
    table.append(text)
    return UInt64(table.count - 1)
  }

  private mutating func type(_ name: String, _ unit: String) -> PprofMessage {
    var type = PprofMessage()
    type.add(1, string(name))
    type.add(2, string(unit))
    return type
  }

  private func unit(of event: Profile.Event) -> String { event.isTime ? "nanoseconds" : "count" }

  private mutating func addTypes() {
    profileMessage.add(1, type("samples", "count"))
    for event in profile.events { profileMessage.add(1, type(event.name, unit(of: event))) }
  }

  /// The first mapping is the one that names the whole profile.
  private mutating func addProgram() {
    guard let name = profile.command.first.map(FunctionName.file) else { return }
    let modules = profile.frames.lazy.compactMap(\.place.module)
    if let program = modules.first(where: { FunctionName.file($0) == name }) {
      _ = mapping(of: program)
    }
  }

  private mutating func addTimes() {
    if let start = profile.account.start, let end = profile.account.end, end > start {
      profileMessage.add(10, end - start)
    }
    guard let event = profile.events.first else { return }
    profileMessage.add(11, type(event.name, unit(of: event)))
    if event.isTime, let frequency = profile.account.frequency, frequency >= 1 {
      profileMessage.add(12, UInt64(1_000_000_000 / frequency))
    }
    for note in profile.account.notes { profileMessage.add(13, string(note)) }
    profileMessage.add(14, string(event.name))
  }
}

extension PprofWriter {
  private mutating func addSamples() {
    var rows: [Row: [UInt64]] = [:]
    var order: [Row] = []
    for sample in profile.samples {
      let row = Row(stack: sample.stack, region: sample.region, thread: sample.thread)
      if rows[row] == nil { order.append(row) }
      rows[row, default: Array(repeating: 0, count: profile.events.count + 1)].count(sample)
    }
    for row in order { add(row, values: rows[row]!) }
  }

  private mutating func add(_ row: Row, values: [UInt64]) {
    var sample = PprofMessage()
    sample.add(1, numbers: locations(of: profile.stacks[row.stack]))
    sample.add(2, numbers: values)
    let region = profile.regions[row.region]
    if !region.isEmpty { sample.add(3, label("region", region.joined(separator: "/"))) }
    let thread = profile.threads[row.thread]
    sample.add(3, label("thread", "\(thread.name) (\(thread.id))"))
    profileMessage.add(2, sample)
  }

  private mutating func label(_ key: String, _ value: String) -> PprofMessage {
    var label = PprofMessage()
    label.add(1, string(key))
    label.add(2, string(value))
    return label
  }

  /// A location is a place in the code, with all that is inlined there.
  private mutating func locations(of stack: [Int]) -> [UInt64] {
    var start = 0
    var numbers: [UInt64] = []
    for (place, frame) in stack.enumerated() where profile.frames[frame].kind != .inlined {
      numbers.append(location(of: stack[start...place]))
      start = place + 1
    }
    return numbers
  }

  private mutating func location(of frames: ArraySlice<Int>) -> UInt64 {
    if let number = locations[frames] { return number }
    let number = UInt64(locations.count + 1)
    locations[frames] = number
    let outermost = profile.frames[frames.last!].place
    var location = PprofMessage()
    location.add(1, number)
    if let module = outermost.module { location.add(2, mapping(of: module)) }
    location.add(3, outermost.offset)
    for frame in frames { location.add(4, line(profile.frames[frame])) }
    profileMessage.add(4, location)
    return number
  }

  private mutating func line(_ frame: Profile.StackFrame) -> PprofMessage {
    var line = PprofMessage()
    line.add(1, function(Function(name: string(frame.name), file: string(frame.place.file ?? ""))))
    line.add(2, frame.place.line ?? 0)
    return line
  }

  private mutating func function(_ function: Function) -> UInt64 {
    if let number = functions[function] { return number }
    let number = UInt64(functions.count + 1)
    functions[function] = number
    var message = PprofMessage()
    message.add(1, number)
    message.add(2, function.name)
    message.add(3, function.name)
    message.add(4, function.file)
    profileMessage.add(5, message)
    return number
  }

  /// A file, with addresses as the file counts them. All is said to be named, as pprof would look
  /// for names by itself.
  private mutating func mapping(of module: String) -> UInt64 {
    if let number = mappings[module] { return number }
    let number = UInt64(mappings.count + 1)
    mappings[module] = number
    var mapping = PprofMessage()
    mapping.add(1, number)
    mapping.add(3, UInt64(Int64.max))
    mapping.add(5, string(module))
    mapping.add(6, string(profile.buildIDs[module].map(\.hexadecimal) ?? ""))
    for field in 7...10 as ClosedRange<UInt64> { mapping.add(field, 1) }
    profileMessage.add(3, mapping)
    return number
  }
}

extension [UInt64] {
  /// One sample more. Beyond what pprof's numbers can hold, they stay.
  fileprivate mutating func count(_ sample: Profile.Sample) {
    self[0] += 1
    let sum = self[sample.event + 1].addingReportingOverflow(sample.weight)
    self[sample.event + 1] =
      sum.overflow ? UInt64(Int64.max) : Swift.min(sum.partialValue, UInt64(Int64.max))
  }
}
