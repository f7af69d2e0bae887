// SPDX-License-Identifier: Apache-2.0

/// What was found out about the descriptors of some programs.
public struct DescriptorReport: Sendable, Hashable {
  /// Every finding, in the order of time; those that are the same are one.
  public var all: [Finding]
  /// The programs that were watched.
  public var programs: [Program]
  /// What they said at their ends; one that was killed said nothing.
  public var endings: [Ending]
  /// The programs that did not come to their ends, as they were killed: what they had open then was
  /// not looked at, and is no finding.
  public var unfinished: [Unfinished]
  /// How many descriptors were opened or closed past the library, by system calls of their own.
  public var unseen: UInt64
  /// How many records came faster than they could be taken, and are lost.
  public var dropped: UInt64
  /// What the reader has to know to judge it: a sentence each.
  public var remarks: [String]
  /// How many findings were suppressed.
  public var suppressed = 0
  /// Whether a program was watched at all: the library may have been in none.
  public var wasWatched: Bool

  /// Makes a report.
  public init(
    all: [Finding] = [], programs: [Program] = [], endings: [Ending] = [],
    unfinished: [Unfinished] = [], unseen: UInt64 = 0, dropped: UInt64 = 0, remarks: [String] = [],
    wasWatched: Bool = true
  ) {
    self.all = all
    self.programs = programs
    self.endings = endings
    self.unfinished = unfinished
    self.unseen = unseen
    self.dropped = dropped
    self.remarks = remarks
    self.wasWatched = wasWatched
  }

  /// The errors and warnings. It is a mistake to ask when nothing was watched, and ends the process:
  /// no test is to pass because nobody looked.
  public var findings: [Finding] {
    guard wasWatched else {
      fatalError(
        "no descriptors were watched: start the program with descriptors: .watched, and let it load "
          + "the library")
    }
    return faults
  }

  /// The errors and warnings, of which there are none when nothing was watched.
  package var faults: [Finding] { all.filter { $0.grade > .note } }

  /// What many programs do on purpose, such as leaving a descriptor open at the end.
  public var notes: [Finding] { all.filter { $0.grade == .note } }

  /// The same, with what is known of a process that did not come to its end.
  package func knowing(_ pid: Int32, _ reason: Unfinished.Reason) -> DescriptorReport {
    var report = self
    for index in unfinished.indices where unfinished[index].isOpen(pid) {
      report.unfinished[index].reason = reason
    }
    return report
  }

  /// The same with every note of these kinds as a warning: who names a kind takes it seriously.
  public func taking(seriously kinds: Set<Kind>) -> DescriptorReport {
    var report = self
    for index in all.indices where kinds.contains(all[index].kind) {
      report.all[index].grade = max(.warning, all[index].grade)
    }
    return report
  }
}
