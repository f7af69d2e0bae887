// SPDX-License-Identifier: Apache-2.0
import Regions
import Testing

/// What a thread is in after some beginnings and ends (with `-`).
@Suite struct NestingTests {
  @Test(arguments: [
    ("", ""),
    ("a", "a"),
    ("a b", "a b"),
    ("a -a", ""),
    ("a b -b", "a"),
    ("a a -a", "a"),
    // The end of an outer one ends those in it, too.
    ("a b c -a", ""),
    ("a b c -b", "a"),
    // Ends that have no beginning.
    ("-a", ""),
    ("a -b", "a"),
    ("a b -c -b", "a"),
    ("a b -a -b", ""),
  ])
  func path(after steps: String, is expected: String) {
    for step in steps.split(separator: " ") {
      if step.hasPrefix("-") {
        backlot_region_end(backlot_region_named(String(step.dropFirst())))
      } else {
        backlot_region_begin(backlot_region_named(String(step)))
      }
    }
    #expect(Self.path() == expected.split(separator: " ").map(String.init))
    for region in Self.path() { backlot_region_end(backlot_region_named(region)) }
    #expect(Self.path() == [])
  }

  @Test func noMoreIsWrittenThanThereIsRoomFor() {
    let (outer, inner) = (backlot_region_named("outer"), backlot_region_named("inner"))
    backlot_region_begin(outer)
    backlot_region_begin(inner)
    var ids: [UInt16] = [7, 7]
    #expect(region_path_here(&ids, 1) == 1)
    #expect(ids == [UInt16(outer), 7])
    backlot_region_end(outer)
  }

  private static func path() -> [String] {
    var ids = [UInt16](repeating: 0, count: 16)
    let count = region_path_here(&ids, UInt32(ids.count))
    return ids.prefix(Int(count)).map { String(cString: region_name($0)) }
  }
}
