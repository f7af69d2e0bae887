// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization
import Testing

@testable import BacklotMocking

@Suite("A call that nobody expected")
struct UnexpectedTests {
  @Test("fails the test, and throws where the function can throw any error")
  func throwing() {
    let told = told { device in
      #expect(throws: UnexpectedCall.self) { try device.read(1) }
    }
    #expect(told.sentences == ["unexpected call of read(1): nothing is expected of read"])
  }

  @Test("throws an error of the function's type when the type has one for that")
  func typedThrowing() {
    enum Failure: UnexpectedCallError {
      case surprise(String)
      init(_ call: UnexpectedCall) { self = .surprise(call.call) }
    }
    let told = told { _ in
      let load = Mock<(Int) throws(Failure) -> Int>("load")
      do throws(Failure) {
        _ = try load.call(1)
        Issue.record("it did not throw")
      } catch {
        switch error {
        case .surprise(let call): #expect(call == "load(1)")
        }
      }
    }
    #expect(told.sentences.count == 1)
  }

  @Test("is answered with the default of the type otherwise")
  func defaults() {
    let told = told { device in
      #expect(device.label("x") == nil)
      let number = try? device.open("/", 0)
      #expect(number == 0)
      device.close()
    }
    #expect(told.sentences.count == 3)
  }

  @Test("is answered as another call would be, when the type has no default")
  func otherAnswers() {
    let told = told { device in
      let owner = Owner()
      device.owner.expect().returns(owner)
      #expect(device.owner() === owner)
      #expect(device.owner() === owner)
    }
    #expect(told.sentences == ["one call too many: owner() is expected once"])
  }

  @Test("is told with the arguments that differ, and the calls so far beside the expected ones")
  func picture() throws {
    let told = try told { device in
      device.open.expect("/dev/x", 2).returns(3)
      device.write.expect([1, 3])
      device.close.expect()
      _ = try device.open("/dev/x", 2)
      device.write([1, 2])
      device.close()
    }
    let line = #line - 6
    #expect(
      told.texts == [
        """
        unexpected call of write([1, 2]): argument 1 is [1, 2], expected [1, 3]
            calls so far       expected
          1 open("/dev/x", 2)  open("/dev/x", 2)  UnexpectedTests.swift:\(line - 1)
        ! 2 write([1, 2])      write([1, 3])      UnexpectedTests.swift:\(line)  argument 1 differs
        !                      close()            UnexpectedTests.swift:\(line + 1)  not called
        """
      ])
    #expect(told.lines == [line])
  }

  @Test("a thousand times is told a few times, and counted")
  func flood() {
    let told = told { device in
      for _ in 0..<1_000 { device.close() }
    }
    #expect(told.texts.count == 26)
    #expect(told.texts.last == "975 more findings about mocks, which are not told one by one")
  }

  @Test("on a detached task or a thread fails the test that made the mock")
  func threads() async {
    let told = await toldLater { device in
      await Task.detached { device.tune(1) }.value
      await withCheckedContinuation { continuation in
        let box = Unmanaged.passRetained(
          Errand {
            device.tune(2)
          } after: {
            continuation.resume()
          })
        var thread = pthread_t()
        pthread_create(
          &thread, nil,
          { argument in
            Unmanaged<Errand>.fromOpaque(argument!).takeRetainedValue().run()
            return nil
          }, box.toOpaque())
        pthread_detach(thread)
      }
    }
    #expect(
      told.sentences
        == [1.0, 2.0].map {
          "unexpected call of tune(\($0)): nothing is expected of tune"
        })
  }

  private final class Errand: Sendable {
    let errand: @Sendable () -> Void
    let end: @Sendable () -> Void
    init(_ errand: @escaping @Sendable () -> Void, after end: @escaping @Sendable () -> Void) {
      self.errand = errand
      self.end = end
    }
    func run() {
      errand()
      end()
    }
  }

  @Test("by a match or a description is told of, and nothing hangs")
  func intrusion() {
    let told = told { device in
      device.tune.expect(
        .that { _ in
          device.close()
          return true
        })
      device.tune(1)
    }
    #expect(told.sentences.count == 1)
    #expect(told.sentences[0].hasPrefix("close was called by a match or by the description"))
  }
}

@Suite("The default")
struct DefaultTests {
  struct Point: Equatable { var x = 0, y = 0 }
  struct Named { var name: String }
  enum Empty {}
  enum Color: String, CaseIterable { case red, green }
  struct Flags: OptionSet { let rawValue: Int }

  @Test("of a type is zero, empty, nil or the first case")
  func values() {
    #expect(defaultValue(Int32.self) == 0)
    #expect(defaultValue(Double.self) == 0)
    #expect(defaultValue(Bool.self) == false)
    #expect(defaultValue(String.self) == "")
    #expect(defaultValue([Int].self) == [])
    #expect(defaultValue([Int: Int].self) == [:])
    #expect(defaultValue(Set<Int>.self) == [])
    #expect(defaultValue(Int?.self) == .some(nil))
    #expect(defaultValue(Color.self) == .red)
    #expect(defaultValue(Flags.self) == [])
    #expect(defaultValue(Point.self) == Point())
    #expect(defaultValue(timespec.self)?.tv_sec == 0)
    #expect(defaultValue(Void.self) != nil)
  }

  @Test("does not exist where nobody could say what it is")
  func nothing() {
    #expect(defaultValue(Owner.self) == nil)
    #expect(defaultValue(Named.self) == nil)
    #expect(defaultValue(Empty.self) == nil)
    #expect(defaultValue(UnsafeRawPointer.self) == nil)
    #expect(defaultValue(OpaquePointer.self) == nil)
  }
}
