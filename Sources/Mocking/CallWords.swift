// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks

/// A call of a C function that comes to its mock.
typealias HookedCall = BacklotFunctionHooks.Call

/// A call that arguments are read from.
public struct CallReader {
  var arguments: CallArguments

  mutating func integer() -> UInt64 { arguments.next() }
  mutating func double() -> Double { arguments.next() }
  mutating func float() -> Float { arguments.next() }
}

/// A call of the function itself, that arguments are passed to.
public struct CallWriter {
  var call = OutgoingCall()

  mutating func add(_ word: UInt64) { call.add(word) }
  mutating func add(_ number: Double) { call.add(number) }
  mutating func add(_ number: Float) { call.add(number) }

  var integerResult: UInt64 { call.result() }
  var doubleResult: Double { call.result() }
  var floatResult: Float { call.result() }
}

/// A call that is being answered.
public struct AnsweredCall {
  let call: HookedCall
  let errno: Int32

  func give(_ word: UInt64) { call.answer(word, errno: errno) }
  func give(_ number: Double) { call.answer(number, errno: errno) }
  func give(_ number: Float) { call.answer(number, errno: errno) }
}
