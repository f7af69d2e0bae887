// SPDX-License-Identifier: Apache-2.0
import Glibc
import PerfData
import Recorder
import Testing

@Suite("Events of a file, by regions")
struct RegionEventsTests {
  @Test(
    "have a region in their path by its name, or by a part of the path",
    arguments: [
      ("request/parse/header", "parse", true),
      ("request/parse/header", "request", true),
      ("request/parse/header", "parse/header", true),
      ("request/parse/header", "header", true),
      ("request/parse/header", "request/header", false),
      ("request/parse/header", "pars", false),
      ("request/parse", "parse/header", false),
      ("reparse", "parse", false),
      ("", "parse", false),
    ])
  func wanted(path: String, region: String, isInside: Bool) {
    #expect(region_path_has(path, region) == isInside)
  }

  private func path(_ ids: [UInt16], isUnknown: Bool = false) -> region_path {
    var path = region_path()
    path.depth = UInt16(ids.count)
    path.is_unknown = isUnknown
    withUnsafeMutableBytes(of: &path.ids) { bytes in
      for (i, id) in ids.enumerated() { bytes.bindMemory(to: UInt16.self)[i] = id }
    }
    return path
  }

  private func names(_ paths: [region_path], wanted: String? = nil) -> [String?] {
    var events = region_events()
    let wanted = wanted.map { UnsafePointer(strdup($0)!) }
    let base = UnsafePointer<CChar>(strdup("cycles")!)
    #expect(region_events_begin(&events, base, wanted))
    return paths.map { path in
      var path = path
      let event = region_events_of(
        &events, &path, { _, id in UnsafePointer(strdup(["?", "a", "b"][Int(id)])) }, nil)
      return event.map { "\($0.pointee.id) " + String(cString: $0.pointee.name) }
    }
  }

  @Test("are one for each path, named by the regions in it")
  func named() {
    #expect(
      names([path([]), path([1]), path([1, 2]), path([2]), path([1, 2]), path([])]) == [
        "1 cycles", "2 cycles:a", "3 cycles:a/b", "4 cycles:b", "3 cycles:a/b", "1 cycles",
      ])
  }

  @Test("are one for all that is unknown")
  func unknown() {
    #expect(
      names([path([1], isUnknown: true), path([], isUnknown: true)])
        == ["2 cycles:(unknown region)", "2 cycles:(unknown region)"])
  }

  @Test("are none for samples outside of the region that is wanted")
  func filtered() {
    #expect(
      names([path([]), path([1]), path([1, 2]), path([2])], wanted: "b")
        == [nil, nil, "3 cycles:a/b", "4 cycles:b"])
  }

  @Test("count as outside when there are more than fit")
  func many() {
    let paths = (0..<5000).map { number in
      path((0..<13).map { bit in number >> bit & 1 == 0 ? 1 : 2 })
    }
    let last = names(paths + [path([])])
    #expect(last.last == "1 cycles")
    #expect(last.allSatisfy { $0 != nil })
  }
}
