// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A snapshot of a file")
struct SnapshotTests {
  @Test(
    "has the lines that say something",
    arguments: [
      ("", []), ("\n", []), ("\n\n\n", []), ("# all\n#of it", []), ("   \n\t\n", []),
      ("\r\n\r", []),
      ("a:x:1:1\nb:x:2:2\n", ["a:x:1:1", "b:x:2:2"]),
      ("a:x:1:1\nb:x:2:2", ["a:x:1:1", "b:x:2:2"]),
      ("a:x:1:1\r\nb:x:2:2\r\n", ["a:x:1:1", "b:x:2:2"]),
      ("\n\na:x:1:1\n\n# b\n\n  # c\n d:x:2:2\n", ["a:x:1:1", "d:x:2:2"]),
      ("a:x:1:1\n\u{b}\u{c}\tb:x:2:2", ["a:x:1:1", "b:x:2:2"]),
    ])
  func lines(text: String, lines: [String]) {
    let file = TableFile(NAME_PASSWD, text)

    #expect(file.lines.map { String(cString: $0) } == lines)
    #expect(file.complaints == [])
  }

  @Test("counts lines as an editor does")
  func numbers() {
    let file = TableFile(NAME_PASSWD, "bad\n\n# fine\r\n bad\na:x:1:1\nbad")

    #expect(file.complaints.map { $0.prefix { $0 != ":" } } == ["1", "4", "6"])
  }

  @Test("has no line with a zero byte in it", arguments: ["a\0:x:1:1", "\0a:x:1:1", "a:x:1:1\0"])
  func zeroes(line: String) {
    let file = TableFile(NAME_PASSWD, "\(line)\nb:x:2:2")

    #expect(file.lines.map { String(cString: $0) } == ["b:x:2:2"])
    #expect(file.complaints == ["1: there is a zero byte in it"])
  }

  @Test("takes a mark of byte order for part of a name")
  func byteOrderMark() {
    let file = TableFile(NAME_PASSWD, "\u{feff}a:x:1:1\nb:x:2:2")

    #expect(passwd_by_name(file.snapshot, "a") == nil)
    #expect(passwd_by_name(file.snapshot, "b") != nil)
  }

  @Test("needs no more address space than 30 times the file", arguments: [0, 1, 6_000_000])
  func room(length: Int) {
    for kind in 0..<NAME_KINDS.rawValue {
      let room = snapshot_room(name_kind(kind), length)
      #expect(room > length)
      #expect(room <= 4096 + 30 * length)
    }
    #expect(snapshot_room(NAME_PASSWD, 6_000_000) < 120_000_000)
  }

  @Test("is not made of files of 2 GiB and more")
  func tooLong() {
    #expect(snapshot_room(NAME_GROUP, 1 << 31) == 0)
    #expect(snapshot_room(NAME_GROUP, 1 << 31 - 1) > 0)
  }

  /// The shortest lines that there are: as many entries as a file of the length can have.
  @Test(
    "has room for all entries of the shortest lines",
    arguments: [(NAME_PASSWD, "::0:0"), (NAME_GROUP, "::0"), (NAME_SHADOW, ":::::")])
  func shortest(kind: name_kind, line: String) {
    for count in [1, 2, 3, 1000] {
      for end in ["", "\n"] {
        let text = Array(repeating: line, count: count).joined(separator: "\n") + end
        let file = TableFile(kind, text)
        #expect(file.complaints == [])
        #expect(Int(file.snapshot.pointee.index.0.count) == count)
      }
    }
  }
}
