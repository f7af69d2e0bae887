// SPDX-License-Identifier: Apache-2.0
import NamePolicy
import Testing

@Suite("An index")
struct IndexTests {
  @Test("takes letters of ASCII for the same in either case, when asked to")
  func foldedHash() {
    #expect(index_hash_folded("Db.Example", 10) == index_hash_folded("db.eXAMPLE", 10))
    #expect(index_hash("Db", 2) != index_hash("db", 2))
  }

  @Test("never gives two numbers the same hash")
  func numbers() {
    let near = (0..<200_000 as Range<UInt64>).map { $0 }
    let far = near.map { UInt64(UInt32.max) - $0 }
    let apart = near.map { $0 << 14 | 0x2aaa }
    let numbers = Set(near + far + apart)

    #expect(Set(numbers.map(index_hash_number)).count == numbers.count)
  }

  @Test(
    "tells of all lines with a key, in the order of the file", arguments: [1, 2, 3, 500, 20_000])
  func order(count: Int) {
    let lines = (0..<count).flatMap { ["user\($0):x:\($0):1:first", "user\($0):x:\($0):2:second"] }
    let file = TableFile(NAME_PASSWD, lines.joined(separator: "\n"))
    let index = file.snapshot.pointee.index.0

    for number in [0, 1, count / 2, count - 1] where number < count {
      let hash = index_hash("user\(number)", "user\(number)".count)
      #expect(found(hash, in: index, of: file, named: "user\(number)") == ["first", "second"])
    }
    #expect(passwd_by_name(file.snapshot, "user\(count)") == nil)
  }

  private func found(
    _ hash: UInt32, in index: index, of file: TableFile, named name: String
  ) -> [String] {
    withUnsafePointer(to: index) { index in
      var found: [String] = []
      var entry = index_first(index, hash)
      while let one = entry {
        let fields = String(cString: snapshot_text_at(file.snapshot, one)).split(separator: ":")
        if fields[0] == name { found.append(String(fields[4])) }
        entry = index_next(index, one)
      }
      return found
    }
  }
}
