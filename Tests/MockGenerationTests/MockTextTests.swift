// SPDX-License-Identifier: Apache-2.0
import BacklotMockGeneration
import Testing

@Suite("The text of a mock")
struct MockTextTests {
  private func text(
    _ declaration: String, _ members: String..., style: MockText = MockText()
  ) throws -> String {
    var model = try ProtocolModel(declaration: declaration)
    for member in members { try model.add(member: member) }
    return try style.text(for: model.completed())
  }

  @Test("has a mock and one line for each function")
  func function() throws {
    let text = try text(
      "protocol Device : Sendable",
      "func open(_ path: String, flags: Int32) throws(DeviceError) -> Int32")
    #expect(
      text == """
        /// A mock of `Device`.
        struct MockDevice: Device {
          let open = Mock<(String, Int32) throws(DeviceError) -> Int32>("open")

          func open(_ path: String, flags: Int32) throws(DeviceError) -> Int32 {
            try open.call(path, flags)
          }
        }

        """)
  }

  @Test("puts what has the name of its mock into an extension of the protocol")
  func apart() throws {
    let text = try text("public protocol Device", "func close()", style: MockText(access: "public"))
    #expect(
      text == """
        /// A mock of `Device`.
        public struct MockDevice: Device {
          public let close = Mock<() -> Void>("close")

          public init() {}
        }

        extension Device where Self == MockDevice {
          public func close() {
            self.close.call()
          }
        }

        """)
  }

  @Test("is generic for associated types, and settles those that have a default or one type only")
  func associated() throws {
    let text = try text(
      "protocol Store<Item> where Self.Index == Int",
      "associatedtype Item : Hashable", "associatedtype Key : Comparable = String",
      "associatedtype Index", "func put(_ item: Self.Item, at key: Self.Key) -> Self")
    #expect(
      text == """
        /// A mock of `Store`.
        struct MockStore<Item: Hashable>: Store {
          typealias Key = String
          typealias Index = Int

          let put = Mock<(Item, Key) -> MockStore<Item>>("put")

          func put(_ item: Item, at key: Key) -> MockStore<Item> {
            put.call(item, key)
          }
        }

        """)
  }

  @Test(
    "has the mock's type for every kind of argument",
    arguments: [
      ("_ a: inout Int", "UnsafeMutablePointer<Int>"), ("_ a: Int...", "[Int]"),
      ("_ a: Int!", "Int?"), ("_ a: borrowing Int", "Int"), ("_ a: isolated Keeper", "Keeper"),
      ("_ a: sending [String : Int]", "[String: Int]"), ("_ a: (x: Int, Int)", "(x: Int, Int)"),
      ("_ a: (Int) -> Void", "Lent<(Int) -> Void>"),
      ("_ a: @escaping @Sendable (Int) -> Void", "@escaping @Sendable (Int) -> Void"),
      ("_ a: (() -> Void)?", "(() -> Void)?"), ("_ a: @autoclosure () -> Int", "Int"),
      ("_ a: @autoclosure () throws -> Int", "Lent<() throws -> Int>"),
      ("_ a: Self?", "MockP?"), ("_ a: any Collection<Int>", "any Collection<Int>"),
      ("_ a: Self.Type = Self.self", "MockP.Type"),
    ])
  func argument(parameter: String, type: String) throws {
    let text = try text("protocol P", "func f(\(parameter))")
    #expect(text.contains("let f = Mock<(\(type)) -> Void>(\"f\")"), "\(text)")
  }

  @Test(
    "has names that tell overloads apart",
    arguments: [
      (["func f(_ a: Int)", "func g(_ a: Int)"], ["f", "g"]),
      (["func f(_ a: Int)", "func f(b: Int)"], ["f", "fB"]),
      (["func f(_ a: Int)", "func f(_ a: [String])"], ["fInt", "fString"]),
      (["func f(_ a: Int) -> Int", "func f(_ a: Int) -> Bool"], ["fIntReturningInt"]),
      (["var f: Int { get set }"], ["getF", "setF"]),
      (["subscript(a: Int) -> Int { get }"], ["getSubscript"]),
      (["static func <= (a: Self, b: Self) -> Bool"], ["lessEquals"]),
      (["static prefix func ! (a: Self) -> Self"], ["prefixBang"]),
      (["init(a: Int)"], ["initializer"]), (["init(a: Int)", "init?(b: Int)"], ["initializerA"]),
      (["func `class`(_ a: Int)"], ["`class`"]), (["func `Type`(_ a: Int)"], ["`Type`"]),
      (["func `open the door`(_ a: Int)"], ["`open the door`"]), (["func 🚪(_ a: Int)"], ["🚪"]),
    ])
  func overloads(members: [String], names: [String]) throws {
    var model = try ProtocolModel(declaration: "protocol P")
    for member in members { try model.add(member: member) }
    let text = try MockText().text(for: model)
    for name in names { #expect(text.contains("let \(name) = Mock<"), "\(text)") }
  }

  @Test("mocks a generic function by a mock for each type")
  func generic() throws {
    let text = try text(
      "protocol P", "func f<T>(_ a: T, _ b: some Sequence<Int>) where T : Hashable")
    #expect(
      text.contains(
        """
          func f<T, Some: Sequence<Int>>(for: T.Type, _: Some.Type) -> Mock<(T, Some) -> Void> \
        where T: Hashable {
            mocks.mock("f")
          }
        """), "\(text)")
    #expect(text.contains("f(for: T.self, Some.self).call(a, b)"))
  }

  @Test(
    "is a class or an actor where it has to be",
    arguments: [
      ("protocol P : AnyObject", "final class MockP: P"), ("protocol P : Actor", "actor MockP: P"),
      ("protocol P : Sendable", "struct MockP: P"), ("protocol P : ~Copyable", "struct MockP: P"),
    ])
  func kind(declaration: String, heading: String) throws {
    #expect(try text(declaration, "func f(_ a: Int)").contains(heading))
  }

  @Test("is equal to itself alone")
  func equality() throws {
    let text = try text("protocol P : Hashable", "func f(_ a: Int)")
    #expect(text.contains("left.f === right.f"))
    #expect(text.contains("hasher.combine(ObjectIdentifier(f))"))
  }

  @Test("leaves out what has a default, where that is asked for")
  func defaults() throws {
    var model = try ProtocolModel(declaration: "protocol P")
    try model.add(member: "func f(_ a: Int)", hasDefault: true)
    #expect(try MockText().text(for: model).contains("Mock<"))
    #expect(!(try MockText(keepsDefaults: true).text(for: model).contains("Mock<")))
  }

  @Test("calls a mock whose name is a word of the language by that name")
  func members() throws {
    let text = try text("protocol P", "var `init`: Int { get }", "func `is it`()", "func `do`()")
    for call in ["self.`init`.call()", "self.`is it`.call()", "self.do.call()"] {
      #expect(text.contains(call), "\(text)")
    }
  }

  @Test(
    "is refused where no mock can have such a type",
    arguments: [
      ("func f(_ a: Span<Int>)", "it has a Span, which does not outlive a call"),
      ("func f(_ a: Int) -> [String: RawSpan]?", "it has a RawSpan"),
      ("func f<let N: Int>(_ a: InlineArray<N, Int>)", "it has a value, N, among its generic"),
      ("func f<each T, each U>(_ a: repeat (each T, each U))", "it has several packs in one type"),
    ])
  func unwritable(member: String, reason: String) {
    #expect {
      try text("protocol P", member)
    } throws: { error in
      "\(error)".hasPrefix("P.f(_:) cannot be mocked: \(reason)")
    }
  }

  @Test("is refused with the names of the protocol and the requirement")
  func refusal() throws {
    #expect {
      try text("protocol P", "func f<T: ~Copyable>(_ a: borrowing T, b: Int)")
    } throws: { error in
      "\(error)".hasPrefix("P.f(_:b:) cannot be mocked: it has values that cannot be copied")
    }
    #expect {
      try text("protocol P : Unknown")
    } throws: { error in
      "\(error)".contains("P refines Unknown")
    }
  }
}
