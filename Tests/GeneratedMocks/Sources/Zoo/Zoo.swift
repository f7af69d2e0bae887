// SPDX-License-Identifier: Apache-2.0
public import Aquarium
public import Foundation

// Protocols with everything that a protocol can ask for; what a mock of it has to do is in the tests.

public enum ZooError: Error, Equatable {
  case closed
}

@globalActor public actor KeeperActor {
  public static let shared = KeeperActor()
}

public struct Food: Sendable, Equatable {
  public var name: String
  public init(_ name: String) { self.name = name }
}

public final class Crate {
  public var content = ""
  public init() {}
}

/// Functions: what they may do, and what they take.
public protocol Keeper: Sendable {
  func feed(_ animal: String, `in` cage: Int?) throws(ZooError) -> Int
  func call(name: String) async throws -> [String]
  func rest()
  func measure() async -> Double
  func swap(_ left: inout Int, with right: inout [String]) throws(ZooError) -> Bool
  func refill(_ count: inout Int) async throws -> Int
  func announce(_ words: String..., loudly: Bool)
  func log(_ text: @autoclosure () -> String, _ level: @autoclosure @escaping () throws -> Int)
  func later(_ done: @escaping @Sendable (Int) -> Void, orNever: (() -> Void)?)
  func with(_ body: (inout Int) throws -> String) throws -> String
  func count(_ body: (String) -> Int) -> Int
  func awaiting(_ body: () async -> Int) async -> Int
  func strictly(_ body: () throws(ZooError) -> Int) throws(ZooError) -> Int
  func trying(_ body: (Int) throws -> String) rethrows -> String
  func handle(_ handler: Handler) -> Int
  func qsort(_ compare: @convention(c) (Int32) -> Int32) -> Int32
  func move(_ crate: sending Crate) -> sending Crate
  func weigh(_ food: borrowing Food, _ other: consuming Food) -> Int
  func guess(_ hint: Int!) -> String!
  func pair(_ pair: (left: Int, Int)) -> (x: Int, y: Int)
  func everything(
    _ a: Int, b: Int, c: Int, d: Int, e: Int, f: Int, g: Int, h: Int, i: String
  ) -> String
  @discardableResult func tidy() -> Int
  nonisolated(nonsending) func near() async -> Int
  @concurrent func far() async -> Int
  func wait(for body: nonisolated(nonsending) @escaping () async -> Void) async
  func at(_ date: Date) -> Data
}

public typealias Handler = (Int) -> Int

/// Names that are one, or words of the language.
public protocol Register {
  func add(_ age: Int)
  func add(_ name: String)
  func add(keeper name: String)
  func `repeat`(`class`: Int, `inout`: Int) -> Int
  var `default`: Int { get }
  func find(_ find: String) -> Int
  func load() -> Int
  func load() -> String
}

/// Properties and subscripts.
public protocol Cage {
  var number: Int { get }
  var label: String { get set }
  var guest: String { get async throws }
  var size: Int { get throws(ZooError) }
  subscript(row: Int) -> String { get set }
  subscript(named name: String) -> Int { get throws }
  subscript<Key: Hashable>(key key: Key, other: Int) -> Key? { get }
}

/// Initializers, static members, and `Self`.
public protocol Ticket {
  init(price: Int, for name: String) throws(ZooError)
  init?(code: String)
  init()
  static func issue(_ price: Int) -> Self
  static var sample: Self { get }
  static var sold: Int { get set }
  static func reset()
  func cheaper(than other: Self) -> Bool
  func upgraded() -> Self
}

/// Associated types.
public protocol Store<Item> {
  associatedtype Item: Hashable
  associatedtype Key: Comparable = Int
  associatedtype Cursor: IteratorProtocol where Cursor.Element == Item
  mutating func put(_ item: Item, at key: Key)
  func all() -> [Item]
  func cursor(from item: Item) -> Cursor
  var first: Item? { get }
  static func merge(_ items: [Item]) -> Self
  static func + (left: Self, right: Self) -> Self
}

/// Generic functions, opaque and existential types.
public protocol Vet {
  func examine<Animal: Codable, Sign>(_ animal: Animal, for sign: Sign.Type) -> [Animal: Sign]
  where Animal: Hashable, Sign: Equatable
  func heal<Animal>(_ animal: Animal, _ body: (Animal) -> Bool) async throws -> Animal
  func all<each Animal>(_ animals: repeat each Animal) -> (repeat each Animal)
  func sum(_ numbers: some Sequence<Int>, of things: any Collection<String>) -> any Error
}

/// Operators.
public protocol Weight: Comparable {
  static func + (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  static func += (left: inout Self, right: Int)
}

/// Objects and actors, global ones too.
public protocol Observer: AnyObject {
  var count: Int { get set }
  var isDone: Bool { get }
  func stop()
  func tell(_ text: String)
}

public protocol Warden: Actor {
  func lock(_ door: Int) -> Bool
  func rounds() async
  var isAwake: Bool { get }
}

@MainActor public protocol Screen {
  func draw()
  func show(_ text: String) -> Int
  var width: Int { get set }
  nonisolated func id() -> Int
}

public protocol Mixed {
  @MainActor func onMain(_ value: Int) -> Int
  @KeeperActor var kept: Int { get }
  func isolated(_ actor: isolated KeeperActor) -> Int
}

/// What is inherited: from here, from another module, from the standard library.
public protocol Diver: Swimmer, Register, Hashable, CustomStringConvertible where Depth == Int {
  func surface() -> Int
}

public protocol Numbers: Sequence where Element == Int {
  func sorted(by name: String) -> Int
}

public protocol Record: Codable, Identifiable, Error {
  func save()
}

public protocol Clip: RandomAccessCollection where Element == String, Index == Int {
  func play()
}

/// Default implementations.
public protocol Guide {
  func greet(_ name: String) -> String
  func leave() -> String
}

extension Guide {
  public func leave() -> String { "bye" }
  public func extra() -> String { "extra" }
}

public enum Park {
  public protocol Gate {
    func open() -> Bool
  }
}

package protocol Staff {
  func salary(_ name: String) -> Int
}

open class Machine {
  public init() {}
}

public protocol Turnstile: Machine {
  func turn(_ count: Int) -> Int
}

public protocol Once: ~Copyable {
  func use(_ count: Int) -> Int
}

// What no mock can be made of.

public protocol Jeweller {
  func polish<Ring: ~Copyable>(_ ring: borrowing Ring)
}
