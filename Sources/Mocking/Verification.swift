// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

/// How often something was called.
public struct CallCount: Sendable, ExpressibleByIntegerLiteral {
  let range: ClosedRange<Int>

  /// So many times.
  public init(integerLiteral count: Int) { range = count...count }

  private init(_ range: ClosedRange<Int>) { self.range = range }

  /// So many times.
  public static func exactly(_ count: Int) -> CallCount { CallCount(count...count) }
  /// So many times, or more.
  public static func atLeast(_ count: Int) -> CallCount { CallCount(count...Int.max) }
  /// So many times, or less.
  public static func atMost(_ count: Int) -> CallCount { CallCount(0...count) }
}

/// What is verified between the braces happened in this order; other calls may have come between.
///
/// ```swift
/// verifyInOrder {
///   device.open.verify("/dev/x", 2)
///   device.close.verify()
/// }
/// ```
///
/// It looks at what was recorded, over all mocks of the test, when the last brace is reached. Each
/// `verify` finds the first calls that come after those found before, as many as it asks for at least.
/// Of exactly or at most so many, no more may come before the next call that something else between the
/// braces finds or asks for; what nobody between the braces asks for may come in the middle.
@discardableResult
public func verifyInOrder<Result>(_ body: () throws -> Result) rethrows -> Result {
  let search = Search()
  defer { search.end() }
  return try Search.$current.withValue(search, operation: body)
}

/// All calls of the test's mocks were expected, or have been verified: none was answered by
/// `whenever` alone.
public func verifyNoMoreCalls(
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
  column: Int = #column
) {
  let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
  guard let book = Scope.book else { return Scope.tellMissing("a test", at: place) }
  book.verifyNoMoreCalls(of: nil, at: place)
}

extension Mock {
  /// All calls of this function were expected, or have been verified.
  public func verifyNoMoreCalls(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) {
    let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
    function.verifyNoMoreCalls(at: place)
  }
}

extension MockedFunction {
  /// All calls of it were expected, or have been verified.
  func verifyNoMoreCalls(at place: Place) {
    guard let (book, number) = residence(isSetUp: true) else {
      return Scope.tellMissing(name, at: place)
    }
    book.verifyNoMoreCalls(of: number, at: place)
  }

  /// Looks for calls with such arguments.
  @usableFromInline
  package func verify(_ script: Script, _ count: CallCount, at place: Place) {
    guard let (book, number) = residence(isSetUp: true) else {
      return Scope.tellMissing(name, at: place)
    }
    guard !script.isFleeting else {
      return book.report(
        Finding(
          "verify() cannot look behind pointers when the call is over; expect the calls of \(name), "
            + "or capture what they point to", at: place))
    }
    let wanted = WantedCalls(function: number, script: script, count: count, place: place)
    if let search = Search.current {
      search.add(wanted, of: book)
    } else {
      book.verify([wanted])
    }
  }
}

/// Calls that somebody looks for.
struct WantedCalls {
  let function: Int
  let script: Script
  let count: CallCount
  let place: Place

  func numbers(in calls: [Call]) -> [Int] {
    calls.filter { $0.function == function && !script.differences($0.entry).contains(true) }
      .map(\.number)
  }
}

/// What is looked for between the braces of ``verifyInOrder(_:)``. Only the task that looks touches it.
final class Search: @unchecked Sendable {
  @TaskLocal static var current: Search?
  private var wanted: [WantedCalls] = []
  /// The test whose calls it looks at.
  private var book: Book?

  func add(_ wanted: WantedCalls, of book: Book) {
    guard self.book == nil || self.book === book else {
      return book.report(
        Finding("an order cannot have mocks of two tests in it", at: wanted.place))
    }
    self.book = book
    self.wanted.append(wanted)
  }

  func end() {
    book?.verify(wanted)
  }
}

extension Picture {
  fileprivate func text(of wanted: WantedCalls) -> String {
    text(of: wanted.script.wanted, wanted.function)
  }
}

extension Book {
  /// Looks for calls, in their order, and tells of what was not found.
  fileprivate func verify(_ wanted: [WantedCalls]) {
    let (kept, forgotten) = withLedger { ($0.log.kept, $0.log.forgotten) }
    let steps = wanted.map { CallOrder.Step(calls: $0.numbers(in: kept), count: $0.count.range) }
    let founds = CallOrder.founds(of: steps)
    for (wanted, found) in zip(wanted, founds) {
      take(found.calls, wanted, from: kept, forgotten)
      if !wanted.count.range.contains(found.calls.count) {
        reportVerification(wanted, found, kept)
      } else if wanted.count.range.upperBound < .max, found.start < forgotten {
        reportForgotten(wanted)
      }
    }
  }

  /// They have been verified, and what is to be captured of them is.
  private func take(
    _ found: [Int], _ wanted: WantedCalls, from kept: [Call], _ forgotten: Int
  ) {
    withLedger { ledger in
      for number in found { ledger.verify(number) }
    }
    for number in found { wanted.script.capture(kept[number - 1 - forgotten].entry) }
  }

  private func reportVerification(
    _ wanted: WantedCalls, _ found: CallOrder.Found, _ kept: [Call]
  ) {
    let ledger = withLedger { $0 }
    let picture = Picture(ledger)
    let range = wanted.count.range
    let times = found.calls.isEmpty ? "never called" : "called \(Picture.times(found.calls.count))"
    let previous = kept.last { $0.number == found.start }
    let after = previous.map {
      " after \(picture.text(of: $0.entry, $0.function)), call \($0.number)"
    }
    let text =
      "\(picture.text(of: wanted)) was \(times)\(after ?? ""), expected "
      + Picture.count(range.lowerBound, range.upperBound) + self.forgotten(ledger)
    report(Finding(text + "\n" + PictureTable(picture).text, at: wanted.place))
  }

  /// What is forgotten may have been one more.
  private func reportForgotten(_ wanted: WantedCalls) {
    let ledger = withLedger { $0 }
    let sentence = Picture(ledger).text(of: wanted)
    report(
      Finding(
        "how often \(sentence) was called cannot be said any more\(self.forgotten(ledger))",
        at: wanted.place))
  }

  fileprivate func verifyNoMoreCalls(of function: Int?, at place: Place) {
    let ledger = withLedger { $0 }
    let calls = ledger.unverified(of: function)
    let lost = ledger.log.unwanted.filter { function == nil || $0.key == function }.values
      .reduce(0, +)
    guard let first = calls.first else {
      if lost > 0 {
        report(
          Finding(
            "nobody expected or verified \(lost) of the earlier calls\(forgotten(ledger))",
            at: place))
      }
      return
    }
    let picture = Picture(ledger)
    let more = calls.count > 1 ? " and \(calls.count - 1) more" : ""
    let call = picture.text(of: first.entry, first.function)
    report(
      Finding(
        "nobody expected or verified \(call), call \(first.number)\(more)\(forgotten(ledger))\n"
          + PictureTable(picture).text, at: place))
  }

  private func forgotten(_ ledger: Ledger) -> String {
    ledger.log.forgotten == 0
      ? ""
      : "; the first \(ledger.log.forgotten) calls are forgotten: say .mocks(keeping: …) or "
        + "withMocks(keeping: …)"
  }
}
