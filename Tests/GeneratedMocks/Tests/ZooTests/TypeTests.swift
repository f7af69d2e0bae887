// SPDX-License-Identifier: Apache-2.0
import Aquarium
import BacklotMocking
import Testing
import Zoo

@Suite("A mock's type", .mocks, .serialized)
struct TypeTests {
  @Test("is generic where the protocol has associated types")
  func associated() {
    typealias Shop = MockStore<String, Array<String>.Iterator>
    let mock = Shop()
    mock.put.expect("a", 1)
    mock.allMock.expect().returns(["a"])
    mock.cursor.expect("a").returns(["a"].makeIterator())
    mock.firstMock.expect().returns("a")
    Shop.merge.expect(["x"]).returns(mock)
    Shop.plus.expect(.any, .any).returns(mock)
    #expect(shopped(mock) == ["a", "a", "a"])
  }

  private func shopped<S: Store<String>>(_ store: S) -> [String] where S.Key == Int {
    var store = S.merge(["x"]) + store
    store.put("a", at: 1)
    var cursor = store.cursor(from: "a")
    return store.all() + [cursor.next(), store.first].compactMap { $0 }
  }

  @Test("has one mock of a generic function for each type")
  func generic() async throws {
    let mock = MockVet()
    let vet: any Vet = mock
    mock.examine(for: String.self, Int.self).expect("leo", .any).returns(["leo": 1])
    mock.heal(for: Int.self).expect(3, .any).answers { animal, body in body(animal) ? 4 : 5 }
    mock.heal(for: String.self).expect("a", .any).returns("b")
    mock.all(for: Int.self, String.self).expect(1, "a").returns((2, "b"))
    mock.sum(for: [Int].self).expect([1, 2], .any).returns(ZooError.closed)
    #expect(vet.examine("leo", for: Int.self) == ["leo": 1])
    #expect(try await vet.heal(3) { $0 == 3 } == 4)
    #expect(try await vet.heal("a") { _ in true } == "b")
    #expect(vet.all(1, "a") == (2, "b"))
    #expect(vet.sum([1, 2], of: []) as? ZooError == .closed)
  }

  @Test("is a class for objects, and one that inherits where it has to")
  func objects() {
    let mock = MockObserver()
    let observer: any Observer = mock
    mock.getCount.expect().returns(3)
    mock.setCount.expect(4)
    mock.isDone.expect().returns(true)
    mock.stop.expect()
    mock.tell.expect("x")
    #expect(observer.count == 3)
    observer.count = 4
    #expect(observer.isDone)
    observer.stop()
    observer.tell("x")
    let turnstile = MockTurnstile()
    turnstile.turn.expect(2).returns(5)
    #expect((turnstile as any Turnstile).turn(2) == 5)
    #expect((turnstile as Machine) === turnstile)
  }

  @Test("is an actor for actors")
  func actors() async {
    let mock = MockWarden()
    let warden: any Warden = mock
    mock.lock.expect(3).returns(true)
    mock.rounds.expect()
    mock.isAwake.expect().returns(true)
    #expect(await warden.lock(3))
    await warden.rounds()
    #expect(await warden.isAwake)
  }

  @Test("is of the protocol's global actor") @MainActor
  func globalActors() async {
    let mock = MockScreen()
    var screen: any Screen = mock
    mock.draw.expect()
    mock.show.expect("x").returns(1)
    mock.getWidth.expect().returns(2)
    mock.setWidth.expect(3)
    mock.id.expect().returns(4)
    screen.draw()
    #expect(screen.show("x") == 1)
    #expect(screen.width == 2)
    screen.width = 3
    #expect(screen.id() == 4)
  }

  @Test("has functions of global actors, and of one that is an argument")
  func mixed() async {
    let mock = MockMixed()
    mock.onMain.expect(1).returns(2)
    mock.kept.expect().returns(3)
    mock.isolated.expect(.any).returns(4)
    #expect(await MainActor.run { mock.onMain(1) } == 2)
    #expect(await kept(mock) == 3)
    #expect(await mock.isolated(.shared) == 4)
  }

  @KeeperActor private func kept(_ mixed: MockMixed) -> Int { mixed.kept }

  @Test("has what the protocol inherits, also from another module and the standard library")
  func inherited() throws {
    let mock = MockDiver()
    mock.dive.expect(10)
    mock.name.expect().returns("ann")
    mock.addInt.expect(1)
    mock.surface.expect().returns(2)
    mock.description.expect().returns("a diver")
    #expect(try dived(mock) == "ann")
    #expect(String(describing: mock as any Diver) == "a diver")
    #expect(Set([mock, mock]).count == 1)
    #expect(mock != MockDiver())
  }

  private func dived(_ diver: some Diver) throws -> String {
    try diver.dive(to: 10)
    diver.add(1)
    #expect(diver.surface() == 2)
    return diver.name
  }

  @Test("of a sequence is one")
  func sequences() {
    let mock = MockNumbers<Array<Int>.Iterator>()
    mock.makeIteratorMock.expect().returns([1, 2].makeIterator())
    mock.sorted.expect("x").returns(3)
    #expect(mock.map { $0 * 2 } == [2, 4])
    #expect(mock.sorted(by: "x") == 3)
  }

  @Test("of a collection is one, as the standard library's own symbol graph has it")
  func collections() {
    let mock = MockClip()
    mock.startIndex.whenever().returns(0)
    mock.endIndex.whenever().returns(2)
    mock.distance.expect(0, 2).returns(2)
    mock.getSubscriptIndex.expect(1).returns("b")
    #expect(mock.count == 2)
    #expect(mock[1] == "b")
  }

  @Test("of a record has its identity and its encoder")
  func records() {
    let mock = MockRecord<Int>()
    mock.idMock.expect().returns(7)
    mock.saveMock.expect()
    #expect(mock.id == 7)
    mock.save()
  }
}
