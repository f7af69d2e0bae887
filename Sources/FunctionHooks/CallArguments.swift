// SPDX-License-Identifier: Apache-2.0
internal import CallHooks

/// Goes over the arguments of a call, in order: named ones and, of a variadic function, those behind
/// them, which have to be read as the caller passed them: a `char` or a `short` as `CInt`, a `float`
/// as `Double`.
package struct CallArguments {
  private let frame: UnsafeMutablePointer<call_frame>
  private(set) package var integers = 0
  private(set) package var vectors = 0
  /// How many words of the stack have been read.
  private(set) package var words = 0

  init(of frame: UnsafeMutablePointer<call_frame>) { self.frame = frame }

  /// The arguments behind so many, of a call whose registers are there.
  package init(at registers: UnsafeMutableRawPointer, integers: Int, vectors: Int, words: Int) {
    frame = registers.assumingMemoryBound(to: call_frame.self)
    self.integers = integers
    self.vectors = vectors
    self.words = words
  }

  /// The next argument. Whether there is one, only the caller knows.
  package mutating func next<Argument: CArgument>(
    _ type: Argument.Type = Argument.self
  ) -> Argument {
    Argument(word: nextWord(of: Argument.registerClass))
  }

  private mutating func nextWord(of kind: RegisterClass) -> UInt64 {
    switch kind {
    case .integer where integers < Int(CALL_INTEGERS):
      defer { integers += 1 }
      return frame.integer(integers)
    case .vector where vectors < Int(CALL_VECTORS):
      defer { vectors += 1 }
      return frame.vector(vectors)
    default:
      defer { words += 1 }
      return frame.pointee.stack[words]
    }
  }

  #if arch(x86_64)
    /// The next argument, a `long double`: it is always on the stack, at a multiple of 16.
    package mutating func nextLongDouble() -> Float80 {
      let start = UnsafeMutableRawPointer(frame.pointee.stack + words)
      let place = start.alignedUp(toMultipleOf: 16)
      words += (place - start) / 8 + 2
      return place.load(as: Float80.self)
    }
  #endif

  /// Gives the rest of the arguments to a function such as `vsnprintf`, which may go over them once.
  package func withList<Value, Failure: Error>(
    _ body: (CVaListPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var result: Result<Value, Failure>?
    read { list in
      do throws(Failure) {
        result = .success(try body(list))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }

  private func read(_ body: (CVaListPointer) -> Void) {
    withoutActuallyEscaping(body) { body in
      var body = body
      withUnsafeMutablePointer(to: &body) { body in
        call_frame_list(
          frame, UInt32(integers), UInt32(vectors), UInt32(words),
          { list, body in
            body!.assumingMemoryBound(to: ((CVaListPointer) -> Void).self).pointee(list!)
          }, body)
      }
    }
  }
}

extension UnsafeMutablePointer<call_frame> {
  private var registers: UnsafeMutableRawPointer { UnsafeMutableRawPointer(self) }

  private func offset(ofInteger number: Int) -> Int { number * 8 }
  private func offset(ofVector number: Int) -> Int { Int(CALL_INTEGERS) * 8 + number * 16 }

  func integer(_ number: Int) -> UInt64 {
    registers.load(fromByteOffset: offset(ofInteger: number), as: UInt64.self)
  }

  func vector(_ number: Int) -> UInt64 {
    registers.load(fromByteOffset: offset(ofVector: number), as: UInt64.self)
  }

  func setInteger(_ number: Int, to word: UInt64) {
    registers.storeBytes(of: word, toByteOffset: offset(ofInteger: number), as: UInt64.self)
  }

  func setVector(_ number: Int, to word: UInt64) {
    registers.storeBytes(of: word, toByteOffset: offset(ofVector: number), as: UInt64.self)
  }
}
