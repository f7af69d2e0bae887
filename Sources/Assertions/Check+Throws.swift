// SPDX-License-Identifier: Apache-2.0

extension Check {
  /// What came of code that should throw.
  @usableFromInline
  enum Thrown {
    case nothing
    case error(any Error)

    @usableFromInline
    init(_ body: () throws -> Void) {
      do {
        try body()
        self = .nothing
      } catch {
        self = .error(error)
      }
    }

    @usableFromInline
    init(isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void) async {
      do {
        try await body()
        self = .nothing
      } catch {
        self = .error(error)
      }
    }

    @usableFromInline var error: (any Error)? {
      if case .error(let error) = self { error } else { nil }
    }
  }

  @usableFromInline
  static func throwsAny(_ thrown: Thrown) -> Failure? {
    thrown.error == nil ? threwNothing("an error") : nil
  }

  @usableFromInline
  static func throwsType<Failing: Error>(_ thrown: Thrown, _ type: Failing.Type) -> Failure? {
    guard let error = thrown.error else { return threwNothing("an error of \(type)") }
    return error is Failing ? nil : threwOther(error, "an error of \(type)")
  }

  @usableFromInline
  static func throwsValue<Failing: Error & Equatable>(
    _ thrown: Thrown, _ expected: Failing
  ) -> Failure? {
    guard let error = thrown.error else { return threwNothing(errorWords(expected)) }
    return error as? Failing == expected ? nil : threwOther(error, errorWords(expected))
  }

  @usableFromInline
  static func throwsNothing(_ thrown: Thrown) -> Failure? {
    thrown.error.map { threwOther($0, "no error") }
  }

  private static func threwNothing(_ expected: String) -> Failure {
    Failure("threw nothing", expected: expected, subject: "the code", named: 0)
  }

  private static func threwOther(_ error: any Error, _ expected: String) -> Failure {
    Failure("threw \(errorWords(error))", expected: expected, subject: "the code", named: 0)
  }

  /// With its type, as errors of two types may have the same words.
  static func errorWords(_ error: any Error) -> String {
    let text = words(of: error)
    if text.hasPrefix(".") { return typeName(error) + text }
    return text.hasPrefix(typeName(error)) ? text : "\(typeName(error)): \(text)"
  }
}
