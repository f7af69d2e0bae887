// SPDX-License-Identifier: Apache-2.0
import Glibc
import PerfData
import Recorder
import Testing

@Suite("Lines of /proc/PID/maps")
struct MapsLineTests {
  private func read(_ text: String) -> [String] {
    var lines: [String] = []
    text.withCString { original in
      let copy = strdup(original)!
      defer { free(copy) }
      var at: UnsafeMutablePointer<CChar>? = copy
      var mapping = perf_data_mapping()
      while maps_line_read(&at, &mapping) {
        guard mapping.length > 0 else { continue }
        let place = [mapping.start, mapping.length, mapping.file_offset, mapping.inode]
          .map { String($0, radix: 16) }.joined(separator: " ")
        lines.append("\(place) \(mapping.major):\(mapping.minor) \(String(cString: mapping.path))")
      }
    }
    return lines
  }

  @Test("are read where they are about code")
  func code() {
    let text = """
      00400000-00401000 r--p 00000000 fd:01 20 /bin/true
      00401000-00409000 r-xp 00001000 fd:01 20                                 /a path/with blanks
      7f0000000000-7f0000001000 rwxp 00000000 00:00 0
      7ffff7fc8000-7ffff7fca000 r-xp 00000000 00:00 0                          [vdso]

      """
    #expect(
      read(text) == [
        "401000 8000 1000 14 253:1 /a path/with blanks",
        "7f0000000000 1000 0 0 0:0 //anon",
        "7ffff7fc8000 2000 0 0 0:0 [vdso]",
      ])
  }

  @Test(
    "that are cut short or nonsense are passed over",
    arguments: ["", "\n", "nonsense\n", "00401000-", "00409000-00401000 r-xp 0 0:0 0 /x\n"])
  func broken(text: String) { #expect(read(text) == []) }
}
