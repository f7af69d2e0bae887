// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// What a book has told so far, and what its addresses mean.
struct Chronicle {
  private struct ModuleKey: Hashable {
    let image: UInt64
    let number: UInt16
  }

  private var modules: [ModuleKey: Module] = [:]
  private var images: [UInt64: String] = [:]
  private(set) var programs: [Program] = []
  private(set) var endings: [Ending] = []
  private(set) var roll = Roll()
  private var unreached: [String: String] = [:]

  /// Why stacks have addresses only, a sentence for each reason.
  func troubles(of symbols: Symbols) -> [String] {
    Set(modules.values.compactMap(symbols.trouble(with:))).sorted()
  }

  /// Programs that were started and have not the library, a sentence each.
  var remarks: [String] {
    unreached.sorted { $0.key < $1.key }.map { path, obstacle in
      "\(path.printable) \(obstacle.printable): its descriptors are not looked after"
    }
  }

  mutating func note(_ record: Record) {
    switch record {
    case .program(let program, let image):
      programs.append(program)
      roll.begin(program)
      images[image] = images[image] ?? program.path
    case .module(let module, let number, let image):
      modules[ModuleKey(image: image, number: number)] = module
    case .ended(let ending):
      endings.append(ending)
      roll.leave(ending.pid)
    case .lockedIn(let pid): roll.lockIn(pid)
    case .unreached(let path, let obstacle, let pid):
      unreached[path] = obstacle
      roll.leave(pid)
    case .finding: break
    }
  }

  /// The finding with functions and lines in place of addresses.
  func explained(_ raw: RawFinding, by symbols: Symbols) -> Finding {
    var finding = raw.finding
    finding.program = images[raw.image] ?? ""
    for (index, stack) in raw.stacks.enumerated() {
      finding.events[index].frames = Stack(places(in: stack), symbols).frames
    }
    finding.events = Self.inOrderOfTime(finding.events)
    return finding
  }

  private func places(in stack: RawStack) -> [Stack.Place] {
    stack.addresses.map { word in
      let (number, address) = (UInt16(word >> 48), word & 0xffff_ffff_ffff)
      let module = modules[ModuleKey(image: stack.image, number: number)]
      let isNamed = number != .max
      return Stack.Place(module: isNamed ? module ?? Module(path: "?") : nil, address: address)
    }
  }

  /// Those whose time is not known stay behind the one before them; what the number was before
  /// follows the story.
  private static func inOrderOfTime(_ events: [Event]) -> [Event] {
    var latest: UInt64 = 0
    let timed = events.enumerated().map { index, event in
      if event.time != 0 { latest = event.time }
      return (part: event.role.isEarlier ? 1 : 0, time: latest, index: index, event: event)
    }
    return timed.sorted { ($0.part, $0.time, $0.index) < ($1.part, $1.time, $1.index) }
      .map(\.event)
  }
}
