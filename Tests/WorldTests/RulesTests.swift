// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("The environment of a program in a lot")
struct RulesTests {
  private func lines(_ texts: String...) -> Environment {
    Environment(lines: texts.map { Array($0.utf8) })
  }

  private func rules(
    directory: String? = "/tmp/lot", hosts: [String] = [], absent: String? = nil,
    allowed: [String] = [], isStrict: Bool = false, isQuiet: Bool = false,
    names: NameRules = NameRules()
  ) throws -> Rules {
    Rules(
      directory: directory, hosts: try Hosts(hosts), absent: absent,
      allowed: try allowed.map { try Allowance($0) }, isStrict: isStrict, isQuiet: isQuiet,
      names: names)
  }

  @Test("names the lot, and nothing that was not asked for")
  func plain() throws {
    let inner = try rules().environment(from: lines("HOME=/root"), libraries: ["/l.so"])
    #expect(inner == lines("HOME=/root", "BACKLOT_LOT=/tmp/lot", "LD_PRELOAD=/l.so"))
  }

  @Test("says all that was asked for")
  func full() throws {
    let all = try rules(
      hosts: ["10.0.0.1", "2001:db8::1"], absent: "refused",
      allowed: ["127.0.0.1", "[2001:db8::2]:53"], isStrict: true, isQuiet: true,
      names: NameRules(
        files: [.passwd: ["/tmp/lot/names/passwd", "/etc/passwd"], .netgroup: ["/n"]],
        hostname: "web1", allowsDNS: true))
    #expect(
      all.variables.map { "\($0.name)=\($0.value)" } == [
        "BACKLOT_LOT=/tmp/lot", "BACKLOT_HOSTS=10.0.0.1,2001:db8::1", "BACKLOT_ABSENT=refused",
        "BACKLOT_ALLOW=127.0.0.1,[2001:db8::2]:53", "BACKLOT_STRICT=1", "BACKLOT_QUIET=1",
        "BACKLOT_PASSWD_FILES=/tmp/lot/names/passwd:/etc/passwd", "BACKLOT_NETGROUP_FILES=/n",
        "BACKLOT_HOSTNAME=web1", "BACKLOT_ALLOW_DNS=1",
      ])
    #expect(all.variables.allSatisfy { Rules.variableNames.contains($0.name) })
  }

  @Test("has the libraries that its lot and its names need, the names first")
  func libraries() throws {
    let names = NameRules(hostname: "web1")
    #expect(try rules().libraries == [.socket])
    #expect(try rules(names: names).libraries == [.names, .socket])
    #expect(try rules(directory: nil, names: names).libraries == [.names])
    #expect(try rules(names: NameRules(allowsDNS: true)).libraries == [.socket])
  }

  @Test("keeps nothing of another lot")
  func stale() throws {
    let outer = lines(
      "BACKLOT_LOT=/old", "BACKLOT_HOSTS=10.9.9.9", "BACKLOT_DOOR=7", "BACKLOT_PASSWD_FILES=/p",
      "BACKLOT_HOSTNAME=old", "A=1")
    let inner = try rules().environment(from: outer, libraries: ["/l.so"])
    #expect(inner == lines("A=1", "BACKLOT_LOT=/tmp/lot", "LD_PRELOAD=/l.so"))
  }

  @Test("keeps bytes that are not UTF-8")
  func bytes() throws {
    let odd: [UInt8] = Array("NAME=caf".utf8) + [0xe9]
    let inner = try rules().environment(from: Environment(lines: [odd]), libraries: ["/l.so"])
    #expect(inner.lines.contains(odd))
  }
}
