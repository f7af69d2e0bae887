// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld
internal import Glibc
internal import Synchronization

/// Reads the book while the programs run, on a thread of its own, and reports when they have ended.
final class BookKeeper: @unchecked Sendable {
  private let plan: DescriptorPlan
  private let file: BookFile
  private let text: TextReport
  private let isOver = Atomic(false)
  private var thread = pthread_t()
  /// The thread's own until it has ended.
  private var book: Book
  private var live: Suppressions
  private var told: Set<Likeness> = []
  private var tally: WatchTally

  /// Makes the book, and begins to read it. Signals are to be blocked by now: the thread takes none.
  init(_ plan: DescriptorPlan) throws(LotError) {
    self.plan = plan
    file = try BookFile()
    book = file.book
    live = plan.suppressions
    tally = WatchTally(numbers: plan.rules.numbers, patterns: plan.rules.paths)
    text = TextReport(on: 2)
    start()
  }

  /// What the program is to be told.
  var rules: WatchRules {
    var rules = plan.rules
    rules.book = file.path
    return rules
  }

  /// Reports, once every program has ended. Returns the status to exit with.
  func finish(_ end: ProgramEnd) throws(LotError) -> Int32 {
    stop()
    for sentence in tally.sentences { BacklotTool.complain(sentence) }
    guard plan.isChecked else { return end.status }
    var suppressions = plan.suppressions
    let report = suppressions.applied(to: report(after: end).taking(seriously: plan.serious))
    for finding in report.faults {
      say(told.contains(Likeness(finding)) ? text.again(finding) : text.text(for: finding))
    }
    say(text.summary(of: report))
    tell(of: end.stopped)
    try plan.log?.write(report.all.map(JSONLog.line(for:)).joined())
    return report.faults.isEmpty ? end.status : plan.exitCode ?? end.status
  }

  /// Ends the thread, and removes the book.
  func stop() {
    guard !isOver.exchange(true, ordering: .sequentiallyConsistent) else { return }
    file.wake()
    pthread_join(thread, nil)
    file.remove()
  }

  /// Leaks are looked for when a program ends, which one that is killed does not come to.
  private func report(after end: ProgramEnd) -> DescriptorReport {
    let report = book.report().knowing(end.pid, end.signal.map { .signalled($0) } ?? .unknown)
    return end.stopped.reduce(report) { $0.knowing($1.pid, .stopped) }
  }

  private func tell(of stopped: [Straggler]) {
    guard !stopped.isEmpty else { return }
    say(text.line(about: stopped.map { (name: $0.name, pid: $0.pid) }))
  }

  private func say(_ text: String) { LogFile.put(text, to: 2) }
}

extension BookKeeper {
  private func start() {
    let keeper = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { keeper in
        Unmanaged<BookKeeper>.fromOpaque(keeper!).takeRetainedValue().read()
        return nil
      }, keeper)
  }

  private func read() {
    while true {
      let stand = file.stand
      let isLast = isOver.load(ordering: .sequentiallyConsistent)
      if plan.tellsAtOnce {
        for entry in book.entries() { tell(entry) }
      } else {
        for sighting in book.sightings() { tell(.watched(sighting)) }
      }
      if isLast { return }
      file.wait(milliseconds: 500, since: stand)
    }
  }

  private func tell(_ entry: Entry) {
    switch entry {
    case .watched(let sighting):
      tally.note(sighting)
      say(text.text(for: sighting))
    case .finding(var finding):
      if plan.serious.contains(finding.kind) { finding.grade = max(.warning, finding.grade) }
      guard finding.grade > .note, told.insert(Likeness(finding)).inserted,
        !live.suppress(finding)
      else { return }
      say(text.text(for: finding))
    }
  }
}
