// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

/// A stand-in for one function of a protocol.
///
/// It has the function's own type, so that the compiler holds the arguments, the result, `throws`
/// and `async` against the protocol:
///
/// ```swift
/// struct MockDevice: Device {
///   let open = Mock<(String, Int32) throws(DeviceError) -> Int32>("open")
///   func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32 { try open.call(path, flags) }
/// }
/// ```
///
/// A test says what it expects, and the mock answers so:
///
/// ```swift
/// let device = MockDevice()
/// device.open.expect("/dev/x", 2).returns(3)
/// ```
///
/// It may be called from any thread. It belongs to the test that made it, or, when it was made outside
/// of tests, to the one that uses it.
public final class Mock<Signature>: Sendable {
  @usableFromInline let function: MockedFunction

  /// A stand-in for the function of that name.
  ///
  /// - Parameters:
  ///   - name: What the function is called in findings.
  ///   - owner: The type it belongs to, to tell functions of one name from each other.
  public init(
    _ name: String, of owner: String = #function, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    function = MockedFunction(
      name, of: owner,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

extension Mock {
  /// Calls it: the function that it stands for has this one line.
  @inlinable
  public func call<each Argument, Failure: Error, Output>(
    _ arguments: repeat each Argument
  ) throws(Failure) -> Output
  where Signature == (repeat each Argument) throws(Failure) -> Output {
    let tuple = (repeat each arguments)
    let entry = entry(of: tuple, count: count(repeat each arguments))
    return try function.reply(
      to: tuple, entry, failure: Failure.self, output: Output.self
    ).given(to: tuple)
  }

  /// Calls it, and awaits the answer: the function that it stands for has this one line.
  @inlinable
  public nonisolated(nonsending) func call<each Argument, Failure: Error, Output>(
    _ arguments: repeat each Argument
  ) async throws(Failure) -> Output
  where Signature == (repeat each Argument) async throws(Failure) -> Output {
    let tuple = (repeat each arguments)
    let entry = entry(of: tuple, count: count(repeat each arguments))
    return try await function.reply(
      to: tuple, entry, failure: Failure.self, output: Output.self
    ).givenLater(to: tuple)
  }

  /// The expectation, or the answer, of a call with such arguments.
  @inlinable
  func expectation<each Argument, Failure: Error, Output, Style>(
    _ matches: repeat Match<each Argument>, isStub: Bool = false, at place: Place
  ) -> ExpectedCall<(repeat each Argument), Failure, Output, Style> {
    ExpectedCall(
      script(repeat each matches, failure: Failure.self, output: Output.self), of: function,
      isStub: isStub, at: place)
  }
}

/// How many there are.
@inlinable
func count<each Argument>(_ arguments: repeat each Argument) -> Int {
  var count = 0
  for _ in repeat (each Argument).self { count += 1 }
  return count
}

/// The arguments, to be kept.
@inlinable
func entry<Values>(of values: Values, count: Int) -> Entry {
  count == 0 ? noArguments : Arguments(values, count: count)
}

/// All calls without arguments are alike.
@usableFromInline
let noArguments: Entry = Arguments((), count: 0)
