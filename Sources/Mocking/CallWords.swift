// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks

/// A call of a C function that comes to its mock.
typealias HookedCall = BacklotFunctionHooks.Call

/// A call that arguments are read from.
public struct CallReader {
  @usableFromInline let registers: UnsafeMutableRawPointer
  @usableFromInline let stack: UnsafeMutablePointer<UInt64>
  @usableFromInline var integers = 0
  @usableFromInline var vectors = 0
  @usableFromInline var words = 0

  #if arch(x86_64)
    @usableFromInline static var mostIntegers: Int { 6 }
  #else
    @usableFromInline static var mostIntegers: Int { 8 }
  #endif
  @usableFromInline static var mostVectors: Int { 8 }

  init(_ call: HookedCall) {
    registers = call.registers
    stack = call.stack
  }

  @inlinable
  mutating func integer() -> UInt64 {
    guard integers < Self.mostIntegers else { return word() }
    integers += 1
    return registers.load(fromByteOffset: (integers - 1) * 8, as: UInt64.self)
  }

  /// The low half of a vector register.
  @inlinable
  mutating func vector() -> UInt64 {
    guard vectors < Self.mostVectors else { return word() }
    vectors += 1
    let offset = Self.mostIntegers * 8 + (vectors - 1) * 16
    return registers.load(fromByteOffset: offset, as: UInt64.self)
  }

  @inlinable
  mutating func word() -> UInt64 {
    words += 1
    return stack[words - 1]
  }

  /// The arguments that have not been read, for functions such as `vsnprintf`.
  var rest: CallArguments {
    CallArguments(at: registers, integers: integers, vectors: vectors, words: words)
  }
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

  func give(_ word: UInt64) { call.answer(word: word, errno: errno) }
  func give(_ number: Double) { call.answer(vector: number.bitPattern, errno: errno) }
  func give(_ number: Float) { call.answer(vector: UInt64(number.bitPattern), errno: errno) }
}

/// A call on its way through a mock, which code that is compiled for one type of function gets.
@usableFromInline
struct PassingCall {
  let call: HookedCall
  let errno: Int32

  @usableFromInline var reader: CallReader { CallReader(call) }

  /// It gets an answer, with what the answer has left in `errno`.
  @usableFromInline
  var answered: AnsweredCall { AnsweredCall(call: call, errno: currentErrno()) }

  /// What the answer finds in `errno`: what the caller had there.
  @usableFromInline
  func prepareErrno() { setErrno(errno) }

  /// It gets an answer that is nothing.
  @usableFromInline
  func answerNothing() { call.answer(errno: currentErrno()) }
}
