// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Profiles that are written here, record by record, as `perf record` writes them.
@Suite("backlot perf report and diff", .timeLimit(.minutes(20)))
struct PerfReportTests {
  private let folder = try! Folder()

  private func run(_ script: String) async throws -> Tool.Result {
    try await Tool.shell("cd '\(folder.path)'\nunset COLUMNS\n" + script)
  }

  private func write(_ name: String, _ profile: WrittenProfile) throws {
    try Data(profile.bytes).write(to: URL(filePath: folder.path + "/" + name))
  }

  @Test(
    "prints perf.data as a table without colours, of as many columns as COLUMNS says, and 200 in a pipe"
  )
  func table() async throws {
    try write("perf.data", WrittenProfile(samples: 200))
    let result = try await run("backlot perf report; COLUMNS=60 backlot perf report perf.data")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("200 samples") == true, "\(result.output)")
    let starts = lines.indices.filter { lines[$0].hasPrefix("200 samples") }
    #expect(starts.count == 2)
    #expect(lines.allSatisfy { $0.count <= 200 })
    #expect(lines[starts.last!...].allSatisfy { $0.count <= 60 })
    #expect(!result.output.contains("\u{1b}"))
  }

  @Test("converts to every format, into a file or to standard output")
  func formats() async throws {
    try write("perf.data", WrittenProfile(samples: 20))
    let result = try await run(
      """
      for format in table folded speedscope pprof svg json; do
        backlot perf report --format $format -o $format || exit
        backlot perf report --format $format | cmp - $format || exit
      done
      xmllint --noout svg && backlot perf diff perf.data perf.data --format svg | xmllint --noout -
      head -c 2 pprof | od -An -tx1; head -c 1 json; head -c 1 speedscope
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == " 1f 8b\n{{")
  }

  @Test("compares two profiles")
  func diff() async throws {
    try write("old", WrittenProfile(samples: 100))
    try write("new", WrittenProfile(samples: 300))
    let result = try await run("backlot perf diff old new; backlot perf diff old new --format json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("before: 100 samples"))
    #expect(result.output.contains("now: 300 samples"))
    #expect(result.output.contains("No function's own share changed by more than chance explains."))
    #expect(result.output.contains("{\"version\":1,"))
  }

  @Test(
    "is answered by one sentence and a status of sysexits.h where a word is bad",
    arguments: [
      ("backlot perf report", 66, "perf.data"),
      ("backlot perf report /", 65, "/"),
      ("backlot perf report broken", 65, "broken"),
      (
        "backlot perf report empty", 65,
        "empty has no samples: it used no CPU time then, or too little; record for longer"
      ),
      (
        "backlot perf report blocked", 65,
        "blocked has no samples, though 900 were expected: they block SIGTRAP"
      ),
      (
        "backlot perf report good --region x", 64,
        "good has no region 'x'; it has no regions at all"
      ),
      ("backlot perf report good --event cpu-clok", 64, "did you mean cpu-clock? it has cpu-clock"),
      ("backlot perf report good --thread x", 64, "good has no thread 'x'"),
      ("backlot perf report good --format png", 64, "see 'backlot perf report --help'"),
      ("backlot perf report good --limit 0", 64, "--limit must be 1 or more"),
      ("backlot perf report good -o ''", 64, "-o names no file"),
      ("backlot perf report good --format svg -o /no/such/x", 73, "cannot write /no/such/x"),
      ("backlot perf report good -o /dev/full", 73, "cannot write /dev/full: no space"),
      ("backlot perf report good > /dev/full", 73, "cannot write to standard output"),
      ("backlot perf diff good", 64, "see 'backlot perf diff --help'"),
      ("backlot perf diff good /no/such", 66, "/no/such"),
      ("backlot perf diff empty good", 65, "empty has no samples"),
    ] as [(String, Int32, String)])
  func badInput(script: String, status: Int32, text: String) async throws {
    try write("good", WrittenProfile(samples: 3))
    try write("empty", WrittenProfile(samples: 0))
    let story =
      #"{"version":1,"samples":{"expected":900.5,"lost":0},"notes":["they block SIGTRAP"]}"#
    try write("blocked", WrittenProfile(samples: 0, story: story))
    try Data("PERFILE2 and no more".utf8).write(to: URL(filePath: folder.path + "/broken"))
    let result = try await run(script)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("backlot: "))
    #expect(result.errors.contains(text), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1, "\(result.errors)")
  }
}

/// A small file of perf's: an event, and samples of one function without a name.
private struct WrittenProfile {
  private(set) var bytes: [UInt8] = []

  /// - Parameter story: What a profiler tells of itself, as JSON: section 255, behind the records.
  init(samples: Int, story: String = "") {
    let attribute: [UInt64] =
      [
        // Software, 136 bytes; cpu-clock; a frequency; what samples have; no more.
        1 | 136 << 32, 0, 1000, 1 << 0 | 1 << 1 | 1 << 2 | 1 << 8, 0, 1 << 10,
      ] + Array(repeating: 0, count: 11)
    let record: (Int) -> [UInt64] = { number in
      // PERF_RECORD_SAMPLE of 40 bytes: ip, pid and tid, time, period.
      [9 | 2 << 32 | 40 << 48, 0x1000, 77 | 77 << 32, UInt64(1 + number) * 1_000_000, 1_000_000]
    }
    let data = (0..<samples).flatMap(record)
    let (attributes, start) = (104, 104 + 152)
    let head: [UInt64] = [
      0x3245_4c49_4652_4550, 104, 152, UInt64(attributes), 152, UInt64(start),
      UInt64(data.count * 8), 0, 0, 0, 0, 0, story.isEmpty ? 0 : 1 << 63,
    ]
    let section = [UInt64(start + data.count * 8 + 16), UInt64(story.utf8.count)]
    for word in head + attribute + [0, 0] + data + section {
      withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
    }
    bytes += story.utf8
  }
}
