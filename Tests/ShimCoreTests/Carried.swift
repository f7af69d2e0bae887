// SPDX-License-Identifier: Apache-2.0
import Glibc
import ShimCore

/// The environment of the next program, as `carry_into` writes it.
struct Carried: Equatable {
  /// What stays of the program's own entries.
  var theirs: [String]
  /// What the lot puts behind them.
  var ours: [String]
}

/// Who we are in these tests.
let us = ["BACKLOT_LOT=/lots/a", "LD_PRELOAD=/lib/libbacklot_socket.so", "BACKLOT_HOSTS=10.0.0.1"]

/// Carries `environment` across an exec; `nil` is a program that passes no environment at all.
func carried(
  _ environment: [String]?, kept: [String]? = us, fresh: [String]? = nil
) -> Carried {
  let (environment, kept, fresh) = (Strings(environment), Strings(kept), Strings(fresh))
  var carry = carry(kept: kept.constant, fresh: fresh.constant)

  let room = carry_room(&carry, environment.pointers)
  let entries = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
    capacity: room.entries)
  let text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: room.bytes)
  defer {
    entries.deallocate()
    text.deallocate()
  }

  let ours = carry_into(&carry, environment.pointers, entries.baseAddress, text.baseAddress)!
  let split = ours - entries.baseAddress!
  let all = entries.prefix { $0 != nil }.map { String(cString: $0!) }
  return Carried(theirs: Array(all[..<split]), ours: Array(all[split...]))
}

/// A list of C strings that ends with NULL.
private final class Strings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  private let count: Int

  init(_ list: [String]?) {
    count = list?.count ?? 0
    pointers = list.map { list in
      let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
        capacity: list.count + 1)
      pointers.initialize(from: list.map { strdup($0) } + [nil], count: list.count + 1)
      return pointers
    }
  }

  var constant: UnsafePointer<UnsafePointer<CChar>?>? {
    pointers.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) }
  }

  deinit {
    for index in 0..<count { free(pointers?[index]) }
    pointers?.deallocate()
  }
}
