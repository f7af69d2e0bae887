// SPDX-License-Identifier: Apache-2.0

/// Something that is wrong with a descriptor, and how it came to be.
public struct Finding: Sendable, Hashable {
  /// What is wrong.
  public var kind: Kind
  /// How sure that is.
  public var grade: Grade
  /// How often it was seen; with `fd-leak`, how many descriptors it is about.
  public var count: UInt64
  /// The number of the descriptor.
  public var fd: Int32
  /// Another number that has to do with it; -1 when there is none.
  public var other: Int32
  /// In which process it was seen first.
  public var pid: Int32
  /// The parent of that process.
  public var parent: Int32
  /// In which of its threads.
  public var thread: Int32
  /// In how many processes it was seen.
  public var processes: Int
  /// The path of the program; empty when that is not known.
  public var program: String
  /// When, in nanoseconds since 1970.
  public var time: UInt64
  /// The `errno` that came of it; 0: none.
  public var error: Int32
  /// How much was there: bytes of an address, descriptors that were open.
  public var amount: UInt64
  /// How much there was room for, or the flags that were given.
  public var limit: UInt64
  /// What happened, in the order of time.
  public var events: [Event]

  /// Makes a finding.
  public init(
    kind: Kind, grade: Grade = .error, count: UInt64 = 1, fd: Int32 = -1, other: Int32 = -1,
    pid: Int32 = 0, parent: Int32 = 0, thread: Int32 = 0, processes: Int = 1, program: String = "",
    time: UInt64 = 0, error: Int32 = 0, amount: UInt64 = 0, limit: UInt64 = 0, events: [Event] = []
  ) {
    self.kind = kind
    self.grade = grade
    self.count = count
    self.fd = fd
    self.other = other
    self.pid = pid
    self.parent = parent
    self.thread = thread
    self.processes = processes
    self.program = program
    self.time = time
    self.error = error
    self.amount = amount
    self.limit = limit
    self.events = events
  }

  /// The first event with this role.
  public func event(_ role: Role) -> Event? { events.first { $0.role == role } }
}
