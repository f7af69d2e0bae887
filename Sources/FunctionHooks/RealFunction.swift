// SPDX-License-Identifier: Apache-2.0
internal import CallHooks

/// A C function, called past every hook of its own. What it calls in turn is hooked as ever, except
/// within a handler, where nothing is.
package struct RealFunction: Sendable, Hashable {
  package let address: UInt

  package init(address: UInt) { self.address = address }

  /// Calls it.
  ///
  /// The types are the C function's, and nobody checks them. Arguments behind the named ones are
  /// passed as C passes them: no smaller integer than `CInt`, and `Double` for `Float`.
  /// - Returns: the result, and `errno` as it was right after the call.
  package func call<each Argument: CArgument, Value: CArgument>(
    _ arguments: repeat each Argument, returning: Value.Type = Value.self
  ) -> (value: Value, errno: Int32) {
    var call = OutgoingCall()
    repeat call.add(each arguments)
    call.make(address)
    return (call.result(), call.frame.error)
  }

  /// Calls a function that returns nothing.
  package func call<each Argument: CArgument>(_ arguments: repeat each Argument) {
    var call = OutgoingCall()
    repeat call.add(each arguments)
    call.make(address)
  }
}

/// A call that is put together argument by argument.
package struct OutgoingCall {
  private(set) var frame = call_frame()
  private var integers = 0
  private var vectors = 0
  private var stack: [UInt64] = []

  package init() {}

  package mutating func add<Argument: CArgument>(_ argument: Argument) {
    let word = argument.word
    switch Argument.registerClass {
    case .integer where integers < Int(CALL_INTEGERS):
      withUnsafeMutablePointer(to: &frame) { $0.setInteger(integers, to: word) }
      integers += 1
    case .vector where vectors < Int(CALL_VECTORS):
      withUnsafeMutablePointer(to: &frame) { $0.setVector(vectors, to: word) }
      vectors += 1
    default:
      stack.append(word)
    }
  }

  package mutating func make(_ address: UInt) {
    frame.vector_count = UInt64(vectors)
    call_frame_call(&frame, address, stack, stack.count)
  }

  package var errno: Int32 { frame.error }

  package func result<Value: CArgument>() -> Value {
    switch Value.registerClass {
    case .integer: Value(word: frame.results.0)
    case .vector: Value(word: frame.vector_results.0.low)
    }
  }
}
