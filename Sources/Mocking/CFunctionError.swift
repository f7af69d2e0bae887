// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks

/// Why a C function cannot be mocked, and what can be done about it.
public struct CFunctionError: Error, Hashable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Sendable, Hashable {
    /// There is no test that would put the function back.
    case outsideOfTest
    /// Another test mocks the function.
    case heldByAnotherTest
    /// This test mocks the function already.
    case mockedAlready
    /// No call can be led to the mock.
    case obstructed
    /// One of the libraries does not call the function.
    case notCalled
    /// A library is not loaded.
    case notLoaded
    /// The system does not allow it.
    case refused
  }

  /// The name of the function.
  public let function: String
  /// What stands in the way.
  public let reason: Reason
  /// A sentence, and what to do.
  public let description: String

  init(_ function: String, _ reason: Reason, _ description: String) {
    self.function = function
    self.reason = reason
    self.description = description
  }
}

extension CFunctionError {
  static func outsideOfTest(_ function: String) -> CFunctionError {
    CFunctionError(
      function, .outsideOfTest,
      """
      \(function) cannot be mocked outside of a test, since nobody would put it back. In Swift \
      Testing, add the trait .mocks to the test or its suite; in a program, put the code into \
      withMocks { … }; a detached task or a thread uses a mock that the test has made.
      """)
  }

  static func held(_ function: String, by test: String) -> CFunctionError {
    CFunctionError(
      function, .heldByAnotherTest,
      """
      \(function) is mocked by \(test), which runs at the same time. Let the tests that mock it \
      wait for one another: .mocks(functions: "\(function)") at each of them, or at their suite; or \
      let the suite be .serialized.
      """)
  }

  static func twice(_ function: String) -> CFunctionError {
    CFunctionError(
      function, .mockedAlready,
      "\(function) is mocked by this test already. Use that mock: a function has one in a test.")
  }

  static func notCalled(_ function: String, in library: String, _ why: String) -> CFunctionError {
    CFunctionError(
      function, .notCalled,
      """
      \(library) has no calls of \(function) that could be mocked, though it is among its callers. \
      \(why) Otherwise leave it out.
      """)
  }

  init(_ error: HookError) {
    let (function, reason): (String, Reason) =
      switch error {
      case .obstructed(let function, _): (function, .obstructed)
      case .held(let function, _): (function, .heldByAnotherTest)
      case .notLoaded(let library): (library, .notLoaded)
      case .refused(let function, _), .outOfMemory(let function): (function, .refused)
      case .tooMany(let function, _): (function, .refused)
      }
    self.init(function, reason, "\(error)")
  }
}
