// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy

/// What `setsockopt` or `getsockopt` answered: an errno, or the bytes of the value.
enum OptionsAnswer: Equatable, CustomStringConvertible {
  case fails(Int32)
  case gives([UInt8])

  static let done = gives([])

  static func number(_ value: Int32) -> OptionsAnswer { gives(bytes(of: value)) }

  var description: String {
    switch self {
    case .fails(let error): "errno \(error) (\(String(cString: strerror(error))))"
    case .gives(let bytes): "\(bytes)"
    }
  }
}

/// The bytes of a number or a structure of C.
func bytes<Value>(of value: Value) -> [UInt8] {
  withUnsafeBytes(of: value) { [UInt8]($0) }
}

/// An address from its text.
func address(_ text: String) -> ip {
  var result = ip()
  _ = ip_parse(text, &result)
  return result
}

/// A socket whose options can be asked: ours, or the kernel's.
protocol OptionsHolder {
  mutating func set(_ level: Int32, _ name: Int32, _ value: [UInt8]) -> OptionsAnswer
  func get(_ level: Int32, _ name: Int32, room: Int) -> OptionsAnswer
}

extension OptionsHolder {
  mutating func set(_ level: Int32, _ name: Int32, _ value: Int32) -> OptionsAnswer {
    set(level, name, bytes(of: value))
  }

  func get(_ level: Int32, _ name: Int32) -> OptionsAnswer { get(level, name, room: 4) }
}

/// A socket of a lot, as far as its options go.
struct OptionsSubject: OptionsHolder {
  var options = SocketPolicy.options()
  var family = AF_INET
  var type = Int32(SOCK_STREAM.rawValue)
  var state = SOCKET_FRESH
  var ownShut = false
  var loopback = false
  var privileged = false
  var addresses: [ip] = []

  /// The AF_UNIX socket underneath, for what is left to it.
  var carrier: Int32 = -1

  static func tcp(_ family: Int32 = AF_INET, state: socket_state = SOCKET_FRESH) -> OptionsSubject {
    OptionsSubject(family: family, state: state)
  }

  static func udp(_ family: Int32 = AF_INET, state: socket_state = SOCKET_FRESH) -> OptionsSubject {
    OptionsSubject(family: family, type: Int32(SOCK_DGRAM.rawValue), state: state)
  }

  func withFacts<Result>(_ body: (UnsafePointer<socket_facts>) -> Result) -> Result {
    addresses.withUnsafeBufferPointer {
      var facts = socket_facts(
        family: family, type: type, state: state, own_shut: ownShut, loopback: loopback,
        privileged: privileged, addresses: $0.baseAddress, address_count: $0.count)
      return body(&facts)
    }
  }

  /// The decision itself.
  mutating func decide(_ level: Int32, _ name: Int32, _ value: [UInt8]) -> option_answer {
    var changed = options
    let answer = withFacts { options_set(&changed, $0, level, name, value, socklen_t(value.count)) }
    options = changed
    return answer
  }

  mutating func set(_ level: Int32, _ name: Int32, _ value: [UInt8]) -> OptionsAnswer {
    let answer = decide(level, name, value)
    switch answer.verdict {
    case OPTION_KERNEL: return KernelSocket(descriptor: carrier).set(level, name, value)
    case OPTION_FAILS: return .fails(answer.error)
    default: return .done
    }
  }

  func get(_ level: Int32, _ name: Int32, room: Int) -> OptionsAnswer {
    var value = [UInt8](repeating: 0xaa, count: max(room, 0))
    var length = socklen_t(bitPattern: Int32(room))
    var held = options
    let answer = withFacts { options_get(&held, $0, level, name, &value, &length) }
    switch answer.verdict {
    case OPTION_KERNEL: return KernelSocket(descriptor: carrier).get(level, name, room: room)
    case OPTION_FAILS: return .fails(answer.error)
    default: return .gives([UInt8](value.prefix(Int(length))))
    }
  }
}

/// A socket of the machine.
struct KernelSocket: OptionsHolder {
  var descriptor: Int32

  func set(_ level: Int32, _ name: Int32, _ value: [UInt8]) -> OptionsAnswer {
    setsockopt(descriptor, level, name, value, socklen_t(value.count)) == 0 ? .done : .fails(errno)
  }

  func get(_ level: Int32, _ name: Int32, room: Int) -> OptionsAnswer {
    var value = [UInt8](repeating: 0xaa, count: max(room, 0))
    var length = socklen_t(bitPattern: Int32(room))
    guard getsockopt(descriptor, level, name, &value, &length) == 0 else { return .fails(errno) }
    return .gives([UInt8](value.prefix(Int(length))))
  }
}
