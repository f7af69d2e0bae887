// SPDX-License-Identifier: Apache-2.0

extension CallTree {
  /// How much was seen of something.
  struct Amount: Hashable, Sendable {
    var weight: UInt64 = 0
    var samples = 0

    static func += (left: inout Amount, right: Amount) {
      // A damaged file may have any weights.
      let sum = left.weight.addingReportingOverflow(right.weight)
      left.weight = sum.overflow ? .max : sum.partialValue
      left.samples += right.samples
    }
  }

  /// The samples of one event, counted.
  struct Tally: Sendable {
    /// Samples of one stack in one region.
    struct Group: Sendable {
      var region: Int
      var stack: Int
      var amount: Amount
    }

    let event: Profile.Event
    private(set) var total = Amount()
    /// How many samples of equal weight they stand for.
    let evidence: Double
    /// In no order that means something, but the same for the same profile.
    let groups: [Group]
    let regions: [Amount]
    let threads: [Amount]

    init(_ profile: Profile, event number: Int) {
      var places: [UInt64: Int] = [:]
      var groups: [Group] = []
      var regions = Array(repeating: Amount(), count: profile.regions.count)
      var threads = Array(repeating: Amount(), count: profile.threads.count)
      var squares = 0.0
      for sample in profile.samples where sample.event == number {
        let one = Amount(weight: sample.weight, samples: 1)
        let key = UInt64(UInt32(sample.region)) << 32 | UInt64(UInt32(sample.stack))
        let place = places[key] ?? groups.count
        if place == groups.count {
          places[key] = place
          groups.append(Group(region: sample.region, stack: sample.stack, amount: one))
        } else {
          groups[place].amount += one
        }
        total += one
        regions[sample.region] += one
        threads[sample.thread] += one
        squares += Double(sample.weight) * Double(sample.weight)
      }
      event =
        profile.events.indices.contains(number)
        ? profile.events[number] : Profile.Event(name: "nothing", isTime: false)
      evidence = Confidence.count(weights: Double(total.weight), squares: squares)
      (self.groups, self.regions, self.threads) = (groups, regions, threads)
    }

    /// What share of all it is.
    func share(_ amount: Amount) -> Confidence {
      let share = total.weight > 0 ? Double(amount.weight) / Double(total.weight) : 0
      return Confidence(share: share, of: evidence)
    }

    /// How many samples of equal weight these stand for.
    func evidence(of amount: Amount) -> Double {
      total.samples > 0 ? evidence * Double(amount.samples) / Double(total.samples) : 0
    }
  }
}

extension Profile {
  /// The event that a report is about when none is asked for: the one with the most samples.
  public var mainEvent: Int? {
    var counts = Array(repeating: 0, count: events.count)
    for sample in samples { counts[sample.event] += 1 }
    return counts.max().flatMap { most in most > 0 ? counts.firstIndex(of: most) : nil }
  }
}
