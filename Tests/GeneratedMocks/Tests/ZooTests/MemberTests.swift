// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Testing
import Zoo

@Suite("A mock of members", .mocks, .serialized)
struct MemberTests {
  @Test("tells overloads apart by labels and types, and takes words of the language for names")
  func names() {
    let mock = MockRegister()
    let register: any Register = mock
    mock.addInt.expect(3)
    mock.addString.expect("leo")
    mock.addKeeper.expect("ann")
    mock.repeat.expect(1, 2).returns(3)
    mock.default.expect().returns(4)
    mock.find.expect("x").returns(5)
    mock.loadReturningInt.expect().returns(6)
    mock.loadReturningString.expect().returns("seven")
    register.add(3)
    register.add("leo")
    register.add(keeper: "ann")
    #expect(register.repeat(class: 1, `inout`: 2) == 3)
    #expect(register.default == 4)
    #expect(register.find("x") == 5)
    #expect(register.load() == 6)
    #expect(register.load() == "seven")
  }

  @Test("has properties with effects, and those that can be set")
  func properties() async throws {
    let mock = MockCage()
    var cage: any Cage = mock
    mock.number.expect().returns(7)
    mock.getLabel.expect().returns("lions")
    mock.setLabel.expect("bears")
    mock.guest.expect().returns("ann")
    mock.size.expect().throws(.closed)
    #expect(cage.number == 7)
    #expect(cage.label == "lions")
    cage.label = "bears"
    #expect(try await cage.guest == "ann")
    #expect(throws: ZooError.closed) { try cage.size }
  }

  @Test("has subscripts, generic and throwing ones too")
  func subscripts() throws {
    let mock = MockCage()
    var cage: any Cage = mock
    mock.getSubscript.expect(1).returns("a")
    mock.setSubscript.expect(1, "b")
    mock.getSubscriptNamed.expect("x").returns(9)
    mock.getSubscriptKey(for: String.self).expect("k", 2).returns("v")
    #expect(cage[1] == "a")
    cage[1] = "b"
    #expect(try cage[named: "x"] == 9)
    #expect(cage[key: "k", 2] == "v")
  }

  @Test("has initializers and static members")
  func statics() throws {
    let ticket = MockTicket()
    MockTicket.initializerPriceFor.expect(3, "ann")
    MockTicket.initializerPriceFor.expect(0, .any).throws(.closed)
    MockTicket.initializerCode.expect("good").returns(true)
    MockTicket.initializerCode.expect("bad").returns(false)
    MockTicket.issue.expect(5).returns(ticket)
    MockTicket.sample.expect().returns(ticket)
    MockTicket.getSold.expect().returns(8)
    MockTicket.setSold.expect(9)
    MockTicket.reset.expect()
    ticket.cheaper.expect(.any).returns(true)
    ticket.upgraded.expect().returns(ticket)
    try tour(MockTicket.self)
  }

  private func tour<T: Ticket>(_: T.Type) throws {
    _ = try T(price: 3, for: "ann")
    #expect(throws: ZooError.closed) { try T(price: 0, for: "bob") }
    #expect(T(code: "good") != nil)
    #expect(T(code: "bad") == nil)
    let ticket = T.issue(5)
    #expect(ticket.cheaper(than: T.sample))
    _ = ticket.upgraded()
    #expect(T.sold == 8)
    T.sold = 9
    T.reset()
  }

  @Test("has operators, by their names in words")
  func operators() {
    let mock = MockWeight()
    MockWeight.plus.expect(.any, .any).returns(mock)
    MockWeight.prefixMinus.expect(.any).returns(mock)
    MockWeight.plusEquals.expect(.any, 3)
    MockWeight.less.expect(.any, .any).returns(true)
    #expect(sum(mock) == mock)
  }

  private func sum<W: Weight>(_ weight: W) -> W {
    var sum = -weight + weight
    sum += 3
    #expect(sum < weight)
    return sum
  }

  @Test("leaves out what only an extension has, and mocks what has a default")
  func defaults() {
    let mock = MockGuide()
    let guide: any Guide = mock
    mock.greet.expect("ann").returns("hi")
    mock.leave.expect().returns("ciao")
    #expect(guide.greet("ann") == "hi")
    #expect(guide.leave() == "ciao")
    #expect(guide.extra() == "extra")
  }

  @Test("of a protocol in a type, of one for the package, and of one without copies")
  func places() {
    let gate = MockGate()
    let staff = MockStaff()
    let once = MockOnce()
    gate.open.expect().returns(true)
    staff.salary.expect("ann").returns(1)
    once.use.expect(2).returns(3)
    #expect((gate as any Park.Gate).open())
    #expect((staff as any Staff).salary("ann") == 1)
    #expect(once.use(2) == 3)
  }
}
