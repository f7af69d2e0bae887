// SPDX-License-Identifier: Apache-2.0

/// The addresses of a stack, innermost first, with marks between the kernel's and the program's.
enum CallChain {
  /// Whose code the addresses after a mark are.
  enum Context: UInt64 {
    case hypervisor = 0xffff_ffff_ffff_ffe0
    case kernel = 0xffff_ffff_ffff_ff80
    case user = 0xffff_ffff_ffff_fe00
    case guest = 0xffff_ffff_ffff_f800
    case guestKernel = 0xffff_ffff_ffff_f780
    case guestUser = 0xffff_ffff_ffff_f600
  }

  /// Whether it is a mark: no code can be so near to the end of all addresses.
  static func isMark(_ word: UInt64) -> Bool { word >= 0xffff_ffff_ffff_f001 }

  /// Whose code a record's lowest bits name.
  static func context(of misc: UInt16) -> Context {
    switch misc & 7 {
    case 1: .kernel
    case 3: .hypervisor
    case 4: .guestKernel
    case 5: .guestUser
    default: .user
    }
  }

  /// Puts the instruction pointer to the front, in the place of the one there if that is of the same
  /// side: it may be more exact. A chain of the other side alone lacks it.
  static func complete(_ chain: inout [UInt64], ip: UInt64?, context: Context) {
    if let first = chain.first, !isMark(first) { chain.insert(context.rawValue, at: 0) }
    guard let ip else { return }
    let place = chain.firstIndex { !isMark($0) }
    if let place, place > 0, chain[place - 1] == context.rawValue {
      chain[place] = ip
    } else {
      chain.insert(contentsOf: [context.rawValue, ip], at: 0)
    }
  }

  /// Adds the only address of user code that is known.
  static func complete(_ chain: inout [UInt64], userIP: UInt64) {
    if !hasUserCode(chain) { chain += [Context.user.rawValue, userIP] }
  }

  static func hasUserCode(_ chain: [UInt64]) -> Bool {
    guard let mark = chain.lastIndex(of: Context.user.rawValue) else { return false }
    return mark + 1 < chain.count
  }
}
