// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import Testing

@Suite("A hostile value", .timeLimit(.minutes(20)))
struct HostileValueTests {
  final class Node: Equatable {
    var next: Node?
    let value: Int
    init(_ value: Int) { self.value = value }
    static func == (left: Node, right: Node) -> Bool { left.value == right.value }
  }

  struct Silent: Equatable, CustomStringConvertible {
    var id: Int
    var description: String { "" }
  }

  struct Chatty: Equatable, CustomStringConvertible {
    let id: Int
    var description: String { "line one\nline two" }
  }

  @Test("that leads back to itself is walked once")
  func recursion() {
    let (one, two) = (Node(1), Node(2))
    one.next = one
    two.next = one
    let told = text { expectEqual(one, two) }
    #expect(told.contains("Node(next: Node(…), value: 1)"), "\(told)")
  }

  /// Each leads to each.
  final class Web {
    var others: [Web] = []
    static func woven() -> Web {
      let webs = (0..<50).map { _ in Web() }
      for web in webs { web.others = webs }
      return webs[0]
    }
  }

  struct Holder: Equatable {
    let web = Web.woven()
    var name: String
    static func == (left: Holder, right: Holder) -> Bool { left.name == right.name }
  }

  @Test("that is a graph without == has an end")
  func graph() {
    let told = text { expectEqual(Holder(name: "a"), Holder(name: "b")) }
    #expect(told.contains("+ name: \"a\""), "\(told)")
  }

  @Test("with an empty description is shown by its fields")
  func silent() {
    let told = text { expectEqual([Silent(id: 1)], [Silent(id: 2)]) }
    #expect(told.contains("(an empty description)"), "\(told)")
    #expect(text { expectEqual(Silent(id: 1), Silent(id: 2)) }.contains("+ id: 1"))
  }

  @Test("whose description has lines takes one")
  func lines() {
    let values = [Chatty(id: 1), Chatty(id: 2)]
    let told = text { expectIn(Chatty(id: 3), values) }
    #expect(
      told
        == "Chatty(id: 3) is line one line two, expected one of [line one line two, line one line two] (values)"
    )
  }

  @Test("of a million elements that all differ is told in a few lines")
  func million() {
    let found = Array(0..<1_000_000)
    let told = text { expectEqual(found, found.map { $0 + 2_000_000 }) }
    #expect(told.split(separator: "\n").count < 60)
    #expect(told.contains("- 2000000"))
    #expect(told.contains("more lines"))
    let changed = text { expectEqual(found, Array(found.dropLast())) }
    #expect(changed.contains("+ 999999"), "\(changed)")
  }

  @Test("of a million lines is told in a few")
  func manyLines() {
    let found = String(repeating: "x\n", count: 1_000_000)
    let told = text { expectEqual(found, found + "y") }
    #expect(told.contains("line 999999:"), "\(told)")
    #expect(told.utf8.count < 1000)
  }

  @Test("with a million entries is told in a few lines")
  func entries() {
    let found = Dictionary(uniqueKeysWithValues: (0..<300_000).map { ($0, $0) })
    let told = text { expectEqual(found, found.mapValues { $0 + 1 }) }
    #expect(told.split(separator: "\n").count < 60)
  }

  @Test("that is one Character of many scalars is marked, and not cut")
  func clusters() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 20)
    let told = text { expectEqual(zalgo, zalgo + "\u{302}") }
    #expect(told.contains("scalars: expected U+0302, found nothing"), "\(told)")
  }

  @Test("of another type with the same words is told to be different")
  func alike() {
    struct Opaque: Equatable, CustomStringConvertible {
      static func == (left: Opaque, right: Opaque) -> Bool { false }
      var description: String { "opaque" }
    }
    let told = text { expectEqual(Opaque(), Opaque()) }
    #expect(told.contains("not equal, and described alike"), "\(told)")
  }
}
