// SPDX-License-Identifier: Apache-2.0

// A closure may name its arguments one by one where a tuple is passed; a function cannot. So there is
// one of these for each number of arguments.

extension ExpectedCall {
  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls(
    _ function: @escaping () throws(Failure) -> Output
  ) -> Self where Arguments == () {
    add(.body { _ throws(Failure) in try function() })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B>(
    _ function: @escaping (A, B) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B) {
    add(.body { all throws(Failure) in try function(all.0, all.1) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C>(
    _ function: @escaping (A, B, C) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C) {
    add(.body { all throws(Failure) in try function(all.0, all.1, all.2) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D>(
    _ function: @escaping (A, B, C, D) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D) {
    add(.body { all throws(Failure) in try function(all.0, all.1, all.2, all.3) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E>(
    _ function: @escaping (A, B, C, D, E) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E) {
    add(.body { all throws(Failure) in try function(all.0, all.1, all.2, all.3, all.4) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F>(
    _ function: @escaping (A, B, C, D, E, F) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F) {
    add(.body { all throws(Failure) in try function(all.0, all.1, all.2, all.3, all.4, all.5) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F, G>(
    _ function: @escaping (A, B, C, D, E, F, G) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F, G) {
    add(
      .body { all throws(Failure) in try function(all.0, all.1, all.2, all.3, all.4, all.5, all.6) }
    )
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F, G, H>(
    _ function: @escaping (A, B, C, D, E, F, G, H) throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F, G, H) {
    add(
      .body { all throws(Failure) in
        try function(all.0, all.1, all.2, all.3, all.4, all.5, all.6, all.7)
      })
    return self
  }

  /// It calls through to another function, such as `real.read`, and answers what that answers.
  @discardableResult
  public func calls(
    _ function: @escaping (Arguments) throws(Failure) -> Output
  ) -> Self {
    add(.body(function))
    return self
  }
}

extension ExpectedCall where Style == Asynchronous {
  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls(
    _ function: nonisolated(nonsending) @escaping () async throws(Failure) -> Output
  ) -> Self where Arguments == () {
    add(.asyncBody { _ async throws(Failure) in try await function() })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B>(
    _ function: nonisolated(nonsending) @escaping (A, B) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B) {
    add(.asyncBody { all async throws(Failure) in try await function(all.0, all.1) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C>(
    _ function: nonisolated(nonsending) @escaping (A, B, C) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C) {
    add(.asyncBody { all async throws(Failure) in try await function(all.0, all.1, all.2) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D>(
    _ function: nonisolated(nonsending) @escaping (A, B, C, D) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D) {
    add(.asyncBody { all async throws(Failure) in try await function(all.0, all.1, all.2, all.3) })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E>(
    _ function: nonisolated(nonsending) @escaping (A, B, C, D, E) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E) {
    add(
      .asyncBody { all async throws(Failure) in
        try await function(all.0, all.1, all.2, all.3, all.4)
      })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F>(
    _ function: nonisolated(nonsending) @escaping (A, B, C, D, E, F) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F) {
    add(
      .asyncBody { all async throws(Failure) in
        try await function(all.0, all.1, all.2, all.3, all.4, all.5)
      })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F, G>(
    _ function:
      nonisolated(nonsending) @escaping (A, B, C, D, E, F, G) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F, G) {
    add(
      .asyncBody { all async throws(Failure) in
        try await function(all.0, all.1, all.2, all.3, all.4, all.5, all.6)
      })
    return self
  }

  /// It calls through to another function, such as `real.open`, and answers what that answers.
  @discardableResult
  public func calls<A, B, C, D, E, F, G, H>(
    _ function:
      nonisolated(nonsending) @escaping (A, B, C, D, E, F, G, H) async throws(Failure) -> Output
  ) -> Self where Arguments == (A, B, C, D, E, F, G, H) {
    add(
      .asyncBody { all async throws(Failure) in
        try await function(all.0, all.1, all.2, all.3, all.4, all.5, all.6, all.7)
      })
    return self
  }

  /// It calls through to another function, such as `real.read`, and answers what that answers.
  @discardableResult
  public func calls(
    _ function: nonisolated(nonsending) @escaping (Arguments) async throws(Failure) -> Output
  ) -> Self {
    add(.asyncBody(function))
    return self
  }
}
