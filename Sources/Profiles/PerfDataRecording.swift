// SPDX-License-Identifier: Apache-2.0

/// What the records of a file say, before anything has a name.
struct PerfDataRecording {
  /// A sample, with its addresses by their number in `chains`.
  struct Sample {
    let time: UInt64
    let order: Int
    let weight: UInt64
    let pid, tid: Int32
    let event, chain: Int32
  }

  /// Something that happened to a process or thread.
  struct Change {
    enum Kind {
      case name(pid: Int32, tid: Int32, String, isExec: Bool)
      /// `isEmpty`: the child has none of its parent's mappings.
      case fork(pid: Int32, parent: Int32, tid: Int32, parentThread: Int32, isEmpty: Bool)
      case map(pid: Int32, MappedFile, start: UInt64, length: UInt64, offset: UInt64)
    }
    let time: UInt64
    let order: Int
    let kind: Kind
  }

  private(set) var samples: [Sample] = []
  private(set) var changes: [Change] = []
  private(set) var chains = ChainStore()
  private(set) var lost: UInt64 = 0
  private(set) var lostSamples: UInt64 = 0
  private(set) var throttled: UInt64 = 0
  /// Of events, by their numbers, where the records say it.
  private var eventNames: [UInt64: String] = [:]
  /// Samples whose stack was copied, and not unwound.
  private(set) var copiedStacks = 0
  private var order = 0
  private var scratch: [UInt64] = []

  /// Reads all of a file, and puts it in order of time.
  init(_ file: borrowing PerfDataFile) throws(ProfileError) {
    let (events, path) = (file.events, file.path)
    let index = PerfDataIndex(file)
    try file.forEachRecord { record throws(ProfileError) in
      order += 1
      switch record.type {
      case 9: try add(record, index, events, path)
      case 81, 83: throw ProfileError(.unreadable, "\(path) is compressed; record without -z")
      case 78: name(eventBy: record.body)
      case ..<64: note(record, index.trailer(of: record.body))
      default: break
      }
    }
    sort()
  }

  /// Each CPU has a buffer of its own, so that records come in rounds. What has no time comes first.
  private mutating func sort() {
    if zip(samples, samples.dropFirst()).contains(where: { $0.time > $1.time }) {
      samples.sort { ($0.time, $0.order) < ($1.time, $1.order) }
    }
    changes.sort { ($0.time, $0.order) < ($1.time, $1.order) }
  }

  private mutating func add(
    _ record: PerfDataFile.Record, _ index: PerfDataIndex, _ events: [PerfDataEvent],
    _ path: String
  ) throws(ProfileError) {
    guard let event = index.event(ofSample: record.body) else { return }
    let attribute = events[event].attribute
    guard let sample = PerfDataSample(record.body, attribute) else {
      throw ProfileError(
        .unreadable, "\(path) has a sample that is shorter than it says: it is damaged")
    }
    let weight = sample.period ?? (attribute.isFrequency ? 1 : max(attribute.period, 1))
    samples.append(
      Sample(
        time: sample.time, order: order, weight: weight, pid: sample.pid, tid: sample.tid,
        event: Int32(event), chain: Int32(chain(of: sample, misc: record.misc))))
  }

  /// The number of a sample's chain, which has its instruction pointer at the front.
  private mutating func chain(of sample: PerfDataSample, misc: UInt16) -> Int {
    scratch.removeAll(keepingCapacity: true)
    for place in stride(from: 0, to: sample.chain.count, by: 8) {
      scratch.append(sample.chain.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    if sample.hasStack, !CallChain.hasUserCode(scratch) { copiedStacks += 1 }
    CallChain.complete(&scratch, ip: sample.ip, context: CallChain.context(of: misc))
    if let ip = sample.userIP { CallChain.complete(&scratch, userIP: ip) }
    return scratch.withUnsafeBufferPointer { chains.number(of: $0) }
  }
}

extension PerfDataRecording {
  private mutating func note(_ record: PerfDataFile.Record, _ trailer: PerfDataTrailer) {
    var cursor = Cursor(trailer.body)
    switch record.type {
    case 1: map(&cursor, trailer.time, record.misc, hasMore: false)
    case 10: map(&cursor, trailer.time, record.misc, hasMore: true)
    case 2:
      cursor.skip(8)
      lost &+= cursor.number()
    case 3: name(&cursor, trailer.time, isExec: record.misc >> 13 & 1 == 1)
    case 5: throttled += 1
    case 7: fork(&cursor, trailer.time, isEmpty: record.misc >> 13 & 1 == 1)
    case 13: lostSamples &+= cursor.number()
    default: break
    }
  }

  private mutating func change(_ time: UInt64, _ cursor: Cursor, _ kind: Change.Kind) {
    guard !cursor.isOverrun else { return }
    changes.append(Change(time: time, order: order, kind: kind))
  }

  private mutating func name(_ cursor: inout Cursor, _ time: UInt64, isExec: Bool) {
    let (pid, tid): (Int32, Int32) = (cursor.number(), cursor.number())
    let name = cursor.text(UInt64(cursor.remaining))
    change(time, cursor, .name(pid: pid, tid: tid, name, isExec: isExec))
  }

  private mutating func fork(_ cursor: inout Cursor, _ time: UInt64, isEmpty: Bool) {
    let (pid, parent): (Int32, Int32) = (cursor.number(), cursor.number())
    let (tid, parentThread): (Int32, Int32) = (cursor.number(), cursor.number())
    change(
      time, cursor,
      .fork(pid: pid, parent: parent, tid: tid, parentThread: parentThread, isEmpty: isEmpty))
  }

  private mutating func map(
    _ cursor: inout Cursor, _ time: UInt64, _ misc: UInt16, hasMore: Bool
  ) {
    let pid: Int32 = cursor.number()
    cursor.skip(4)
    let (start, length): (UInt64, UInt64) = (cursor.number(), cursor.number())
    let offset: UInt64 = cursor.number()
    var file = MappedFile(path: "")
    if hasMore { readOrigin(&cursor, &file, hasBuildID: misc >> 14 & 1 == 1) }
    file.path = cursor.text(UInt64(cursor.remaining))
    // Data that is no code, which perf record -d tells of.
    guard misc >> 13 & 1 == 0, misc & 7 != 1 || hasKernelStart(file.path) else { return }
    change(
      time, cursor, .map(pid: pid, file, start: start, length: length, offset: offset))
  }

  private mutating func name(eventBy body: UnsafeRawBufferPointer) {
    var cursor = Cursor(body)
    let (what, id): (UInt64, UInt64) = (cursor.number(), cursor.number())
    let name = cursor.text(UInt64(cursor.remaining))
    guard what == 2, !cursor.isOverrun else { return }
    eventNames[id] = name
  }

  /// The event under the name that the records have for it.
  func named(_ event: PerfDataEvent) -> PerfDataEvent {
    var named = event
    named.name = event.ids.lazy.compactMap { eventNames[$0] }.first ?? event.name
    return named
  }

  private func hasKernelStart(_ path: String) -> Bool { path.hasPrefix("[kernel.kallsyms]") }

  private func readOrigin(_ cursor: inout Cursor, _ file: inout MappedFile, hasBuildID: Bool) {
    if hasBuildID {
      let size: UInt8 = cursor.number()
      cursor.skip(3)
      file.buildID = Array(cursor.take(20).prefix(Int(size)))
    } else {
      let (major, minor): (UInt32, UInt32) = (cursor.number(), cursor.number())
      file.device = UInt64(major) << 32 | UInt64(minor)
      file.inode = cursor.number()
      cursor.skip(8)
    }
    cursor.skip(8)
  }
}
