// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import BacklotWorld
internal import Glibc
internal import ShimWire

/// What the descriptor library tells: its records, taken one by one and understood.
///
/// One thread reads a book; any number of processes write to it at the same time.
public struct Book {
  private let memory: BookMemory
  private let symbols: Symbols
  private var reader: RecordReader
  private var chronicle = Chronicle()
  private var raws: [RawFinding] = []
  private var broken = 0

  init(_ memory: BookMemory, _ symbols: Symbols = .shared) {
    self.memory = memory
    self.symbols = symbols
    reader = RecordReader(memory)
  }

  /// Takes what has been written since; returns what is to be told at once.
  public mutating func entries() -> [Entry] {
    var entries: [Entry] = []
    while let raw = next() {
      if raw.isWatch {
        entries += sighting(raw).map { [.watched($0)] } ?? []
      } else {
        entries.append(.finding(chronicle.explained(raw, by: symbols)))
      }
    }
    return entries
  }

  /// Takes what has been written since, and explains what is watched only.
  public mutating func sightings() -> [Sighting] {
    var sightings: [Sighting] = []
    while let raw = next() {
      if raw.isWatch, let sighting = sighting(raw) { sightings.append(sighting) }
    }
    return sightings
  }

  private func sighting(_ raw: RawFinding) -> Sighting? {
    let finding = chronicle.explained(raw, by: symbols)
    let command = finding.limit > 0 ? FlagWords.command(finding.limit - 1) : nil
    return finding.events.first.map { event in
      var event = event
      if let command { event.call += "(\(command))" }
      return Sighting(
        event: event, program: finding.program, result: finding.other, error: finding.error)
    }
  }

  /// Everything that it told, once every writer has ended.
  public mutating func report() -> DescriptorReport {
    close()
    while next() != nil {}
    var merger = Merger()
    for raw in raws {
      merger.add(
        chronicle.explained(raw, by: symbols), tally: raw.tally, seen: memory.tally(raw.tally))
    }
    return DescriptorReport(
      all: merger.findings, programs: chronicle.programs, endings: chronicle.endings,
      unfinished: chronicle.roll.unfinished,
      unseen: memory.unseen, dropped: memory.dropped, remarks: remarks,
      wasWatched: !chronicle.programs.isEmpty || !raws.isEmpty)
  }

  /// From now on nobody writes any more.
  public mutating func close() { reader.close() }

  private var remarks: [String] {
    let isDamaged = reader.isDamaged || broken > 0
    return chronicle.troubles(of: symbols) + chronicle.remarks
      + (isDamaged ? ["a program wrote over the book of findings; some may be missing"] : [])
  }

  /// The next finding or watched event; notes what other records say.
  private mutating func next() -> RawFinding? {
    while let bytes = reader.next() {
      guard let record = Record(bytes) else {
        broken += 1
        continue
      }
      chronicle.note(record)
      guard case .finding(let raw) = record else { continue }
      if !raw.isWatch { raws.append(raw) }
      return raw
    }
    return nil
  }
}
