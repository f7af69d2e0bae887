// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Foundation
import Testing
import Zoo

@Suite("A mock of functions", .mocks)
struct KeeperTests {
  private let mock = MockKeeper()
  private var keeper: any Keeper { mock }

  @Test("throws the protocol's own type of error")
  func typedThrows() throws {
    mock.feed.expect("lion", 3).returns(2)
    mock.feed.expect("bear", nil).throws(.closed)
    #expect(try keeper.feed("lion", in: 3) == 2)
    #expect(throws: ZooError.closed) { try keeper.feed("bear", in: nil) }
  }

  @Test("is awaited, and has functions without arguments")
  func asynchronous() async throws {
    mock.call.expect("leo").returns(["roar"])
    mock.rest.expect()
    mock.measure.expect().returns(2.5)
    mock.tidy.expect().returns(1)
    mock.near.expect().returns(1)
    mock.far.expect().returns(2)
    #expect(try await keeper.call(name: "leo") == ["roar"])
    keeper.rest()
    #expect(await keeper.measure() == 2.5)
    keeper.tidy()
    #expect(await keeper.near() == 1)
    #expect(await keeper.far() == 2)
  }

  @Test("changes inout arguments")
  func inouts() async throws {
    mock.swap.expect(.pointing(to: 1), .any).sets(7).returns(true)
    mock.refill.expect(.pointing(to: 7)).sets(9).returns(2)
    var number = 1
    var texts = ["a"]
    #expect(try keeper.swap(&number, with: &texts))
    #expect(number == 7)
    #expect(try await keeper.refill(&number) == 2)
    #expect(number == 9)
  }

  @Test("takes variadic arguments as an array")
  func variadic() {
    mock.announce.expect(["a", "b"], true)
    keeper.announce("a", "b", loudly: true)
  }

  @Test("evaluates autoclosures where it can")
  func autoclosures() {
    mock.log.expect("hello", .that { (try? $0()) == 3 })
    keeper.log("hel" + "lo", 3)
  }

  @Test("keeps closures that escape")
  func escaping() {
    let done = Captured<@Sendable (Int) -> Void>()
    mock.later.expect(.capture(into: done), .notNil())
    keeper.later({ #expect($0 == 4) }, orNever: {})
    done.last?(4)
  }

  @Test("is lent closures that do not escape")
  func lent() async throws {
    mock.with.expect(.any).answers { body in
      var number = 1
      return "\(try body.function(&number)) \(number)"
    }
    mock.count.expect(.any).answers { body in body("abc") + 1 }
    mock.awaiting.expect(.any).answers { body in await body.function() + 1 }
    mock.strictly.expect(.any).answers { (body) throws(ZooError) in try body() + 1 }
    mock.trying.expect(.any).answers { body in (try? body(3)) ?? "none" }
    mock.handle.expect(.any).answers { body in body(20) }
    mock.qsort.expect(.any).answers { body in body.function(20) }
    #expect(
      try keeper.with {
        $0 += 4
        return "x"
      } == "x 5")
    #expect(keeper.count { $0.count } == 4)
    #expect(await keeper.awaiting { 7 } == 8)
    #expect(try keeper.strictly { 7 } == 8)
    #expect(keeper.trying { "\($0)" } == "3")
    #expect(keeper.handle { $0 * 2 } == 40)
    #expect(keeper.qsort { $0 * 3 } == 60)
  }

  @Test("hands values over, borrows and consumes them")
  func ownership() {
    let crate = Crate()
    crate.content = "hay"
    mock.move.expect(.any).answers { $0 }
    mock.weigh.expect(.equal(Food("a")), .equal(Food("b"))).returns(3)
    #expect(keeper.move(crate).content == "hay")
    #expect(keeper.weigh(Food("a"), Food("b")) == 3)
  }

  @Test("has implicitly unwrapped optionals, tuples, and more than eight arguments")
  func shapes() {
    mock.guess.expect(3).returns("x")
    mock.pair.expect(.that { $0.left == 1 && $0.1 == 2 }).returns((3, 4))
    mock.everything.expect(.that { $0.a == 1 && $0.i == "z" }).returns("ok")
    #expect(keeper.guess(3) == "x")
    #expect(keeper.pair((1, 2)).y == 4)
    #expect(keeper.everything(1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: "z") == "ok")
  }

  @Test("speaks of types of other modules")
  func foreign() async {
    mock.at.expect(.equal(Date(timeIntervalSince1970: 0))).returns(Data([1]))
    mock.wait.expect(.any).answers { body in await body() }
    #expect(keeper.at(Date(timeIntervalSince1970: 0)) == Data([1]))
    await keeper.wait {}
  }
}
