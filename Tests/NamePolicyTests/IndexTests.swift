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
}
