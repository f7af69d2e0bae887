// SPDX-License-Identifier: Apache-2.0
import Testing

@Suite("The environment of the next program")
struct CarryTests {
  @Test(
    "A scrubbed environment gets back all that the lot needs",
    arguments: [nil, []] as [[String]?])
  func scrubbed(environment: [String]?) {
    #expect(carried(environment) == Carried(theirs: [], ours: us))
  }

  @Test("The program's own entries stay, in their order, in front of ours")
  func kept() {
    let own = ["PATH=/bin", "TZ=UTC", "EMPTY=", "not an assignment", ""]
    #expect(carried(own) == Carried(theirs: own, ours: us))
  }

  @Test("A complete environment goes on as it is")
  func complete() {
    let own = ["A=1"] + us + ["B=2"]
    #expect(carried(own) == Carried(theirs: own, ours: []))
  }

  @Test("Outside a lot nothing changes")
  func outside() {
    #expect(carried(["A=1"], kept: nil) == Carried(theirs: ["A=1"], ours: []))
  }

  @Test("A program that joins another lot is let go", arguments: ["/lots/b", ""])
  func elsewhere(lot: String) {
    let own = ["BACKLOT_LOT=\(lot)", "LD_PRELOAD=/other.so"]
    #expect(carried(own, fresh: ["BACKLOT_DOOR=5"]) == Carried(theirs: own, ours: []))
  }

  @Test("A program that names our lot itself decides what else it is there")
  func anotherHost() {
    let other = ["BACKLOT_LOT=/lots/a", "BACKLOT_HOSTS=10.0.0.2", us[1]]
    #expect(carried(other) == Carried(theirs: other, ours: []))

    let nameless = ["BACKLOT_LOT=/lots/a"]
    #expect(carried(nameless) == Carried(theirs: nameless, ours: [us[1]]))
  }

  @Test("A lot of socket_wrapper's variables is a lot as well")
  func socketWrapper() {
    let lot = ["SOCKET_WRAPPER_DIR=/sw", "SOCKET_WRAPPER_DEFAULT_IFACE=7", us[1]]
    #expect(carried([], kept: lot).ours == lot)

    let host9 = ["SOCKET_WRAPPER_DIR=/sw", "SOCKET_WRAPPER_DEFAULT_IFACE=9"]
    #expect(carried(host9, kept: lot) == Carried(theirs: host9, ours: [us[1]]))

    let elsewhere = ["SOCKET_WRAPPER_DIR=/other"]
    #expect(carried(elsewhere, kept: lot) == Carried(theirs: elsewhere, ours: []))
  }

  @Test("What is true for this exec only replaces what an earlier one left")
  func fresh() {
    let own = us + ["BACKLOT_HEIRS=3", "A=1", "BACKLOT_HEIRS=4"]
    #expect(
      carried(own, fresh: ["BACKLOT_HEIRS=12", "BACKLOT_DOOR=9"])
        == Carried(theirs: us + ["A=1"], ours: ["BACKLOT_HEIRS=12", "BACKLOT_DOOR=9"]))
  }

  @Test("Names are compared as a whole")
  func wholeNames() {
    let alike = ["BACKLOT_LOTS=/x", "BACKLOT_LO=/x", "BACKLOT_HOSTS2=1", "LD_PRELOAD_=/x", "=/x"]
    #expect(carried(alike) == Carried(theirs: alike, ours: us))
  }

  @Test("A variable without a value counts as empty")
  func withoutSign() {
    #expect(carried(["LD_PRELOAD"]).ours == us)
    #expect(carried(["BACKLOT_LOT"]) == Carried(theirs: ["BACKLOT_LOT"], ours: []))
  }
}
