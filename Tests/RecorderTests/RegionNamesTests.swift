// SPDX-License-Identifier: Apache-2.0
import Recorder
import Testing

@Suite("Names of regions, of all processes")
struct RegionNamesTests {
  @Test("have one number each, the same for all who use it")
  func numbers() {
    var names = region_names()
    #expect(
      ["a", "b", "a", "c", "b"].map { (name: String) in region_names_id(&names, name) } == [
        1, 2, 1, 3, 2,
      ])
    #expect((1...3).map { String(cString: region_names_of(&names, $0)) } == ["a", "b", "c"])
  }

  @Test("that are none are a question mark")
  func none() {
    var names = region_names()
    #expect(String(cString: region_names_of(&names, 0)) == "?")
    #expect(String(cString: region_names_of(&names, 7)) == "?")
  }

  @Test("are only so many: others are none, and those before stay what they were")
  func many() {
    var names = region_names()
    let most = Int(REGION_NAMES_MOST)
    let numbers = (0..<most + 10).map { region_names_id(&names, "region \($0)") }
    #expect(numbers == (0..<most + 10).map { $0 < most ? UInt16($0 + 1) : 0 })
    #expect(region_names_id(&names, "region 77") == 78)
    #expect(String(cString: region_names_of(&names, 78)) == "region 77")
  }
}
