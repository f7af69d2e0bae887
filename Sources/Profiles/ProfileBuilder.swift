// SPDX-License-Identifier: Apache-2.0

/// Goes through a recording in order of time, and makes a profile of it.
struct ProfileBuilder {
  private struct Task: Hashable {
    let pid, tid: Int32
  }

  /// A process's mappings, and a number that is another after each change to them.
  private struct Process {
    var space = AddressSpace()
    var epoch = 0
  }

  private struct ChainPlace: Hashable {
    let epoch: Int
    let chain: Int32
  }

  /// Pieces of all address spaces together: more than any machine has, and no more than memory.
  private static let mostPieces = 1 << 22

  private let recording: PerfDataRecording
  private let labels: [EventLabel]
  private var symboliser: Symboliser
  private var profile = Profile()
  private var processes: [Int32: Process] = [:]
  private var names: [Task: String] = [:]
  private var threads: [Task: Int] = [:]
  private var regions: [Profile.RegionPath: Int] = [:]
  private var stacks: [[Int]: Int] = [:]
  private var known: [ChainPlace: Int] = [:]
  private var epochs = 0
  private var pieces = 0

  init(_ recording: PerfDataRecording, _ labels: [EventLabel], _ symboliser: Symboliser) {
    (self.recording, self.labels, self.symboliser) = (recording, labels, symboliser)
  }

  /// - Returns: The samples with everything they name, and sentences about what has no name.
  mutating func build(_ path: String) throws(ProfileError) -> (Profile, troubles: [String]) {
    profile.samples.reserveCapacity(recording.samples.count)
    var changes = recording.changes[...]
    for sample in recording.samples {
      while let change = changes.first, (change.time, change.order) < (sample.time, sample.order) {
        apply(change.kind)
        changes.removeFirst()
        guard pieces < Self.mostPieces else {
          throw ProfileError(.unreadable, "\(path) maps more code than there can be: it is damaged")
        }
      }
      add(sample)
    }
    for task in threads.keys { profile.threads[threads[task]!].name = names[task] ?? "" }
    profile.frames = symboliser.frames
    profile.buildIDs = symboliser.modules
    return (profile, symboliser.troubles)
  }

  private mutating func add(_ sample: PerfDataRecording.Sample) {
    let label = labels[Int(sample.event)]
    profile.samples.append(
      Profile.Sample(
        time: sample.time, weight: sample.weight, event: place(of: label.event),
        thread: thread(Task(pid: sample.pid, tid: sample.tid)), region: place(of: label.region),
        stack: stack(sample)))
  }

  private mutating func place(of event: Profile.Event) -> Int {
    if let place = profile.events.firstIndex(of: event) { return place }
    profile.events.append(event)
    return profile.events.count - 1
  }

  private mutating func place(of region: Profile.RegionPath) -> Int {
    if let place = regions[region] { return place }
    regions[region] = profile.regions.count
    profile.regions.append(region)
    return profile.regions.count - 1
  }

  private mutating func thread(_ task: Task) -> Int {
    if let place = threads[task] { return place }
    threads[task] = profile.threads.count
    profile.threads.append(Profile.Thread(process: task.pid, id: task.tid, name: ""))
    return profile.threads.count - 1
  }
}

extension ProfileBuilder {
  private mutating func stack(_ sample: PerfDataRecording.Sample) -> Int {
    let place = ChainPlace(epoch: processes[sample.pid]?.epoch ?? 0, chain: sample.chain)
    if let stack = known[place] { return stack }
    let space = processes[sample.pid]?.space ?? AddressSpace()
    let frames = frames(recording.chains[Int(sample.chain)], space)
    let stack = stacks[frames] ?? profile.stacks.count
    if stack == profile.stacks.count {
      stacks[frames] = stack
      profile.stacks.append(frames)
    }
    known[place] = stack
    return stack
  }

  private mutating func frames(_ chain: ArraySlice<UInt64>, _ space: AddressSpace) -> [Int] {
    var frames: [Int] = []
    var context = CallChain.Context.user
    var isExact = true
    var userMarks = 0
    for word in chain {
      if CallChain.isMark(word) {
        context = CallChain.Context(rawValue: word) ?? context
        userMarks += context == .user ? 1 : 0
        // With the second come those who await: each where it goes on.
        isExact = userMarks < 2
        continue
      }
      frames +=
        context == .user
        ? symboliser.user(
          word, space.piece(at: word), isExact: isExact, isAwaiting: userMarks > 1)
        : symboliser.system(word, context)
      isExact = false
    }
    return frames
  }

  private mutating func apply(_ change: PerfDataRecording.Change.Kind) {
    switch change {
    case .name(let pid, let tid, let name, let isExec):
      names[Task(pid: pid, tid: tid)] = name
      if isExec { replace(pid, with: Process(space: AddressSpace(), epoch: nextEpoch())) }
    case .fork(let pid, let parent, let tid, let parentThread, let isEmpty):
      names[Task(pid: pid, tid: tid)] = names[Task(pid: parent, tid: parentThread)]
      if pid != parent { replace(pid, with: isEmpty ? Process() : processes[parent] ?? Process()) }
    case .map(let pid, let file, let start, let length, let offset):
      map(pid, file, start, length, offset)
    }
  }

  private mutating func nextEpoch() -> Int {
    epochs += 1
    return epochs
  }

  private mutating func replace(_ pid: Int32, with process: Process) {
    pieces += process.space.pieces.count - (processes[pid]?.space.pieces.count ?? 0)
    processes[pid] = process
  }

  private mutating func map(
    _ pid: Int32, _ file: MappedFile, _ start: UInt64, _ length: UInt64, _ offset: UInt64
  ) {
    let (end, isBeyond) = start.addingReportingOverflow(length)
    guard pid >= 0, !isBeyond else { return }
    let piece = AddressSpace.Piece(
      start: start, end: end, offset: offset, file: symboliser.number(of: file, pid: pid))
    let before = processes[pid]?.space.pieces.count ?? 0
    processes[pid, default: Process()].space.insert(piece)
    processes[pid]!.epoch = nextEpoch()
    pieces += processes[pid]!.space.pieces.count - before
  }
}
