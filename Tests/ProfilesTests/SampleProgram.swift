// SPDX-License-Identifier: Apache-2.0
import BacklotProfiles
import BacklotSymbols

/// A profile put together by hand: what a test does not say is as plain as can be.
struct SampleProgram {
  private(set) var profile = Profile()

  init(command: [String] = ["./server"], event: String = "cpu-clock", isTime: Bool = true) {
    profile.command = command
    profile.events = [.init(name: event, isTime: isTime)]
    profile.threads = [.init(process: 7, id: 7, name: "server")]
    profile.regions = [[]]
  }

  /// Adds samples of a millisecond, one after another.
  ///
  /// - Parameters:
  ///   - stack: Names, outermost first. `[k]`, `[i]` or `[a]` behind one makes it the kernel's,
  ///     inlined or awaiting; `@12` makes line 12 of `NAME.c` its place.
  ///   - more: The same, further in.
  ///   - region: `request/parse`.
  mutating func run(
    _ stack: String..., calls more: [String] = [], in region: String = "", samples: Int = 1,
    weight: UInt64 = 1_000_000
  ) {
    let path = region.split(separator: "/").map(String.init)
    let place = profile.regions.firstIndex(of: path) ?? profile.regions.count
    if place == profile.regions.count { profile.regions.append(path) }
    var frames: [Int] = []
    for text in (stack + more).reversed() { frames.append(frame(text)) }
    profile.stacks.append(frames)
    for _ in 0..<samples {
      profile.samples.append(
        .init(
          time: UInt64(profile.samples.count) * 1_000_000, weight: weight, event: 0, thread: 0,
          region: place, stack: profile.stacks.count - 1))
    }
  }

  mutating func tell(_ change: (inout Account) -> Void) { change(&profile.account) }

  private mutating func frame(_ text: String) -> Int {
    let kinds: [(mark: String, Profile.StackFrame.Kind)] = [
      ("[k]", .kernel), ("[i]", .inlined), ("[a]", .awaiting),
    ]
    let kind = kinds.first { text.hasSuffix($0.mark) }
    let parts = text.dropLast(kind?.mark.count ?? 0).split(separator: "@", maxSplits: 1)
    let line = parts.count > 1 ? Int(parts[1]) : nil
    let name = parts.first.map(String.init) ?? ""
    let place = Frame(
      function: name, file: line.map { _ in name + ".c" }, line: line,
      module: kind?.1 == .kernel ? "[kernel]" : "/bin/server")
    profile.frames.append(.init(place: place, kind: kind?.1 ?? .called))
    return profile.frames.count - 1
  }
}
