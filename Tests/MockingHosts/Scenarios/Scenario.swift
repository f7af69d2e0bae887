// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Dispatch
import Foundation

/// What a test may do wrong, or right, with mocks.
public enum Scenario: String, CaseIterable, Sendable {
  case right, leftover, wrongArgument, outOfOrder, unexpected, tooMany
  case detachedTask, thread, dispatch, noDefault, early, forked
  case rightOfC, leftoverOfC, threadOfC, orderOfC, restoredOfC

  public func play() async {
    let door = MockDoor()
    switch self {
    case .right:
      door.open.expect(1).returns(true)
      _ = door.open(1)
    case .leftover:
      door.open.expect(1)  // HERE leftover
    case .wrongArgument:
      door.open.expect(1).returns(true)  // HERE wrongArgument
      _ = door.open(2)
    case .outOfOrder:
      inOrder {
        door.open.expect(1)
        door.open.expect(2)  // HERE outOfOrder
      }
      _ = door.open(2)
      _ = door.open(1)
    case .unexpected:
      _ = door.open(7)
    case .tooMany:
      door.open.expect(1)  // HERE tooMany
      _ = door.open(1)
      _ = door.open(1)
    case .detachedTask:
      door.open.expect(1)  // HERE detachedTask
      await Task.detached { _ = door.open(2) }.value
    case .thread:
      door.open.expect(1)  // HERE thread
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          _ = door.open(2)
          continuation.resume()
        }
      }
    case .dispatch:
      door.open.expect(1)  // HERE dispatch
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          _ = door.open(2)
          continuation.resume()
        }
      }
    case .noDefault:
      _ = door.key()
    case .early:
      door.open.expect(1)
      exit(0)
    case .forked:
      playInChild(door)
    case .rightOfC, .leftoverOfC, .threadOfC, .orderOfC, .restoredOfC:
      do { try playInC(door) } catch { fatalError("\(error)") }
    }
  }

  /// Swift does not let its programs call `fork`; what they test may do so.
  private func playInChild(_ door: MockDoor) {
    typealias Fork = @convention(c) () -> pid_t
    let child = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)()
    if child == 0 {
      _ = door.open(7)
      exit(0)
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    print("the child ended with", status >> 8)
  }

  /// The same with functions of C.
  private func playInC(_ door: MockDoor) throws {
    let parent = try CFunction<() -> Int32>("getppid")
    switch self {
    case .rightOfC:
      parent.expect().returns(7)
      guard getppid() == 7 else { fatalError("getppid() is not mocked") }
    case .leftoverOfC:
      parent.expect()  // HERE leftoverOfC
    case .threadOfC:
      var thread = pthread_t()
      let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
        UnsafeMutableRawPointer(bitPattern: Int(getppid()))
      }
      pthread_create(&thread, nil, body, nil)
      pthread_join(thread, nil)
    case .orderOfC:
      inOrder {
        parent.expect().returns(1)
        door.open.expect(1)  // HERE orderOfC
      }
      _ = door.open(1)
      _ = getppid()
    default:
      parent.expect().always().returns(-1)
      _ = getppid()
    }
  }
}

final class Key: Sendable {}

protocol Door: Sendable {
  func open(_ width: Int) -> Bool
  func key() -> Key
}

struct MockDoor: Door {
  let open = Mock<(Int) -> Bool>("open")
  let key = Mock<() -> Key>("key")

  func open(_ width: Int) -> Bool { open.call(width) }
}

extension Door where Self == MockDoor {
  func key() -> Key { self.key.call() }
}

/// Cases use it one after another; the first makes it.
public enum SharedDoor {
  private static let door = MockDoor()

  public static func expectAndOpen(_ width: Int) {
    door.open.expect(.equal(width)).returns(true)
    _ = door.open(width)
  }
  public static func open(_ width: Int) { _ = door.open(width) }
}

/// A mock that is used where no test verifies it.
public func useOutside() {
  MockDoor().open.expect(1)  // HERE outside
}

/// A mock that is called when its test is over.
public func useLate() {
  let door = withMocks { MockDoor() }
  _ = door.open(1)
}

/// A mock of a C function that nobody would put back.
public func useCFunctionOutside() throws {
  _ = try CFunction<() -> Int32>("getppid")
}
