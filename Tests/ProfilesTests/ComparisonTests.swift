// SPDX-License-Identifier: Apache-2.0
import BacklotJSON
import Testing

@testable import BacklotProfiles

@Suite("A comparison of two profiles")
struct ComparisonTests {
  private func profile(
    _ functions: KeyValuePairs<String, Int>, command: String = "./server", frequency: Double = 1000,
    seconds: UInt64 = 1, region: String = ""
  ) -> Profile {
    var program = SampleProgram(command: [command])
    for (name, samples) in functions { program.run("main", name, in: region, samples: samples) }
    program.tell {
      $0.frequency = frequency
      ($0.start, $0.end) = (0, seconds * 1_000_000_000)
    }
    return program.profile
  }

  private func comparison(_ before: Profile, _ now: Profile) -> Comparison {
    Comparison(before, now, events: (0, 0))
  }

  private func verdicts(_ comparison: Comparison) -> [String] {
    comparison.changes.map { "\($0.function.name) \($0.verdict)" }
  }

  @Test("calls a change what chance does not explain, and nothing else")
  func verdicts() {
    let comparison = comparison(
      profile(["parse": 300, "write": 300, "gone": 100, "same": 290, "rare": 2]),
      profile(["parse": 450, "write": 190, "new": 60, "same": 300, "rare": 3]))
    #expect(
      verdicts(comparison) == [
        "parse more", "write less", "gone less", "new more", "same noise", "rare few",
      ])
    #expect(comparison.changes.map(\.isNew) == [false, false, false, true, false, false])
    #expect(comparison.changes.map(\.isGone) == [false, false, true, false, false, false])
  }

  @Test("finds no change between two halves of one profile")
  func halves() {
    var names: [String] = []
    for number in 0..<400 { names.append("function\(number)") }
    var state: UInt64 = 5
    func half() -> Profile {
      var counts = Array(repeating: 0, count: names.count)
      for _ in 0..<20_000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        counts[Int(state >> 33) % names.count] += 1
      }
      var program = SampleProgram()
      for (name, count) in zip(names, counts) { program.run(name, samples: count) }
      return program.profile
    }
    let comparison = comparison(half(), half())
    let tempting = comparison.changes.count { $0.chance! < 0.05 }
    #expect(tempting > 5, "the test would show nothing")
    #expect(comparison.changes.allSatisfy { !$0.isChange })
  }

  @Test("does not mind how long and how often was sampled, and says so")
  func normalised() {
    let comparison = comparison(
      profile(["parse": 300, "write": 700]),
      profile(["parse": 300, "write": 700], frequency: 500, seconds: 2))
    #expect(comparison.changes.allSatisfy { $0.points == 0 && $0.verdict == .noise })
    #expect(
      comparison.notes == [
        "sampled at 1,000 and at 500 Hz: shares and times do not depend on it, their intervals do"
      ])
    #expect(comparison.noteOnTimes?.contains("CPU times are as measured") == true)
    #expect(comparison.changes[0].now.amount == comparison.changes[0].before.amount)
  }

  @Test("is made of different programs and events all the same, with a note")
  func different() {
    var cycles = profile(["parse": 300], command: "/bin/other")
    cycles.events[0] = .init(name: "cycles", isTime: false)
    let notes = comparison(profile(["parse": 300]), cycles).notes
    #expect(notes.count == 2)
    #expect(notes[0].contains("of different programs, ./server and /bin/other"))
    #expect(notes[1].contains("the first has cpu-clock, the second cycles"))
  }

  @Test("is a table: regions, then functions")
  func text() {
    var before = profile(["parse": 300, "write": 700], region: "request")
    var now = profile(["parse": 500, "write": 500], region: "request")
    let spread = Account.Spread(min: 1, median: 2_000_000, p99: 3, max: 4, total: 600_000)
    before.account.regions = [.init(name: "request", calls: 200, wall: spread, cpu: spread)]
    now.account.regions = [.init(name: "request", calls: 100, wall: spread, cpu: spread)]
    let text = comparison(before, now).text()
    #expect(
      text.contains(
        """
              share %      calls                wall median                    CPU a call  region
        """) == false, "wider than 80 columns")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    var options = Table.Options()
    options.width = 120
    let wide = comparison(before, now).text(options)
    #expect(
      wide.contains(
        "100.0 → 100.0  200 → 100  2.00 ms → 2.00 ms (×1.00)  3.00 µs → 6.00 µs (×2.00)  request\n")
    )
    #expect(
      wide.contains(
        """
        2 functions changed by more than chance explains.
             points  before %  now %  CPU before     now  function
        +20.0 ± 4.2      30.0   50.0      300 ms  500 ms  parse
        -20.0 ± 4.2      70.0   50.0      700 ms  500 ms  write
        """))
  }

  @Test("is there for machines too")
  func json() throws {
    let text = comparison(profile(["parse": 700, "a": 300]), profile(["parse": 500, "a": 500])).json
    let json = try #require(JSONValue(Array(text.utf8)))
    let functions = try #require(json["functions"]?.list)
    #expect(functions.map { $0["verdict"]?.text } == ["more", "less"])
    #expect(functions[0]["name"]?.text == "a")
    #expect(functions[1]["now"]?["self"]?["share"]?.double == 0.5)
  }

  @Test("with nothing on a side says so")
  func empty() {
    let text = comparison(Profile(), profile(["parse": 300])).text()
    #expect(text.contains("no samples on one side: nothing to compare"))
  }

  @Test("is a flame graph: as wide as now, coloured by the change, grey where that may be chance")
  func picture() throws {
    let graph = FlameGraph(
      comparison(
        profile(["parse": 300, "write": 600, "same": 100]),
        profile(["parse": 500, "write": 390, "same": 110])))
    let colours = Dictionary(
      graph.frames.map { (graph.labels[$0.label].name, $0.colour) }, uniquingKeysWith: { $1 })
    #expect(colours == ["all": "d0", "main": "d0", "parse": "u3", "write": "n3", "same": "d0"])
    let parse = try #require(graph.frames.first { graph.labels[$0.label].name == "parse" })
    #expect(parse.before == .init(weight: 300_000_000, samples: 300))
    #expect(parse.total.samples == 500)
  }
}
