// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import BacklotProfiles

@Suite("Confidence")
struct ConfidenceTests {
  @Test(
    "is Wilson's interval, as published tables have it",
    arguments: [
      // Newcombe, Statistics in Medicine 17 (1998), table I.
      (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func wilson(hits: Double, of count: Double, low: Double, high: Double) {
    let confidence = Confidence(share: hits / count, of: count)
    #expect(abs(confidence.low - low) < 0.00006, "\(confidence.low)")
    #expect(abs(confidence.high - high) < 0.00006, "\(confidence.high)")
  }

  @Test("has the true share in about 95 of 100 cases, for few samples and for small shares too")
  func coverage() {
    var coverages: [Double] = []
    for count in [10, 50, 200] {
      for truth in stride(from: 0.02, through: 0.98, by: 0.02) {
        var coverage = 0.0
        for hits in 0...count {
          let interval = Confidence(share: Double(hits) / Double(count), of: Double(count))
          guard interval.low <= truth, truth <= interval.high else { continue }
          coverage += probability(of: hits, count, truth)
        }
        coverages.append(coverage)
      }
    }
    let mean = coverages.reduce(0, +) / Double(coverages.count)
    #expect(abs(mean - 0.95) < 0.01, "\(mean)")
    #expect(coverages.min()! > 0.83)
  }

  private func probability(of hits: Int, _ count: Int, _ share: Double) -> Double {
    let (n, k) = (Double(count), Double(hits))
    let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(share) + (n - k) * log(1 - share))
  }

  @Test("of samples with unequal weights is that of fewer samples")
  func weights() {
    #expect(Confidence.count(weights: 10, squares: 10) == 10)
    #expect(Confidence.count(weights: 13, squares: 9 + 10) < 9)
    var even = SampleProgram()
    even.run("main", samples: 100)
    var uneven = SampleProgram()
    uneven.run("main", samples: 99)
    uneven.run("main", samples: 1, weight: 99_000_000)
    #expect(CallTree.Tally(even.profile, event: 0).evidence == 100)
    #expect(CallTree.Tally(uneven.profile, event: 0).evidence < 4)
  }

  @Test("says what is too little to go by")
  func doubts() {
    #expect(Confidence(share: 0.01, of: 1000).isVague)
    #expect(!Confidence(share: 0.02, of: 1000).isVague)
    #expect(Confidence(share: 0, of: 1000).isVague)
    #expect(Confidence.isFew(92) && !Confidence.isFew(93))
  }

  @Test("tells two shares apart as the textbook's test does")
  func chance() throws {
    // 45 of 100 and 60 of 100: z = 2.12, p = 0.0338.
    let (old, new) = (Confidence(share: 0.45, of: 100), Confidence(share: 0.6, of: 100))
    let chance = try #require(Confidence.chance(old, of: 100, new, of: 100))
    #expect(abs(chance - 0.0338) < 0.0002, "\(chance)")
    #expect(Confidence.chance(old, of: 100, old, of: 100) == 1)
    let rare = Confidence(share: 0.03, of: 100)
    #expect(Confidence.chance(rare, of: 100, rare, of: 100) == nil)
    #expect(Confidence.chance(old, of: 0, new, of: 100) == nil)
  }

  @Test("lets one in twenty discoveries be chance, however many were looked at")
  func discoveries() {
    // The example of Benjamini and Hochberg's paper: four of fifteen.
    let chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    #expect(Confidence.discoveries(chances).count { $0 } == 4)
    #expect(Confidence.discoveries(chances.reversed()).suffix(4) == [true, true, true, true])
    #expect(Confidence.discoveries([0.04] + Array(repeating: 0.9, count: 99)).allSatisfy { !$0 })
    #expect(Confidence.discoveries([nil, 0.01, nil]) == [false, true, false])
    #expect(Confidence.discoveries([]) == [])
  }
}
