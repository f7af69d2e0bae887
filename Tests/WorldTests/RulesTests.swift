// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("The environment of a program in a lot")
struct RulesTests {
  private func lines(_ texts: String...) -> Environment {
    Environment(lines: texts.map { Array($0.utf8) })
  }

  private func rules(
    hosts: [String] = [], absent: String? = nil, allowed: [String] = [], isStrict: Bool = false,
    isQuiet: Bool = false
  ) throws -> Rules {
    Rules(
      directory: "/tmp/lot", hosts: try Hosts(hosts), absent: absent,
      allowed: try allowed.map { try Allowance($0) }, isStrict: isStrict, isQuiet: isQuiet)
  }

  @Test("names the lot, and nothing that was not asked for")
  func plain() throws {
    let inner = try rules().environment(from: lines("HOME=/root"), library: "/l.so")
    #expect(inner == lines("HOME=/root", "BACKLOT_LOT=/tmp/lot", "LD_PRELOAD=/l.so"))
  }

  @Test("says all that was asked for")
  func full() throws {
    let all = try rules(
      hosts: ["10.0.0.1", "2001:db8::1"], absent: "refused",
      allowed: ["127.0.0.1", "[2001:db8::2]:53"], isStrict: true, isQuiet: true)
    #expect(
      all.variables.map { "\($0.name)=\($0.value)" } == [
        "BACKLOT_LOT=/tmp/lot", "BACKLOT_HOSTS=10.0.0.1,2001:db8::1", "BACKLOT_ABSENT=refused",
        "BACKLOT_ALLOW=127.0.0.1,[2001:db8::2]:53", "BACKLOT_STRICT=1", "BACKLOT_QUIET=1",
      ])
  }

  @Test("keeps nothing of another lot")
  func stale() throws {
    let outer = lines("BACKLOT_LOT=/old", "BACKLOT_HOSTS=10.9.9.9", "BACKLOT_DOOR=7", "A=1")
    let inner = try rules().environment(from: outer, library: "/l.so")
    #expect(inner == lines("A=1", "BACKLOT_LOT=/tmp/lot", "LD_PRELOAD=/l.so"))
  }

  @Test("keeps bytes that are not UTF-8")
  func bytes() throws {
    let odd: [UInt8] = Array("NAME=caf".utf8) + [0xe9]
    let inner = try rules().environment(from: Environment(lines: [odd]), library: "/l.so")
    #expect(inner.lines.contains(odd))
  }
}
