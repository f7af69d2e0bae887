// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

/// Something that is expected to be called.
public class AnyExpectedCall: @unchecked Sendable {
  /// `nil` outside of tests, which has been told.
  let handle: LineHandle?
  let place: Place

  @usableFromInline
  init(_ handle: LineHandle?, at place: Place) {
    self.handle = handle
    self.place = place
  }

  // MARK: How often

  /// It is called so many times.
  @discardableResult
  public func times(_ count: Int) -> Self {
    guard count >= 0 else {
      report("nothing can be called \(count) times; say times(0) or never() for no call at all")
      return self
    }
    return times(count...count)
  }

  /// It is called as many times as the range says: `1...3`, `..<5`, `2...`.
  @discardableResult
  public func times(_ range: some RangeExpression<Int>) -> Self {
    let count = range.relative(to: Naturals())
    guard count.lowerBound >= 0, count.upperBound > count.lowerBound else {
      report("no number of calls is in \(range); say times(0) or never() for no call at all")
      return self
    }
    let most = count.upperBound == .max ? .max : max(count.upperBound - 1, 0)
    setCount(min(max(count.lowerBound, 0), most)...most)
    return self
  }

  /// It is called at least once, and as often as somebody likes.
  @discardableResult
  public func always() -> Self { times(1...) }

  /// It may be called, as often as somebody likes, or not at all.
  @discardableResult
  public func maybe() -> Self { times(0...) }

  /// It is never called.
  @discardableResult
  public func never() -> Self { times(0) }

  // MARK: When

  /// It is called when these have had the calls that they want. They take no more from then on.
  @discardableResult
  public func after(_ others: AnyExpectedCall...) -> Self {
    put(after: others)
    return self
  }

  // MARK: In the book

  func report(_ text: String) {
    handle?.book.report(Finding(text, at: place))
  }

  func put(after others: [AnyExpectedCall]) {
    guard let handle else { return }
    let lines = others.compactMap(\.handle)
    guard lines.allSatisfy({ $0.book === handle.book }) else {
      return report("a call cannot come after one of another test")
    }
    let isPossible = handle.book.withLedger { $0.put(handle.line, after: lines.map(\.line)) }
    if !isPossible { reportCircle(handle, lines.map(\.line)) }
  }

  private func reportCircle(_ handle: LineHandle, _ others: [Int]) {
    let picture = Picture(handle.book.withLedger { $0 })
    func words(_ line: Int) -> String {
      "\(picture.text(of: line)) (\(picture.ledger.lines[line].place))"
    }
    report(
      """
      \(picture.text(of: handle.line)) cannot come after \
      \(others.map(words).joined(separator: " and ")), which is expected to come after it: in a \
      circle, none of them can be first
      """)
  }

  /// Adds an answer to the script. `add` returns how many there are then.
  @usableFromInline
  func add(to script: Script, _ add: () -> Int) {
    guard let handle else { return }
    handle.book.withLedger { ledger in
      let count = add()
      if !script.hasCount && !ledger.lines[handle.line].isStub {
        ledger.setCount(count...count, of: handle.line)
      }
    }
  }

  func setCount(_ count: ClosedRange<Int>) {
    guard let handle else { return }
    handle.book.withLedger { ledger in
      ledger.lines[handle.line].script.hasCount = true
      ledger.setCount(count, of: handle.line)
    }
  }
}

/// The style of a function that is called and returns.
public enum Synchronous {}

/// The style of a function that is awaited.
public enum Asynchronous {}

/// A call that is expected, and what it is answered with. The words may be said in any order:
/// `device.read.expect(3).times(2).returns(0)`.
public final class ExpectedCall<Arguments, Failure: Error, Output, Style>: AnyExpectedCall,
  @unchecked Sendable
{
  /// Touched under the lock of the book, if there is one.
  @usableFromInline let script: TypedScript<Arguments, Failure, Output>

  @inlinable
  package init(
    _ script: TypedScript<Arguments, Failure, Output>, of function: MockedFunction, isStub: Bool,
    at place: Place
  ) {
    self.script = script
    super.init(function.expect(script, isStub: isStub, at: place), at: place)
  }

  // MARK: Answers

  /// It returns this value, and the others to the calls that follow. Unless ``times(_:)`` says
  /// otherwise, it is called as many times as it has answers; else the last one serves for the rest.
  @inlinable
  @discardableResult
  public func returns(_ value: Output, _ more: Output...) -> Self {
    add(.value(value))
    for value in more { add(.value(value)) }
    return self
  }

  /// It throws this error.
  @discardableResult
  public func `throws`(_ error: Failure) -> Self {
    add(.error(error))
    return self
  }

  /// It does what the closure does, and returns what that returns.
  @discardableResult
  public func answers(_ body: @escaping (Arguments) throws(Failure) -> Output) -> Self {
    add(.body(body))
    return self
  }

  @inlinable
  package func add(_ answer: Answer<Arguments, Failure, Output>) {
    add(to: script) { script.add(answer) }
  }

  /// Something is done with the arguments of each call, before it is answered.
  package func add(effect: @escaping (Arguments) -> Void) {
    handle?.book.withLedger { _ in script.add(effect: effect) }
  }

  // MARK: Out-parameters

  /// It leaves a value where a pointer among the arguments leads to: the first pointer to such a
  /// type, or the argument of that number, from 0. A pointer that is `nil` is left alone.
  @discardableResult
  public func sets<Value>(_ value: Value, at index: Int? = nil) -> Self {
    let details = script.details()
    let fitting = details.types.indices.filter { isOut(details.types[$0], of: Value.self) }
    guard let index = index ?? fitting.first, fitting.contains(index) else {
      report(
        "sets() finds no argument that is a pointer to \(Value.self)"
          + (index.map { " at number \($0)" } ?? "") + "; the arguments are \(details.typeNames)")
      return self
    }
    let elements = details.elements
    add { arguments in
      if let pointer = elements(arguments)[index] as? UnsafeMutablePointer<Value> {
        pointer.pointee = value
      }
    }
    return self
  }

  /// It fills the memory that a raw pointer or a buffer among the arguments leads to: the first one,
  /// or the argument of that number, from 0. A buffer gets no more than it has room for.
  @discardableResult
  public func sets(bytes: [UInt8], at index: Int? = nil) -> Self {
    let details = script.details()
    let fitting = details.types.indices.filter { details.types[$0] is any Memory.Type }
    guard let index = index ?? fitting.first, fitting.contains(index) else {
      report("sets(bytes:) finds no memory to fill; the arguments are \(details.typeNames)")
      return self
    }
    let elements = details.elements
    add { arguments in
      (elements(arguments)[index] as? any Memory)?.fill(with: bytes)
    }
    return self
  }

  private func isOut<Value>(_ type: Any.Type, of _: Value.Type) -> Bool {
    type == UnsafeMutablePointer<Value>.self || type == UnsafeMutablePointer<Value>?.self
  }
}

extension ExpectedCall where Style == Asynchronous {
  /// It does what the closure does, and returns what that returns.
  @discardableResult
  public func answers(
    _ body: nonisolated(nonsending) @escaping (Arguments) async throws(Failure) -> Output
  ) -> Self {
    add(.asyncBody(body))
    return self
  }
}

/// The numbers that a count may be: what a range without ends is completed by.
private struct Naturals: Collection {
  var startIndex: Int { 0 }
  var endIndex: Int { .max }
  func index(after index: Int) -> Int { index == .max ? index : index + 1 }
  subscript(position: Int) -> Int { position }
}
