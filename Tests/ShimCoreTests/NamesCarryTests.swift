// SPDX-License-Identifier: Apache-2.0
import Testing

/// What a process was given when it began.
struct Given: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var lot: [String] = []
  var names: [String] = []
  var libraries: String

  var all: [String] { lot + names + ["LD_PRELOAD=\(libraries)"] }

  static let names = Given(
    testDescription: "names", names: ["BACKLOT_PASSWD_FILES=/n/passwd", "BACKLOT_HOSTNAME=box"],
    libraries: "/l/libbacklot_nss.so")
  static let lot = Given(
    testDescription: "a lot", lot: ["BACKLOT_LOT=/lots/a", "BACKLOT_HOSTS=10.0.0.1"],
    libraries: "/l/libbacklot_socket.so")
  static let both = Given(
    testDescription: "a lot and names", lot: lot.lot, names: names.names,
    libraries: "/l/libbacklot_nss.so:/l/libbacklot_socket.so")
}

@Suite("The lot and the names of the next program")
struct NamesCarryTests {
  @Test(
    "An environment that says nothing of either gets all that there is",
    arguments: [Given.names, .lot, .both])
  func everything(given: Given) {
    #expect(carried(["A=1"], kept: given.all) == Carried(theirs: ["A=1"], ours: given.all))
  }

  @Test(
    "What is complete goes on as it is, so a second library of ours changes nothing",
    arguments: [Given.names, .lot, .both])
  func twice(given: Given) {
    let first = carried(["A=1", "LD_PRELOAD=/a.so"], kept: given.all)
    let second = carried(first.theirs + first.ours, kept: given.all)
    #expect(second == Carried(theirs: first.theirs + first.ours, ours: []))
  }

  @Test(
    "A word about names is all the names there are; the lot goes on",
    arguments: [
      "BACKLOT_PASSWD_FILES=/other", "BACKLOT_NETGROUP_FILES=", "BACKLOT_HOSTNAME=x",
      "BACKLOT_ALLOW_DNS=1", "NSS_WRAPPER_GROUP=/other", "NSS_WRAPPER_MODULE_SO_PATH=/m.so",
    ])
  func ownNames(entry: String) {
    let both = Given.both
    let library = "LD_PRELOAD=\(both.libraries)"
    #expect(
      carried([entry], kept: both.all) == Carried(theirs: [entry], ours: both.lot + [library]))
  }

  @Test(
    "Names that are only alike are nobody's word",
    arguments: [
      "BACKLOT_FILES=1", "_FILES=1", "BACKLOT_PASSWD_FILES2=/x", "XBACKLOT_PASSWD_FILES=/x",
      "BACKLOT_HOSTNAMES=x", "BACKLOT_QUIET2=1", "NSS_WRAPPER=1", "PASSWD_FILES=BACKLOT_",
      "BACKLOT_X=_FILES", "BACKLOT__FILE=_FILES",
    ])
  func alike(entry: String) {
    let both = Given.both
    #expect(carried([entry], kept: both.all) == Carried(theirs: [entry], ours: both.all))
  }

  @Test("An environment of our lot that has no names has none by its own choice")
  func lotWithoutNames() {
    let own = ["BACKLOT_LOT=/lots/a"]
    let library = "LD_PRELOAD=\(Given.both.libraries)"
    #expect(carried(own, kept: Given.both.all) == Carried(theirs: own, ours: [library]))
  }

  @Test(
    "From names alone into a lot: only the library comes along",
    arguments: ["BACKLOT_LOT=/lots/b", "BACKLOT_LOT=", "SOCKET_WRAPPER_DIR=/sw"])
  func intoLot(entry: String) {
    let own = [entry, "LD_PRELOAD=/l/libbacklot_socket.so"]
    #expect(
      carried(own, kept: Given.names.all)
        == Carried(
          theirs: [entry],
          ours: ["LD_PRELOAD=/l/libbacklot_nss.so:/l/libbacklot_socket.so"]))
  }

  @Test("Another lot takes nothing along, names included", arguments: ["/lots/b", ""])
  func elsewhere(lot: String) {
    let own = ["BACKLOT_LOT=\(lot)", "LD_PRELOAD=/l/libbacklot_socket.so"]
    #expect(carried(own, kept: Given.both.all) == Carried(theirs: own, ours: []))
  }

  /// In the order of ours: the names first.
  static let lists = [
    PreloadCase(theirs: "/l/libbacklot_nss.so:/l/libbacklot_socket.so"),
    PreloadCase(theirs: "/l/libbacklot_socket.so /a.so /other/libbacklot_nss.so"),
    PreloadCase(
      theirs: "/a.so", merged: "/l/libbacklot_nss.so:/l/libbacklot_socket.so:/a.so"),
    PreloadCase(
      theirs: "/l/libbacklot_socket.so:/a.so",
      merged: "/l/libbacklot_nss.so:/l/libbacklot_socket.so:/a.so"),
    PreloadCase(
      theirs: "/a.so:/l/libbacklot_nss.so",
      merged: "/l/libbacklot_socket.so:/a.so:/l/libbacklot_nss.so"),
    PreloadCase(theirs: "", merged: "/l/libbacklot_nss.so:/l/libbacklot_socket.so"),
  ]

  @Test("Of several libraries, those that are missing are put in front", arguments: lists)
  func libraries(_ preload: PreloadCase) {
    let theirs = "LD_PRELOAD=\(preload.theirs)"
    let own = ["BACKLOT_LOT=/lots/a", theirs]
    let expected =
      preload.merged.map { Carried(theirs: [own[0]], ours: ["LD_PRELOAD=\($0)"]) }
      ?? Carried(theirs: own, ours: [])
    #expect(carried(own, kept: Given.both.all) == expected)
  }

  @Test("What is true for this exec only comes from each library in turn")
  func fresh() {
    let first = carried([], kept: Given.both.all, fresh: ["BACKLOT_HEIRS=4"])
    #expect(first.ours == Given.both.all + ["BACKLOT_HEIRS=4"])
    let second = carried(first.ours, kept: Given.both.all)
    #expect(second == Carried(theirs: first.ours, ours: []))
  }
}
