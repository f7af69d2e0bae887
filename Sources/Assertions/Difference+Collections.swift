// SPDX-License-Identifier: Apache-2.0

extension Difference {
  /// Two sequences, element by element.
  static func collections(found: Mirror, expected: Mirror) -> [String] {
    let (news, olds) = (found.children.map(\.value), expected.children.map(\.value))
    let edits = Edits(expected: olds.count, found: news.count) { equal(olds[$0], news[$1]) }
    let hunks = Hunks(
      expected: { element(olds[$0]) }, found: { element(news[$0]) }, place: { "[\($0)]" },
      marksWithin: false)
    return counts(news.count, olds.count) + hunks.lines(edits)
  }

  private static func element(_ value: Any) -> String { words(of: value) }

  private static func counts(_ found: Int, _ expected: Int) -> [String] {
    found == expected ? [] : ["\(found) elements, expected \(expected)"]
  }

  /// What is missing in a set, and what nobody expected there.
  static func sets(found: Any, expected: Any) -> [String] {
    guard let news = found as? Set<AnyHashable>, let olds = expected as? Set<AnyHashable> else {
      return []
    }
    return marked(olds.subtracting(news), "- ") + marked(news.subtracting(olds), "+ ")
  }

  private static func marked(_ elements: Set<AnyHashable>, _ mark: String) -> [String] {
    let lines = elements.prefix(Limits.aligned).map { mark + words(of: $0.base) }.sorted()
    return shortened(lines, of: elements.count)
  }

  /// The keys that are missing, surplus, or lead to something else.
  static func dictionaries(found: Any, expected: Any) -> [String] {
    guard let news = found as? [AnyHashable: Any], let olds = expected as? [AnyHashable: Any] else {
      return []
    }
    let missing = olds.keys.lazy.filter { news[$0] == nil }
    let others = news.keys.lazy.filter { !isSame(news[$0], olds[$0]) }
    let keys = Array(missing.prefix(Limits.aligned)) + others.prefix(Limits.aligned)
    let named = keys.map { (name: words(of: $0.base), key: $0) }.sorted { $0.name < $1.name }
    let lines = named.flatMap { name, key in
      entry("- ", name, olds[key]) + entry("+ ", name, news[key])
    }
    return counts(news.count, olds.count) + shortened(lines)
  }

  private static func entry(_ mark: String, _ name: String, _ value: Any?) -> [String] {
    value.map { [mark + name + ": " + words(of: $0)] } ?? []
  }

  private static func isSame(_ found: Any?, _ expected: Any?) -> Bool {
    guard let found, let expected else { return false }
    return equal(found, expected)
  }
}
