// SPDX-License-Identifier: Apache-2.0
import Regions
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    ("parse", "parse"),
    ("größer/日本", "größer/日本"),
    ("", "(unnamed)"),
    (String(repeating: "x", count: 63), String(repeating: "x", count: 63)),
    (String(repeating: "x", count: 64), String(repeating: "x", count: 63)),
    // No half characters.
    (String(repeating: "x", count: 62) + "é", String(repeating: "x", count: 62)),
    (String(repeating: "x", count: 61) + "é", String(repeating: "x", count: 61) + "é"),
  ])
  func region(named name: String, isCalled expected: String) {
    #expect(String(cString: region_name(UInt16(backlot_region_named(name)))) == expected)
  }

  @Test func numbersWithoutARegionHaveNoName() {
    #expect(String(cString: region_name(0)) == "")
    #expect(String(cString: region_name(.max)) == "")
  }
}
