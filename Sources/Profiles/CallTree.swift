// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// Who called whom, from the beginnings of threads on: the paths of regions first, then functions.
struct CallTree: Sendable {
  /// What a node is about.
  enum Label: Hashable, Sendable {
    case all
    case region(String)
    /// In no region, where there are some.
    case outside
    /// By its number in `functions`.
    case function(Int, Profile.StackFrame.Kind)
  }

  /// The lines of one file that were seen.
  struct Lines: Hashable, Sendable {
    var file: String
    var first, last: Int

    /// `parse.c:12`, `parse.c:12-40`.
    var text: String { "\(file):\(first)" + (last > first ? "-\(last)" : "") }

    mutating func cover(_ line: Int) {
      first = min(first, line)
      last = max(last, line)
    }
  }

  struct Node: Sendable {
    var label: Label
    var parent: Int
    var total = Amount()
    /// What of it is in none of its children.
    var own = Amount()
    var lines: Lines?
    var children: [Int] = []
  }

  let functions: [Function]
  let tally: Tally
  /// The first is the root; a parent stands before its children.
  private(set) var nodes = [Node(label: .all, parent: 0)]
  /// Nodes by their parent's number and their label's: a million samples make many look-ups.
  private var known: [UInt64: Int] = [:]
  private var regions: [String: UInt64] = [:]

  init(_ profile: Profile, event: Int) {
    self.init(profile, Tally(profile, event: event))
  }

  init(_ profile: Profile, _ tally: Tally) {
    let functions = Functions(profile.frames)
    self.functions = functions.all
    self.tally = tally
    let hasRegions = tally.groups.contains { !profile.regions[$0.region].isEmpty }
    for group in tally.groups {
      var node = 0
      nodes[0].total += group.amount
      let path = profile.regions[group.region]
      if path.isEmpty, hasRegions { node = child(.outside, of: node, group.amount) }
      for name in path { node = child(.region(name), of: node, group.amount) }
      for number in profile.stacks[group.stack].reversed() {
        let frame = profile.frames[number]
        let label = Label.function(functions.ofFrame[number], frame.kind)
        node = child(label, of: node, group.amount)
        see(frame, at: node)
      }
      nodes[node].own += group.amount
    }
    (known, regions) = ([:], [:])
    sortChildren()
  }

  private mutating func child(_ label: Label, of parent: Int, _ amount: Amount) -> Int {
    let edge = UInt64(parent) << 32 | number(of: label)
    let node = known[edge] ?? nodes.count
    if node == nodes.count {
      known[edge] = node
      nodes.append(Node(label: label, parent: parent))
      nodes[parent].children.append(node)
    }
    nodes[node].total += amount
    return node
  }

  /// One that no other label of this tree has.
  private mutating func number(of label: Label) -> UInt64 {
    switch label {
    case .all, .outside: return 0
    case .region(let name):
      let number = regions[name] ?? UInt64(regions.count)
      regions[name] = number
      return number << 3 | 1
    case .function(let function, let kind): return UInt64(function) << 3 | 2 + kind.number
    }
  }

  private mutating func see(_ frame: Profile.StackFrame, at node: Int) {
    guard let line = frame.place.line, let file = frame.place.file else { return }
    if nodes[node].lines == nil { nodes[node].lines = Lines(file: file, first: line, last: line) }
    if nodes[node].lines?.file == file { nodes[node].lines?.cover(line) }
  }

  /// By name, so that pictures of two runs look alike; regions in front.
  private mutating func sortChildren() {
    let ranks = self.ranks
    for node in nodes.indices where nodes[node].children.count > 1 {
      let children = nodes[node].children.map { ($0, key: ranks(nodes[$0].label)) }
      nodes[node].children = children.sorted { $0.key < $1.key }.map(\.0)
    }
  }

  private var ranks: (Label) -> (Int, String, Int) {
    { [functions] label in
      switch label {
      case .all: (0, "", 0)
      case .region(let name): (0, name, 0)
      case .outside: (1, "", 0)
      case .function(let number, _): (2, functions[number].name, number)
      }
    }
  }

  /// `parse`; what a reader sees in a frame.
  func name(of label: Label) -> String {
    switch label {
    case .all: "all"
    case .region(let name): name
    case .outside: "outside of regions"
    case .function(let number, _): functions[number].name
    }
  }
}

extension Profile.StackFrame.Kind {
  fileprivate var number: UInt64 {
    switch self {
    case .called: 0
    case .inlined: 1
    case .awaiting: 2
    case .kernel: 3
    }
  }
}
