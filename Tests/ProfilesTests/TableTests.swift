// SPDX-License-Identifier: Apache-2.0
import BacklotJSON
import Testing

@testable import BacklotProfiles

@Suite("The table of a profile")
struct TableTests {
  private func program() -> SampleProgram {
    var program = SampleProgram(command: ["./server", "--port", "80"])
    program.run("main", "parse@12", in: "request/parse", samples: 600)
    program.run("main", "write[k]", in: "request", samples: 300)
    program.run("main", "idle", samples: 97)
    program.run("main", "rare", samples: 3)
    program.tell {
      $0.how = "in-process"
      $0.frequency = 1000
      ($0.start, $0.end) = (0, 2_000_000_000)
      ($0.cpu, $0.overhead) = (1_000_000_000, 15_000_000)
      ($0.expected, $0.taken, $0.lost) = (1010, 1000, 3)
      ($0.throttled, $0.cut, $0.blocked) = (0, 12, 7)
      $0.regions = [
        .init(
          name: "request", calls: 1200,
          wall: .init(min: 1000, median: 2_400_000, p99: 9_000_000, max: 40_000_000, total: 1),
          cpu: .init(min: 1, median: 1, p99: 1, max: 1, total: 880_000_000),
          counters: ["page-faults": 1234])
      ]
      $0.absent = ["instructions": "this machine does not count them"]
      $0.notes = ["a note"]
    }
    return program
  }

  private func text(_ profile: Profile, _ change: (inout Table.Options) -> Void = { _ in })
    -> String
  {
    var options = Table.Options()
    options.width = 110
    change(&options)
    return Table(profile, event: 0, options).text
  }

  @Test("says what was recorded, then the regions, then the functions")
  func whole() {
    #expect(
      text(program().profile) == """
        1,000 samples of ./server --port 80, taken at 1,000 Hz of cpu-clock within 2.00 s, in 1 thread, by the program
            itself
          samples expected 1,010, taken 1,000 (99.0 %), lost 3 (0.3 %), throttled 0, blocked 7 (0.7 %), stacks cut
              short 12 (1.2 %)
          CPU time 1.00 s; the profiler's own share of it 15.0 ms (1.5 %)
          a note

        share %  ± 95 %  CPU time  samples  calls  wall min   median      p99      max  region
           90.0     1.9    880 ms      900  1,200   1.00 µs  2.40 ms  9.00 ms  40.0 ms  request
           60.0     3.0    600 ms      600                                                parse
           10.0     1.9    100 ms      100                                              outside of regions

          counted in request: page-faults 1,234
          not counted: instructions, as this machine does not count them

            self %  total %  CPU time  samples  function
        60.0 ± 3.0     60.0    600 ms      600  parse parse.c:12 (server)
        30.0 ± 2.8     30.0    300 ms      300  write (kernel)
         9.7 ± 1.8      9.7   97.0 ms       97  idle (server)
         0.3 ± 0.4      0.3   3.00 ms        3  rare ? (server)

        ± is the half width of the 95 % confidence interval, in points of the share (Wilson's).
        A function is marked ? where that is more than half of its share; a region, where it has too few samples to
            tell its functions apart: one with half of them would be uncertain by more than ten points.

        """)
  }

  @Test(
    "orders functions by their whole share where that is asked for, and lists no more than the limit"
  )
  func children() {
    let text = text(program().profile) {
      $0.byTotal = true
      $0.limit = 2
    }
    let lines = text.split(separator: "\n").drop { !$0.contains("self %") }.dropFirst().prefix(3)
    #expect(
      lines.map(String.init) == [
        "   0.0  100.0 ± 0.2    1.00 s    1,000  main (server)",
        "  60.0   60.0 ± 3.0    600 ms      600  parse parse.c:12 (server)",
        "and 3 more functions; see --limit",
      ])
  }

  @Test("fits the terminal", arguments: [50, 60, 80, 100])
  func width(width: Int) {
    for line in text(program().profile, { $0.width = width }).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test("has colours on a terminal alone, and lets no name steer it")
  func colours() {
    var program = SampleProgram(command: ["\u{1b}[31m"])
    program.run("evil\u{1b}]0;\u{7}", in: "bad\nregion", samples: 50)
    let plain = text(program.profile)
    #expect(!plain.contains("\u{1b}"))
    #expect(plain.contains("evil\\x1b]0;\\x07") && plain.contains("bad\\x0aregion"))
    #expect(text(program.profile) { $0.isColoured = true }.contains("\u{1b}[1m"))
  }

  @Test("marks a region that has too few samples, and has those that were only measured")
  func fewSamples() {
    var program = SampleProgram()
    program.run("main", in: "short", samples: 5)
    program.run("main", in: "long", samples: 500)
    program.tell { $0.regions = [.init(name: "never", calls: 3)] }
    let text = self.text(program.profile)
    #expect(text.contains("  short ?\n") && text.contains("  long\n"))
    #expect(text.contains(" 3  never ?\n"))
  }

  @Test(
    "has a measured region where it was sampled, and once more where that was in several places")
  func places() {
    var program = SampleProgram()
    program.run("main", in: "request/parse", samples: 100)
    program.run("main", in: "request/parse/parse", samples: 100)
    program.run("main", in: "start/parse", samples: 200)
    program.run("main", in: "start/read", samples: 400)
    program.tell { $0.regions = [.init(name: "parse", calls: 30), .init(name: "read", calls: 7)] }
    let lines = Table(program.profile, event: 0).regions
    #expect(
      lines.map { "\($0.name) \($0.amount.samples) \($0.measured?.calls ?? 0)" } == [
        "start 600 0", "start/read 400 7", "start/parse 200 0", "parse in 3 places 400 30",
        "request 200 0", "request/parse 200 0", "request/parse/parse 100 0",
      ])
  }

  @Test("says what is not known of a file of another profiler, and whom it is about")
  func foreign() {
    var program = SampleProgram(command: ["/usr/bin/perf", "record", "./server"])
    program.run("main", samples: 5)
    let text = self.text(program.profile)
    #expect(text.hasPrefix("5 samples of server, taken by cpu-clock within 4.00 ms, in 1 thread\n"))
    #expect(
      text.contains("not known: expected, taken, lost, throttled, blocked, stacks cut short"))
    #expect(text.contains("CPU time 5.00 ms; the profiler's own share is not known"))
  }

  @Test("counts what was lost as a part of all that there would have been")
  func lost() {
    var program = SampleProgram(command: ["./server"])
    program.run("main", samples: 250)
    program.tell { ($0.taken, $0.lost) = (250, 750) }
    #expect(text(program.profile).contains("lost 750 (75.0 %)"))
  }

  @Test("counts what is counted, where that is no time")
  func counts() {
    var program = SampleProgram(event: "cycles", isTime: false)
    program.run("main", samples: 20, weight: 1_234_567)
    let text = self.text(program.profile)
    #expect(text.contains("24.7 M cycles"))
    #expect(text.contains("    self  samples  function"))
  }

  @Test("names the busiest threads where there are several")
  func threads() {
    var profile = program().profile
    for number in 1...9 {
      profile.threads.append(.init(process: 7, id: Int32(7 + number), name: "w\u{1b}"))
    }
    profile.threads.append(.init(process: 30, id: 31, name: "helper"))
    for index in 0..<300 { profile.samples[index].thread = 10 }
    for number in 1...9 { profile.samples[300 + number].thread = number }
    #expect(
      text(profile).contains(
        """

           share %  CPU time  samples  thread
        69.1 ± 2.9    691 ms      691  server 7
        30.0 ± 2.8    300 ms      300  helper 31 of process 30
         0.1 ± 0.3   1.00 ms        1  w\\x1b 8 of process 7

        """.dropLast()), "\(text(profile))")
    #expect(text(profile).contains("w\\x1b 13 of process 7\nand 3 more threads; see --thread\n"))
    #expect(!text(program().profile).contains("  thread\n"))
  }

  @Test("of a program with a long command line has the beginning of it")
  func longCommand() {
    let program = SampleProgram(command: ["cc"] + (0..<100).map { "file\($0).c" })
    let text = self.text(program.profile)
    #expect(text.hasPrefix("0 samples of cc file0.c file1.c"))
    #expect(text.contains("file17.c file…, taken"), "\(text)")
  }

  @Test("of a profile without a sample is one all the same")
  func empty() {
    #expect(text(SampleProgram().profile).contains("\nno samples\n"))
    #expect(text(Profile()).contains("0 samples, taken by nothing, in 0 threads"))
  }

  @Test("of a part of a profile says of what, and takes no figure of the whole for the part's")
  func part() {
    let profile = program().profile.filtered(region: "parse")
    let text = text(profile) { $0.scope = "in region parse" }
    #expect(text.hasPrefix("600 samples of ./server --port 80 in region parse, taken at"))
    #expect(text.contains("of the whole profile: expected 1,010"))
    #expect(text.contains("CPU time 600 ms; the profiler's own share of it"))
  }

  @Test("is there for machines too")
  func json() throws {
    let table = Table(program().profile, event: 0)
    let json = try #require(JSONValue(Array(table.json.utf8)))
    #expect(json["samples"]?.integer(Int.self) == 1000)
    #expect(json["account"]?["blocked"]?.integer(Int.self) == 7)
    let functions = try #require(json["functions"]?.list)
    #expect(functions.map { $0["name"]?.text } == ["parse", "write", "idle", "rare", "main"])
    #expect(functions[0]["self"]?["share"]?.double == 0.6)
    #expect(functions[0]["selfWeight"]?.double == 600_000_000)
    #expect(functions[3]["isVague"]?.bool == true)
    let regions = try #require(json["regions"]?.list)
    #expect(regions.map { $0["name"]?.text } == ["request", "request/parse"])
    #expect(regions[0]["wall"]?["p99"]?.integer(Int.self) == 9_000_000)
  }
}

@Suite("A function's name in a narrow column")
struct FunctionNameTests {
  @Test(
    "loses first what it is called with, then its templates, its scopes, and its end",
    arguments: [
      ("std::vector<int>::push_back(int&&)", 40, "std::vector<int>::push_back(int&&)"),
      ("std::vector<int>::push_back(int&&)", 28, "std::vector<int>::push_back"),
      ("std::vector<int>::push_back(int&&)", 22, "std::vector::push_back"),
      ("std::vector<int>::push_back(int&&)", 18, "…vector::push_back"),
      ("std::vector<int>::push_back(int&&)", 10, "…push_back"),
      ("std::vector<int>::push_back(int&&)", 6, "push_…"),
      ("operator<<(std::ostream&, A const&)", 12, "operator<<"),
      ("A<int>::operator()(int) const", 15, "A::operator()"),
      ("A::operator->() const", 14, "A::operator->"),
      ("Renderer.render(_:) async throws -> Page", 20, "Renderer.render"),
      ("closure #1 in Parser.parse(_:)", 26, "closure #1 in Parser.parse"),
      ("(anonymous namespace)::go(int)", 27, "(anonymous namespace)::go"),
      ("broken<name", 8, "broken<…"), ("", 4, ""),
    ])
  func fitted(name: String, width: Int, expected: String) {
    #expect(FunctionName.fitted(name, width) == expected)
  }

  @Test(
    "and numbers have three digits that count",
    arguments: [
      (0.0, "0 ns"), (999, "999 ns"), (1_000, "1.00 µs"), (70_246_000, "70.2 ms"),
      (999_600_000, "1.00 s"), (1.5e9, "1.50 s"), (1.2345e13, "12,345 s"), (-2_000, "-2.00 µs"),
    ])
  func times(nanoseconds: Double, expected: String) {
    #expect(Figures.time(nanoseconds) == expected)
  }
}
