// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// The order that is being written, between the braces of ``inOrder(_:_:)``.
final class OrderList: @unchecked Sendable {
  @TaskLocal static var current: OrderList?

  private let isOrdered: Bool
  private let rule: OrderRule
  private let parent: OrderList?
  /// Only the task that writes the order touches what follows.
  private var book: Book?
  /// The lines that the next one comes after.
  private var ahead: [Int]
  /// The lines that whatever follows this list comes after.
  private var ends: [Int] = []
  private var list: Int?

  init(isOrdered: Bool, rule: OrderRule = .loose, within parent: OrderList?) {
    self.isOrdered = isOrdered
    self.rule = rule
    self.parent = parent
    ahead = parent?.ahead ?? []
    book = parent?.book
  }

  func add(_ line: Int, of book: Book, at place: Place) {
    guard self.book == nil || self.book === book else {
      book.report(Finding("an order cannot have mocks of two tests in it", at: place))
      return
    }
    self.book = book
    let list = strictList(of: book, at: place)
    book.withLedger { [ahead] ledger in
      _ = ledger.put(line, after: ahead)
      if let list { ledger.put(line, in: list) }
    }
    finish([line])
  }

  /// The body has been written: what follows in the outer list comes after it.
  func end() {
    guard let book, !ends.isEmpty, let parent else { return }
    parent.book = book
    parent.finish(ends)
  }

  private func finish(_ lines: [Int]) {
    if isOrdered {
      ahead = lines
      ends = lines
    } else {
      ends += lines
    }
  }

  /// The outermost strict list around here.
  private func strictList(of book: Book, at place: Place) -> Int? {
    if let outer = parent?.strictList(of: book, at: place) { return outer }
    guard rule != .loose else { return nil }
    if let list { return list }
    list = book.withLedger { [rule] ledger in
      ledger.add(List(place: place, isExhaustive: rule == .exhaustive))
    }
    return list
  }
}

/// What may come between the calls of an order.
public struct OrderRule: Sendable, Equatable {
  private let number: Int

  /// Other calls may come between.
  public static let loose = OrderRule(number: 0)
  /// No other call of any mock of the test comes between.
  public static let consecutive = OrderRule(number: 1)
  /// No other call of any mock of the test comes between, before or after, once it is written.
  public static let exhaustive = OrderRule(number: 2)
}

/// What is expected between the braces happens in this order.
///
/// ```swift
/// inOrder {
///   device.open.expect("/dev/x", 2).returns(3)
///   device.write.expect(3, .any).maybe()
///   device.close.expect()
/// }
/// ```
///
/// The order holds over all mocks of a test. It is checked when the calls come: a call that comes too
/// early or too late is answered, and fails the test. Once a line has had a call, the lines before it
/// take no more. Lines of other orders, or of none, may come between, unless the rule says otherwise.
@discardableResult
public func inOrder<Result>(
  _ rule: OrderRule = .loose, _ body: () throws -> Result
) rethrows -> Result {
  let list = OrderList(isOrdered: true, rule: rule, within: OrderList.current)
  defer { list.end() }
  return try OrderList.$current.withValue(list, operation: body)
}

/// What is expected between the braces happens in any order, within an order.
///
/// ```swift
/// inOrder {
///   device.open.expect("/dev/x", 2).returns(3)
///   inAnyOrder {
///     log.note.expect("open")
///     lamp.light.expect(true)
///   }
///   device.close.expect()
/// }
/// ```
@discardableResult
public func inAnyOrder<Result>(_ body: () throws -> Result) rethrows -> Result {
  let list = OrderList(isOrdered: false, within: OrderList.current)
  defer { list.end() }
  return try OrderList.$current.withValue(list, operation: body)
}
