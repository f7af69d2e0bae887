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
/// It looks at what was recorded, over all mocks of the test. Each `verify` finds the first call that
/// comes after those found before, as many times as it asks for at least; of exactly so many, no more may
/// follow at once.
@discardableResult
public func verifyInOrder<Result>(_ body: () throws -> Result) rethrows -> Result {
  try Search.$current.withValue(Search(), operation: body)
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

/// How far a look at the calls in their order has come.
final class Search: @unchecked Sendable {
  @TaskLocal static var current: Search?
  /// The number of the call that was found last. Only the task that looks touches it.
  var found = 0
  /// The test whose calls it looks at.
  var book: Book?
  var words = ""

  /// As many as are asked for at least, and those that follow them at once.
  static func next(of calls: [Call], _ count: CallCount) -> [Call] {
    var next = Array(calls.prefix(max(count.range.lowerBound, 1)))
    for call in calls.dropFirst(next.count) {
      guard let last = next.last, call.number == last.number + 1 else { break }
      next.append(call)
    }
    return next
  }
}

extension MockedFunction {
  /// All calls of it were expected, or have been verified.
  func verifyNoMoreCalls(at place: Place) {
    guard let (book, number) = residence() else { return Scope.tellMissing(name, at: place) }
    book.verifyNoMoreCalls(of: number, at: place)
  }

  /// Looks for calls with such arguments.
  @usableFromInline
  package func verify(_ script: Script, _ count: CallCount, at place: Place) {
    guard let (book, number) = residence() else { return Scope.tellMissing(name, at: place) }
    guard !script.isFleeting else {
      return book.report(
        Finding(
          "verify() cannot look behind pointers when the call is over; expect the calls of \(name), "
            + "or capture what they point to", at: place))
    }
    if let search = Search.current {
      guard search.book == nil || search.book === book else {
        return book.report(Finding("an order cannot have mocks of two tests in it", at: place))
      }
      search.book = book
    }
    let start = Search.current?.found ?? 0
    let (kept, forgotten) = book.withLedger { ($0.log.kept, $0.log.forgotten) }
    var calls = kept.filter { call in
      call.function == number && call.number > start
        && !script.differences(call.entry).contains(true)
    }
    let sentence = "\(name)(\(script.wanted.joined(separator: ", ")))"
    if Search.current != nil { calls = Search.next(of: calls, count) }
    let numbers = calls.map(\.number)
    book.withLedger { ledger in
      for number in numbers { ledger.verify(number) }
    }
    if !count.range.contains(calls.count) {
      book.reportVerification(sentence, count, calls.count, at: place)
    } else if count.range.upperBound < .max, start < forgotten {
      book.reportForgotten(sentence, at: place)
    }
    if let search = Search.current, let last = calls.last {
      search.found = last.number
      search.words = sentence
    }
  }
}

extension Book {
  fileprivate func reportVerification(
    _ sentence: String, _ count: CallCount, _ seen: Int, at place: Place
  ) {
    let ledger = withLedger { $0 }
    var text = "\(sentence) was called \(times(seen)), not \(words(count))"
    if let search = Search.current, search.found > 0 {
      text += ", after \(search.words), call \(search.found)"
    }
    text += forgotten(ledger)
    report(Finding(text + "\n" + PictureTable(Picture(ledger)).text, at: place))
  }

  /// What is forgotten may have been one more.
  fileprivate func reportForgotten(_ sentence: String, at place: Place) {
    report(
      Finding(
        "how often \(sentence) was called cannot be said any more\(forgotten(withLedger { $0 }))",
        at: place))
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

  private func times(_ count: Int) -> String {
    count == 0 ? "never" : count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private func words(_ count: CallCount) -> String {
    let range = count.range
    if range.lowerBound == range.upperBound { return times(range.lowerBound) }
    return range.upperBound == .max
      ? "at least \(times(range.lowerBound))" : "at most \(times(range.upperBound))"
  }
}
