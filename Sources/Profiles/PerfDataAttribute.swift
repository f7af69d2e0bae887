// SPDX-License-Identifier: Apache-2.0

/// What was asked of the kernel for one event: `struct perf_event_attr`.
struct PerfDataAttribute {
  /// What a sample consists of: PERF_SAMPLE_ and so on, by their bits.
  struct Parts: OptionSet {
    let rawValue: UInt64
    static let ip = Parts(bit: 0)
    static let tid = Parts(bit: 1)
    static let time = Parts(bit: 2)
    static let address = Parts(bit: 3)
    static let read = Parts(bit: 4)
    static let callchain = Parts(bit: 5)
    static let id = Parts(bit: 6)
    static let cpu = Parts(bit: 7)
    static let period = Parts(bit: 8)
    static let streamID = Parts(bit: 9)
    static let raw = Parts(bit: 10)
    static let branchStack = Parts(bit: 11)
    static let userRegisters = Parts(bit: 12)
    static let userStack = Parts(bit: 13)
    static let weight = Parts(bit: 14)
    static let identifier = Parts(bit: 16)

    private init(bit: Int) { rawValue = 1 << bit }
    init(rawValue: UInt64) { self.rawValue = rawValue }
  }

  let type: UInt32
  let config: UInt64
  /// Events to a sample, or samples a second where `isFrequency`.
  let period: UInt64
  let parts: Parts
  let readFormat: UInt64
  let isFrequency: Bool
  /// Whether records other than samples say who and when.
  let hasTrailers: Bool
  let branchFormat: UInt64
  let userRegisters: UInt64

  /// - Parameter cursor: Before its bytes, of which there are `size`, and at least 64.
  init(_ cursor: inout Cursor, size: UInt64) {
    var own = Cursor(cursor.take(size))
    type = own.number()
    own.skip(4)
    config = own.number()
    period = own.number()
    parts = Parts(rawValue: own.number())
    readFormat = own.number()
    let flags: UInt64 = own.number()
    isFrequency = flags >> 10 & 1 == 1
    hasTrailers = flags >> 18 & 1 == 1
    own.skip(24)
    branchFormat = own.number()
    userRegisters = own.number()
  }

  /// The kernel's name of the event.
  var name: String {
    switch type {
    case 0: Self.name(Self.hardware, config) ?? "hardware event \(config)"
    case 1: Self.name(Self.software, config) ?? "software event \(config)"
    case 2: "tracepoint \(config)"
    default: "event \(type):\(config)"
    }
  }

  /// Whether its period is nanoseconds of CPU time: cpu-clock and task-clock.
  var isTime: Bool { type == 1 && config <= 1 }

  private static func name(_ names: [String], _ config: UInt64) -> String? {
    config < UInt64(names.count) ? names[Int(config)] : nil
  }

  private static let hardware = [
    "cycles", "instructions", "cache-references", "cache-misses", "branches", "branch-misses",
    "bus-cycles", "stalled-cycles-frontend", "stalled-cycles-backend", "ref-cycles",
  ]

  private static let software = [
    "cpu-clock", "task-clock", "page-faults", "context-switches", "cpu-migrations", "minor-faults",
    "major-faults", "alignment-faults", "emulation-faults", "dummy", "bpf-output",
    "cgroup-switches",
  ]
}
