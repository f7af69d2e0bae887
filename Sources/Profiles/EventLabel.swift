// SPDX-License-Identifier: Apache-2.0

/// What an event of a file stands for: in a file of ours each region has one.
struct EventLabel {
  let event: Profile.Event
  let region: Profile.RegionPath

  /// - Parameter base: What the story says was sampled; `nil` in a file of another program, whose
  ///   names may have a colon of their own, as `cycles:u`.
  init(_ event: PerfDataEvent, base: String?) {
    let isTime = event.attribute.isTime
    guard let base, event.name.hasPrefix(base + ":") else {
      self.event = Profile.Event(name: event.name, isTime: isTime)
      region = []
      return
    }
    self.event = Profile.Event(name: base, isTime: isTime)
    region = event.name.dropFirst(base.count + 1).split(separator: "/").map(String.init)
  }
}
