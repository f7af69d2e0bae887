// SPDX-License-Identifier: Apache-2.0
internal import CallHooks

/// A call that a handler has to decide about. If it does nothing, the call goes on to the function as
/// if there were no hook. Ends with the handler.
package struct Call {
  let frame: UnsafeMutablePointer<call_frame>

  /// The arguments, from the first one on.
  package var arguments: CallArguments { CallArguments(of: frame) }

  /// The argument of that number among those in integer registers, from 0.
  package func integer(_ number: Int) -> UInt64 { frame.integer(number) }

  /// Makes it 0, for the handler and for the function.
  package func clearInteger(_ number: Int) { frame.setInteger(number, to: 0) }

  /// Integer registers, and vector registers behind them.
  package var registers: UnsafeMutableRawPointer { UnsafeMutableRawPointer(frame) }

  /// The arguments that no register had room for.
  package var stack: UnsafeMutablePointer<UInt64> { frame.pointee.stack }

  /// The caller gets this in the register of integers.
  package func answer(word: UInt64, errno: Int32) {
    frame.pointee.results.0 = word
    answer(errno: errno)
  }

  /// The caller gets this in the register of numbers with a fraction.
  package func answer(vector: UInt64, errno: Int32) {
    frame.pointee.vector_results.0.low = vector
    answer(errno: errno)
  }

  /// Where the caller goes on: tells which function and library called.
  package var returnAddress: UInt { UInt(frame.pointee.return_address) }

  /// The caller gets this result.
  /// - Parameter errno: what the caller's `errno` will be; `nil` leaves it as it was.
  package func answer<Value: CArgument>(_ value: Value, errno: Int32? = nil) {
    switch Value.registerClass {
    case .integer: frame.pointee.results.0 = value.word
    case .vector: frame.pointee.vector_results.0.low = value.word
    }
    answer(errno: errno)
  }

  /// The caller of a function that returns nothing goes on.
  package func answer(errno: Int32? = nil) {
    if let errno { frame.pointee.error = errno }
    frame.pointee.sets_error = errno != nil
    frame.pointee.is_answered = true
  }

  /// Takes an answer back: the call goes on to the function.
  package func forward() { frame.pointee.is_answered = false }

  /// The function itself, to call it from the handler.
  package var real: RealFunction { RealFunction(address: UInt(frame.pointee.real)) }
}
