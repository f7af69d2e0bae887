// SPDX-License-Identifier: Apache-2.0

/// A protocol that one of another module refines.
public protocol Swimmer {
  associatedtype Depth: Comparable = Int
  func dive(to depth: Depth) throws
  var name: String { get }
}

protocol Pump {
  func run()
}

struct Tank {
  let pump: any Pump
  func clean() { pump.run() }
}
