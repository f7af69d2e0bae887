// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Testing

@testable import Aquarium

@Suite("A mock of an internal protocol", .mocks)
struct PumpTests {
  @Test("is there for those who import the module for testing")
  func pump() {
    let pump = MockPump()
    pump.run.expect()
    Tank(pump: pump).clean()
  }

  @Test("and one of a public protocol beside it, of which an associated type has its default")
  func swimmer() throws {
    let swimmer = MockSwimmer()
    swimmer.dive.expect(3)
    swimmer.name.expect().returns("ann")
    try swimmer.dive(to: 3)
    #expect((swimmer as any Swimmer).name == "ann")
  }
}
