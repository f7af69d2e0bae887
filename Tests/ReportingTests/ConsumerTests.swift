// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Foundation
import Testing

@Suite("Others' readers")
struct ConsumerTests {
  private let all = [Sample.full] + Sample.others
  private let good = Sample.others + Sample.named() + Sample.grouped

  private func tap(_ events: [TestEvent]) -> [UInt8] {
    var reporter = TAPReporter()
    return reporter.whole(events)
  }

  private func junit(_ profile: JUnitReporter.Profile, _ events: [TestEvent]) -> [UInt8] {
    var reporter = JUnitReporter(profile)
    return reporter.whole(events)
  }

  private func subunit(_ events: [TestEvent]) -> [UInt8] {
    var reporter = SubunitReporter()
    return reporter.whole(events)
  }
}

extension ConsumerTests {
  private static let prove = Consumer("prove", "-e", "cat")

  @Test("prove takes a run that passed for one, whatever the names are")
  func provePasses() throws {
    for events in [Sample.run(good), Sample.run(Sample.named(), count: Sample.names.count)] {
      let answer = try Self.prove.read(tap(events))
      #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("Result: PASS"))
      #expect(!answer.output.contains("Parse errors"))
    }
  }

  @Test("prove takes a run that failed, is too short or broken for no success")
  func proveFails() throws {
    let two = Array(Sample.named().prefix(2))
    let cut = tap(Sample.run(two, count: 2)).split(separator: 10).dropLast().joined(separator: [10])
    let reports = [
      tap(Sample.run(all)), tap(Sample.run(two, count: 3)), tap(Sample.run(all, .broken("why"))),
      tap(Sample.run(two, count: 2, .broken("why"))), tap(Array(Sample.run(two).dropLast())),
      tap(Sample.run(Sample.grouped, count: Sample.grouped.count + 1)), Array(cut),
    ]
    for report in reports {
      let answer = try Self.prove.read(report)
      #expect(answer.status != 0, "\(String(decoding: report, as: UTF8.self))")
    }
  }

  @Test("prove reads diagnostics of all kinds")
  func proveReadsDiagnostics() throws {
    let script = """
      use TAP::Parser; binmode STDOUT, ':utf8'; open my $f, '<', $ARGV[0]; my $p = TAP::Parser->new({source => $f});
      while (my $r = $p->next) { print $r->data->{$_}, "\n" for $r->is_yaml ? ('message', 'details') : () }
      print "errors: ", join('|', $p->parse_errors), "\n";
      """
    let texts = Sample.names.filter { !$0.isEmpty }
    let results = texts.map {
      TestResult(
        TestPath([], "t"), .failed,
        problems: [TestProblem(.other, $0, details: "first\n" + $0 + "\n" + $0)],
        output: [TestOutput(.out, $0), TestOutput(.out, $0 + "\n" + $0 + "\n")], tags: [$0])
    }
    let answer = try Consumer("perl", "-e", script).read(tap(Sample.run(results)))
    #expect(answer.output.hasSuffix("errors: \n"), "\(answer.output)\(answer.errors)")
    #expect(answer.output.contains("first\nplain\nplain\n"))
    #expect(answer.output.contains("]]>\n"))
  }

  @Test("tappy reads every line")
  func tappy() throws {
    let script = """
      import sys, tap.parser
      for line in tap.parser.Parser().parse_file(sys.argv[1]):
          if line.category == 'test':
              print(line.ok, bool(line.skip), bool(line.todo), line.number)
          elif line.category == 'plan':
              print('plan', line.expected_tests)
      """
    let results = [
      TestResult(TestPath([], "a"), .passed), TestResult(TestPath([], "b"), .skipped("why")),
      TestResult(TestPath([], "c"), .known("why")), TestResult(TestPath([], "d"), .failed),
    ]
    let answer = try Consumer.python(script).read(tap(Sample.run(results, count: 4)))
    #expect(
      answer.output == """
        plan 4
        True False False 1
        True True False 2
        False False True 3
        False False False 4

        """, "\(answer.errors)")
  }
}

extension ConsumerTests {
  @Test("xmllint finds what Jenkins' schema asks for in the strict profile")
  func schema() throws {
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Docs/junit-strict.xsd").standardizedFileURL.path
    let xmllint = Consumer("xmllint", "--noout", "--schema", schema)
    for events in [Sample.run(all + good), Sample.run(all, .broken("why")), Sample.run([])] {
      let answer = try xmllint.read(junit(.strict, events))
      #expect(answer.status == 0, "\(answer.errors.prefix(2000))")
    }
    // The rich profile has more, which shows that the schema does look.
    #expect(try xmllint.read(junit(.rich, Sample.run(all))).status != 0)
  }

  @Test(
    "xmllint finds a whole document after every event", arguments: JUnitReporter.Profile.allCases)
  func wholeAlways(profile: JUnitReporter.Profile) throws {
    var reporter = JUnitReporter(profile)
    var paper = Paper()
    for event in Sample.run(all + Sample.named().prefix(5)) {
      paper.write(reporter.report(event))
      let answer = try Consumer("xmllint", "--noout").read(paper.bytes)
      #expect(answer.status == 0, "\(answer.errors)")
    }
  }

  private static let junitparser = Consumer.python(
    """
    import sys, json, junitparser
    xml = junitparser.JUnitXml.fromfile(sys.argv[1])
    tests = [[c.name, c.classname, [type(r).__name__ for r in c.result]] for s in xml for c in s]
    print(json.dumps({"counts": [xml.tests, xml.failures, xml.errors], "tests": tests,
                      "suites": [[s.name, s.tests, s.failures, s.errors, s.skipped] for s in xml]}))
    """)

  private struct Parsed: Decodable {
    struct Test: Decodable {
      let name: String
      let group: String
      let results: [String]

      init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        name = try values.decode(String.self)
        group = try values.decode(String.self)
        results = try values.decode([String].self)
      }
    }
    let counts: [Int]
    let tests: [Test]
  }

  private func parsed(_ bytes: [UInt8]) throws -> Parsed {
    let answer = try Self.junitparser.read(bytes)
    try #require(answer.status == 0, "\(answer.errors)")
    return try JSONDecoder().decode(Parsed.self, from: Data(answer.output.utf8))
  }

  @Test(
    "junitparser finds every name, result and number", arguments: JUnitReporter.Profile.allCases)
  func junitparser(profile: JUnitReporter.Profile) throws {
    let results = all + Sample.named()
    let found = try parsed(junit(profile, Sample.run(results)))
    #expect(found.counts == [results.count, 1, 0])
    #expect(found.tests[0].results == ["Failure", "Error"])
    #expect(
      found.tests.map(\.name).prefix(all.count + 4)
        == results.map(\.path.name).prefix(all.count + 4))
    #expect(found.tests.contains { $0.name == "two\nlines" })
    #expect(found.tests.contains { $0.name == "]]>" })
    #expect(found.tests.contains { $0.name == "␁␛[31mred␛[0m\u{7f}" })
    #expect(
      found.tests.contains { $0.name == " leading" } && found.tests.contains { $0.name == "" })
    #expect(found.tests.count == results.count)
  }

  @Test("junitparser finds an error in a run that is cut short, and in one that is broken")
  func cutShort() throws {
    let events = Sample.run(Sample.others)
    #expect(try parsed(junit(.rich, events)).counts == [Sample.others.count, 0, 0])
    for report in [Array(events.dropLast()), Array(events.dropLast()) + [.runEnded(.broken("x"))]] {
      let found = try parsed(junit(.rich, report))
      #expect(found.counts == [Sample.others.count + 1, 0, 1])
      #expect(found.tests.last?.results == ["Error"])
    }
  }
}

extension ConsumerTests {
  private static let python = Consumer.python(
    """
    import sys, json, testtools, subunit
    tests = []
    def take(test):
        texts = {k: v.as_text() for k, v in test['details'].items() if v.content_type.type == 'text'}
        tests.append([test['id'], test['status'], texts.get('reason', ''), texts.get('problem', ''),
                      all(test['timestamps']), sorted(test['tags'])])
    result = testtools.StreamToDict(take)
    result.startTestRun()
    subunit.ByteStreamToStreamResult(open(sys.argv[1], 'rb')).run(result)
    result.stopTestRun()
    json.dump(tests, sys.stdout)
    """)

  private struct Told: Decodable, Equatable {
    var id: String
    var status: String
    var reason = ""
    var problem = ""
    var isTimed = false
    var tags: [String] = []

    init(_ id: String, _ status: String, reason: String = "") {
      (self.id, self.status, self.reason) = (id, status, reason)
    }

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      id = try values.decode(String.self)
      status = try values.decode(String.self)
      reason = try values.decode(String.self)
      problem = try values.decode(String.self)
      isTimed = try values.decode(Bool.self)
      tags = try values.decode([String].self)
    }
  }

  private func told(_ bytes: [UInt8]) throws -> [Told] {
    let answer = try Self.python.read(bytes)
    try #require(answer.status == 0, "\(answer.errors)")
    return try JSONDecoder().decode([Told].self, from: Data(answer.output.utf8))
  }

  @Test("python-subunit finds every test")
  func subunit() throws {
    let found = try told(subunit(Sample.run(all)))
    #expect(found[0].id == "store/read/is empty" && found[0].status == "fail")
    #expect(found[0].problem.contains("Tests/Store tests.swift:12: expected 3, got 4"))
    #expect(found[0].isTimed && found[0].tags == ["net work", "slow"])
    #expect(
      found.dropFirst() == [
        Told("store/writes", "success"), Told("alone", "skip", reason: "no # network\nhere"),
        Told("known", "xfail", reason: "issue \\ 12"), Told("a/b/c/deep", "skip"),
        Told("a/known without a reason", "xfail"),
      ])
  }

  @Test("python-subunit finds every name that is one there")
  func subunitNames() throws {
    let names = Sample.names.filter { !$0.isEmpty }
    let results = names.map { TestResult(TestPath([], $0), .passed) }
    let found = try told(subunit(Sample.run(results))).map(\.id)
    #expect(found == names.map { $0.replacingOccurrences(of: "\0", with: "␀") })
  }

  @Test("python-subunit finds a failure in a broken run, and what is larger than a packet")
  func subunitBroken() throws {
    #expect(try told(subunit(Sample.run([], .broken("x")))).map(\.status) == ["fail"])
    var large = Sample.full
    large.output = [TestOutput(.out, String(repeating: "é", count: 3 << 20))]
    #expect(try told(subunit(Sample.run([large]))).map(\.status) == ["fail"])
  }
}
