// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What a share of samples says of the truth, and when two of them differ by more than chance.
///
/// A sample falls into a function with the probability of that function's share of the time, so a
/// share of `n` samples is a binomial proportion. Its interval is Wilson's (E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", JASA 22, 1927): unlike the textbook's
/// `p ± z √(p(1-p)/n)` it stays within 0 and 1, is no point where nothing or everything was seen, and
/// holds what it promises for few samples too (Brown, Cai and DasGupta, "Interval estimation for a
/// binomial proportion", Statistical Science 16, 2001). CPU time is the share times the CPU time of
/// all, which is known; so its interval is the share's, times the same.
///
/// Samples of unequal weight count as fewer of equal weight: `(Σw)² / Σw²` of them (L. Kish, Survey
/// Sampling, 1965).
///
/// What it does not say: how much the next run will differ by itself, and whether the sampling beats
/// in time with the program.
public struct Confidence: Sendable, Hashable {
  /// The share, between 0 and 1, and the interval that has the true one in 95 of 100 cases.
  public let share, low, high: Double

  /// The 97.5th percentile of the normal distribution.
  static let z = 1.959963984540054

  /// - Parameters:
  ///   - share: What was seen, between 0 and 1.
  ///   - count: How many samples of equal weight that is a share of.
  public init(share: Double, of count: Double) {
    self.share = share
    guard count > 0 else {
      (low, high) = (0, 1)
      return
    }
    let z2 = Self.z * Self.z
    let middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    let reach =
      Self.z / (1 + z2 / count)
      * (share * (1 - share) / count + z2 / (4 * count * count)).squareRoot()
    low = share <= 0 ? 0 : max(0, middle - reach)
    high = share >= 1 ? 1 : min(1, middle + reach)
  }

  /// Half of the interval's width.
  public var margin: Double { (high - low) / 2 }

  /// Whether the interval reaches further than half of the share: the truth may be half as much, or
  /// half as much again.
  public var isVague: Bool { margin > share / 2 }

  /// Whether so many samples cannot tell what is inside apart: the share of a function that has half
  /// of them would be uncertain by more than ten points.
  public static func isFew(_ count: Double) -> Bool {
    Confidence(share: 0.5, of: count).margin > 0.1
  }

  /// How many samples of equal weight samples with these sums of weights and of squares stand for.
  static func count(weights: Double, squares: Double) -> Double {
    squares > 0 ? weights * weights / squares : 0
  }
}

extension Confidence {
  /// The probability that two shares as different as these, or more, are seen where there is no
  /// difference: the two-sided test of two proportions, with their common share.
  ///
  /// `nil` where samples are too few for it: fewer than five expected on either side.
  static func chance(_ old: Confidence, of oldCount: Double, _ new: Confidence, of newCount: Double)
    -> Double?
  {
    guard oldCount > 0, newCount > 0 else { return nil }
    let common = (old.share * oldCount + new.share * newCount) / (oldCount + newCount)
    guard min(oldCount, newCount) * min(common, 1 - common) >= 5 else { return nil }
    let variance = common * (1 - common) * (1 / oldCount + 1 / newCount)
    return erfc(abs(new.share - old.share) / variance.squareRoot() / 2.0.squareRoot())
  }

  /// Which of many differences are called so, if of those at most one in twenty may be by chance
  /// (Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57, 1995).
  ///
  /// With a limit for each one alone, a profile of 400 functions would have 20 changes that are none.
  static func discoveries(_ chances: [Double?], rate: Double = 0.05) -> [Bool] {
    let known = chances.compactMap(\.self).sorted()
    let last = known.indices.last {
      known[$0] <= rate * Double($0 + 1) / Double(known.count)
    }
    guard let last else { return chances.map { _ in false } }
    return chances.map { $0.map { $0 <= known[last] } ?? false }
  }
}
