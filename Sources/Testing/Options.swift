// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// What was asked for, by words and by variables.
struct Options: Sendable, Hashable {
  enum Listing: Sendable, Hashable { case text, json }

  var selection = Selection()
  var rerunsFailed = false
  var shard: Shard?
  /// No test in this part is no mistake: somebody else has dealt them out.
  var isShardedByOthers = false
  var list: Listing?
  var isolation = Isolation.test
  var isInProcess = false
  var jobs: Int?
  var timeout: Duration? = .seconds(120)
  var seed: UInt64?
  var isShuffled = false
  var repetitions = 1
  var stopsRepeating = false
  var checksLeaks = false
  var forks = false
  var reports: [ReportOrder] = []
  var tapVersion = TAPReporter.Version.thirteen
  var junitProfile = JUnitReporter.Profile.rich
  /// Where somebody waits for the events, as lines of JSON.
  var events: String?
  var isVerbose = false
  var keeps = false
  var attachments: String?
  var failedFile: String?
  var timesFile: String?
  var wantsHelp = false

  /// Reads words, those behind the program's name.
  init(_ words: some Sequence<String>) throws(UsageError) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() { try take(word, &rest) }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = word.hasPrefix("--") ? String(parts[0]) : word
    let value = word.hasPrefix("--") && parts.count > 1 ? String(parts[1]) : nil
    guard let option = Option.all.first(where: { $0.names.contains(name) }) else {
      throw Self.unknown(name)
    }
    do {
      try use(option, name, value, &rest)
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(name): \(error)")
    }
  }

  private mutating func use(
    _ option: Option, _ name: String, _ value: String?, _ rest: inout ArraySlice<String>
  ) throws {
    switch option.use {
    case .flag(let act):
      if let value { throw UsageError("\(name) takes no value, and got \(value)") }
      act(&self)
    case .word(let what, let act):
      guard let word = value ?? rest.popFirst() else { throw UsageError("\(name) needs a \(what)") }
      try act(&self, word)
    case .perhaps(_, let act):
      // `--shuffle 7`, as people write it.
      let follows = value == nil && rest.first.flatMap { UInt64($0) } != nil
      try act(&self, follows ? rest.popFirst() : value)
    }
  }

  private static func unknown(_ word: String) -> UsageError {
    guard word.hasPrefix("-") else {
      return UsageError("\(word) is no option; to choose tests by name, say --filter \(word)")
    }
    let names = Option.all.flatMap(\.names).filter { $0.hasPrefix("--") }
    let near = names.min { Likeness.distance($0, word) < Likeness.distance($1, word) }
    let hint = near.flatMap { Likeness.distance($0, word) <= 3 ? "; did you mean \($0)?" : nil }
    return UsageError("there is no option \(word)\(hint ?? "; --help lists them")")
  }
}

extension Options {
  static func positive(_ word: String, _ name: String) throws(UsageError) -> Int {
    guard let number = Int(word), number > 0 else {
      throw UsageError("\(name) needs a number from 1 on, and got \(word)")
    }
    return number
  }

  static func shard(_ word: String) throws(UsageError) -> Shard {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index > 0,
      index <= count
    else {
      throw UsageError(
        "--shard needs two numbers such as 1/3 for the first of three, and got \(word)")
    }
    return Shard(index: index - 1, count: count)
  }

  static func listing(_ word: String?) throws(UsageError) -> Listing {
    switch word {
    case nil, "text": .text
    case "json": .json
    case let word?: throw UsageError("--list is text or json, and got \(word)")
    }
  }

  static func isolation(_ word: String) throws(UsageError) -> Isolation {
    guard let isolation = Isolation(rawValue: word) else {
      throw UsageError("--isolation is test, group or none, and got \(word)")
    }
    return isolation
  }

  static func seconds(_ word: String) throws(UsageError) -> Duration? {
    guard let seconds = Double(word), seconds >= 0, seconds < 1e9 else {
      throw UsageError("--timeout needs a number of seconds, and got \(word)")
    }
    return seconds == 0 ? nil : .seconds(seconds)
  }

  static func tapVersion(_ word: String) throws(UsageError) -> TAPReporter.Version {
    guard let version = Int(word).flatMap(TAPReporter.Version.init) else {
      throw UsageError("--tap-version is 13 or 14, and got \(word)")
    }
    return version
  }

  static func junitProfile(_ word: String) throws(UsageError) -> JUnitReporter.Profile {
    guard let profile = JUnitReporter.Profile(rawValue: word) else {
      throw UsageError("--junit-profile is strict or rich, and got \(word)")
    }
    return profile
  }

  static func seed(_ word: String?) throws(UsageError) -> UInt64? {
    guard let word else { return nil }
    guard let seed = UInt64(word) else {
      throw UsageError("--shuffle takes a number as its seed, and got \(word)")
    }
    return seed
  }
}

/// How like two words are.
enum Likeness {
  /// How many characters are to be changed, added or left out.
  static func distance(_ first: String, _ second: String) -> Int {
    let (one, other) = (Array(first), Array(second))
    var row = Array(0...other.count)
    for (index, character) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in other.indices {
        let change = diagonal + (other[place] == character ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, diagonal + 1, row[place] + 1)
      }
    }
    return row[other.count]
  }
}
