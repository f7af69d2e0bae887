// SPDX-License-Identifier: Apache-2.0
//
// Reads logs, counts their requests by page, and writes a table; each part is a region.
//
//     logs [PROFILE [FILES]]        then: backlot perf report PROFILE --region parse
import BacklotProfiling

enum Regions {
  static let parse = Region("parse")
  static let index = Region("index")
  static let render = Region("render")
}

struct Request: Sendable {
  var page: String
  var milliseconds: Int
}

/// What a server may have written to its file of this number.
func log(_ file: Int) -> [String] {
  (0..<5_000).map { "GET /page/\($0 * 7919 % (211 + file)) \(200 + $0 % 3) \($0 * 31 % 977)ms" }
}

func parse(_ line: String) -> Request? {
  let words = line.split(separator: " ")
  guard words.count == 4, let time = Int(words[3].dropLast(2)) else { return nil }
  return Request(page: String(words[1]), milliseconds: time)
}

/// The child tasks are in the region too, on whatever threads they run.
func index(_ requests: [Request]) async -> [String: Int] {
  await Regions.index.measure {
    await withTaskGroup(of: [String: Int].self) { group in
      let half = requests.count / 2
      for part in [requests[..<half], requests[half...]] {
        group.addTask { part.reduce(into: [:]) { $0[$1.page, default: 0] += $1.milliseconds } }
      }
      return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
  }
}

func render(_ pages: [String: Int]) -> String {
  pages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .map { "\($0.key) \($0.value)ms" }.prefix(3).joined(separator: "\n")
}

func work(_ files: Int) async -> String {
  var pages: [String: Int] = [:]
  var table = ""
  for file in 0..<files {
    let lines = log(file)
    let requests = Regions.parse.measure { lines.compactMap(parse) }
    pages.merge(await index(requests), uniquingKeysWith: +)
    table = Regions.render.measure { render(pages) }
  }
  return table
}

let arguments = CommandLine.arguments.dropFirst()
let files = arguments.dropFirst().first.flatMap(Int.init) ?? 4
if let path = arguments.first {
  print(
    try await Profiler.record(to: path, measuring: [.wallTime, .cpuTime]) { await work(files) })
} else {
  Profiler.measure(.wallTime)
  print(await work(files))
}
for entry in Profiler.statistics().entries {
  print("\(entry.region): \(entry.calls) calls")
}
