// SPDX-License-Identifier: Apache-2.0

/// A call that was made.
struct Call: Sendable {
  /// Its number, over all functions of the ledger, from 1.
  var number = 0
  let function: Int
  /// The line that answered it.
  let line: Int?
  let entry: Entry
  let isWrong: Bool
  var isVerified = false
}

/// The latest calls. Old ones are forgotten, a whole generation at a time.
struct CallLog: Sendable {
  private var limit: Int
  private var older: [Call] = []
  private var newer: [Call] = []
  /// How many calls there have been.
  private(set) var total = 0
  /// How many of the forgotten calls nobody wanted, by function.
  private(set) var unwanted: [Int: Int] = [:]

  init(keeping limit: Int) {
    self.limit = max(limit, 1)
  }

  mutating func keep(_ limit: Int) {
    self.limit = max(limit, 1)
  }

  /// The calls that are not forgotten, in their order.
  var kept: [Call] { older + newer }
  /// How many calls are forgotten.
  var forgotten: Int { total - older.count - newer.count }

  /// Whether the next call makes others be forgotten.
  var isFull: Bool { newer.count >= limit }

  /// Forgets the older half of the calls. `isUnwanted` is asked about them.
  mutating func forget(isUnwanted: (Call) -> Bool) {
    for call in older where isUnwanted(call) { unwanted[call.function, default: 0] += 1 }
    swap(&older, &newer)
    newer.removeAll(keepingCapacity: true)
  }

  /// Returns the number of the call.
  mutating func append(_ call: Call) -> Int {
    total += 1
    newer.append(call)
    newer[newer.count - 1].number = total
    return total
  }

  mutating func verify(_ number: Int) {
    let index = number - 1 - forgotten
    if index >= older.count {
      newer[index - older.count].isVerified = true
    } else if index >= 0 {
      older[index].isVerified = true
    }
  }

  /// The latest calls, up to a number of them.
  func latest(_ count: Int) -> ArraySlice<Call> {
    newer.count >= count ? newer.suffix(count) : kept.suffix(count)
  }
}
