// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

/// Reports as other programs write them, shortened.
@Suite("A report of another program")
struct WildReportTests {
  private func read(_ text: String) throws -> [TestEvent] {
    var reader = AnyReportReader(name: "file")
    return try reader.all(Array(text.utf8))
  }

  private func result(_ name: String, _ events: [TestEvent]) throws -> TestResult {
    try #require(
      events.results.first { $0.path.description == name }, "\(events.results.map(\.path))")
  }

  @Test("is read as pytest has it")
  func pytest() throws {
    let events = try read(
      """
      <?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="1" \
      skipped="2" tests="5" time="0.202"><testcase classname="test_a" name="test_ok" time="1e-05" /><testcase \
      classname="test_a" name="test_bad" time="0.009"><failure message="AssertionError: a &lt;note&gt;&#10;\
      assert 1 == 2">def test_bad():
      &gt;       assert 1 == 2

      test_a.py:4: AssertionError</failure></testcase><testcase classname="test_a" name="test_skip" \
      time="0.005"><skipped type="pytest.skip" message="not today">test_a.py:5: not today</skipped></testcase>\
      <testcase classname="test_a" name="test_x" time="0.001"><skipped type="pytest.xfail" message="bug 3" />\
      </testcase><testcase classname="test_a.TestC" name="test_p[x/y]" time="0"><error message="failed on \
      setup">E   ValueError</error></testcase></testsuite></testsuites>
      """)
    let bad = try result("test_a/test_bad", events)
    #expect(bad.problems.first?.message == "AssertionError: a <note>")
    #expect(bad.problems.first?.place == SourceLine(file: "test_a.py", line: 4))
    #expect(bad.duration == .milliseconds(9))
    #expect(try result("test_a/test_skip", events).outcome == .skipped("not today"))
    #expect(try result("test_a/test_x", events).outcome == .known("bug 3"))
    #expect(try result("test_a.TestC/test_p[x/y]", events).problems.first?.kind == .error)
    #expect(try result("test_a/test_ok", events).duration == .microseconds(10))
    #expect(events.endings == [.complete])
  }

  @Test("is read as GoogleTest has it")
  func googleTest() throws {
    let events = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="3" failures="1" disabled="1" errors="0" time="0" name="AllTests">
        <testsuite name="Store" tests="3" failures="1" disabled="1" skipped="1" errors="0" time="0">
          <testcase name="Fails" file="g.cc" line="4" status="run" result="completed" time="0" classname="Store">
            <failure message="g.cc:5&#x0A;Value of: false&#x0A;  Actual: false" type=""><![CDATA[g.cc:5
      Value of: false
        Actual: false]]></failure>
            <failure message="g.cc:6&#x0A;why" type=""><![CDATA[g.cc:6
      why]]></failure>
          </testcase>
          <testcase name="DISABLED_Off" file="g.cc" line="5" status="notrun" result="suppressed" classname="Store" />
          <testcase name="Skips" status="run" result="skipped" classname="Store">
            <skipped message="g.cc:6&#x0A;no net"><![CDATA[g.cc:6
      no net]]></skipped>
          </testcase>
        </testsuite>
      </testsuites>
      """)
    let fails = try result("Store/Fails", events)
    #expect(fails.place == SourceLine(file: "g.cc", line: 4))
    #expect(
      fails.problems == [
        TestProblem(
          .assertion, "Value of: false", details: "  Actual: false",
          at: SourceLine(file: "g.cc", line: 5)),
        TestProblem(.assertion, "why", at: SourceLine(file: "g.cc", line: 6)),
      ])
    #expect(try result("Store/DISABLED_Off", events).outcome == .skipped("disabled"))
    #expect(try result("Store/Skips", events).outcome == .skipped("no net"))
    #expect(events.endings == [.complete])
  }

  @Test("is read as Surefire has it, in Latin letters of old")
  func surefire() throws {
    let text = """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <!-- a > comment --> <!DOCTYPE testsuite>
      <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="com.x.StoreTest" time="1,234.5" \
      tests="2" errors="0" skipped="0" failures="1">
        <properties><property name="java.version" value="17"/></properties>
        <testcase name="reads" classname="com.x.StoreTest" time="1,234.5"/>
        <testcase name="writes é" classname="com.x.StoreTest" time="0.1">
          <failure message="expected:&lt;1&gt;" type="org.junit.ComparisonFailure">org.junit: expected
      \tat com.x.StoreTest.writes(StoreTest.java:12)</failure>
          <system-out><![CDATA[a ]] > b]]]]><![CDATA[> c]]></system-out>
        </testcase>
      </testsuite>
      """
    var reader = JUnitReader(name: "file")
    let events = try reader.all(text.unicodeScalars.map { UInt8($0.value) })
    #expect(try result("com.x.StoreTest/reads", events).duration == .milliseconds(1_234_500))
    let writes = try result("com.x.StoreTest/writes é", events)
    #expect(writes.problems.first?.details.contains("StoreTest.java:12") == true)
    #expect(writes.output == [TestOutput(.out, "a ]] > b]]> c")])
    #expect(events.endings == [.complete])
  }

  @Test("is read as cmocka has it, with a root for each group")
  func cmocka() throws {
    let root = { (name: String, test: String) in
      """
      <testsuites>
        <testsuite name="\(name)" time="0.000" tests="1" failures="0" errors="0" skipped="0" >
          <testcase name="ok" time="0.000" >\(test)</testcase>
        </testsuite>
      </testsuites>

      """
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
    let events = try read(head + root("first", "") + head + root("second", "<skipped/>"))
    #expect(events.results.map(\.path.description) == ["first/ok", "second/ok"])
    #expect(events.results.map(\.outcome) == [.passed, .skipped("")])
    #expect(events.endings == [.complete])
  }

  @Test("is a failure where a suite tells of more failures than its tests")
  func failuresOutside() throws {
    let events = try read(
      "<testsuites failures=\"1\"><testsuite name=\"s\" failures=\"1\"><testcase name=\"a\"/></testsuite></testsuites>"
    )
    #expect(events.results.map(\.outcome) == [.passed, .failed])
    #expect(!events.isSuccess)
  }

  @Test(
    "is broken as XML that is none",
    arguments: [
      "<testsuite></testsuites>", "<testsuite><1></testsuite>", "<testsuite a=1></testsuite>",
    ])
  func noXML(text: String) throws { #expect(try !read(text).isSuccess) }

  @Test("is read as Node has it")
  func node() throws {
    let events = try read(
      """
      TAP version 13
      # Subtest: fails
      not ok 1 - fails
        ---
        duration_ms: 10.271344
        location: '/tmp/t.mjs:2:26'
        failureType: 'testCodeFailure'
        error: |-
          msg
          
          1 !== 2
          
        code: 'ERR_ASSERTION'
        stack: |-
          TestContext.<anonymous> (file:///tmp/t.mjs:2:55)
        ...
      # Subtest: group
          # Subtest: in
          ok 1 - in
            ---
            duration_ms: 0.3
            ...
          # Subtest: bad
          not ok 2 - bad # TODO x
            ---
            error: 'no'
            ...
          1..2
      ok 2 - group
        ---
        duration_ms: 1.5
        ...
      1..2
      # tests 3

      """)
    let fails = try result("fails", events)
    #expect(fails.problems.first?.message == "msg")
    #expect(fails.problems.first?.place == SourceLine(file: "/tmp/t.mjs", line: 2))
    #expect(try result("group/in", events).duration == .microseconds(300))
    #expect(try result("group/bad", events).outcome == .known("x"))
    #expect(events.endings == [.complete])
  }
}

extension WildReportTests {
  private static let head = #"""
    {"kind":"test","payload":{"displayName":"A suite","id":"M.S","kind":"suite","name":"S"},"version":"6.3.0"}
    {"kind":"test","payload":{"displayName":"raw \/ name","id":"M.S\/`raw \/ name`()\/A.swift:10:4","isParameterized":false,"kind":"function","name":"`raw \/ name`()","sourceLocation":{"column":4,"fileID":"M\/A.swift","filePath":"\/M\/A.swift","line":10}},"version":"6.3.0"}
    {"kind":"test","payload":{"id":"M.S\/each(n:)\/A.swift:6:4","isParameterized":true,"kind":"function","name":"each(n:)"},"version":"6.3.0"}
    {"kind":"event","payload":{"instant":{"absolute":5,"since1970":1000},"kind":"runStarted"},"version":"6.3.0"}
    {"kind":"event","payload":{"instant":{"absolute":5,"since1970":1000},"kind":"testStarted","testID":"M.S"},"version":"6.3.0"}
    {"kind":"event","payload":{"instant":{"absolute":5.5,"since1970":1000.5},"kind":"testStarted","testID":"M.S\/`raw \/ name`()\/A.swift:10:4"},"version":"6.3.0"}

    """#

  private static func event(
    _ kind: String, _ more: String = "", of id: String = #"M.S\/`raw \/ name`()\/A.swift:10:4"#
  ) -> String {
    #"{"kind":"event","payload":{"instant":{"absolute":7,"since1970":1002},"kind":"\#(kind)","testID":"\#(id)"\#(more)},"version":"6.3.0"}"#
      + "\n"
  }

  private static let end = event("testEnded") + event("runEnded")

  private func issue(_ flags: String) -> String {
    Self.event(
      "issueRecorded",
      #","issue":{\#(flags)"sourceLocation":{"filePath":"/M/A.swift","line":11}},"messages":[{"text":"wrong"},{"text":"a note"}]"#
    )
  }

  @Test("is read as Swift Testing's event stream has it")
  func swiftTesting() throws {
    let events = try read(Self.head + Self.end)
    let test = try #require(events.results.first)
    #expect(test.path == TestPath(["M", "S"], "raw / name") && test.outcome == .passed)
    #expect(test.duration == .milliseconds(1500) && test.start == 1000.5)
    #expect(test.place == SourceLine(file: "/M/A.swift", line: 10))
    #expect(events.endings == [.complete])
  }

  @Test(
    "has issues of Swift Testing by how grave they are",
    arguments: [
      (#""isKnown":false,"#, Outcome.failed),
      (#""isFailure":true,"isKnown":false,"severity":"error","#, .failed),
      (#""isFailure":false,"isKnown":true,"severity":"error","#, .known("a note")),
      (#""isFailure":false,"isKnown":false,"severity":"warning","#, .passed),
    ])
  func issues(flags: String, outcome: Outcome) throws {
    let test = try #require(try read(Self.head + issue(flags) + Self.end).results.first)
    #expect(test.outcome == outcome)
    let problem = TestProblem(
      .assertion, "wrong", details: "a note", at: SourceLine(file: "/M/A.swift", line: 11))
    #expect(test.problems == (outcome == .passed ? [] : [problem]))
  }

  @Test("has tests that Swift Testing skipped, or that were cancelled")
  func skipped() throws {
    let skip = Self.event("testSkipped", #","messages":[{"text":"Test x skipped: \"not today\""}]"#)
    #expect(
      try read(Self.head + skip + Self.event("runEnded")).results.map(\.outcome) == [
        .skipped("not today")
      ])
    let cancel =
      Self.event("testCancelled", #","messages":[]"#)
      + Self.event(
        "testEnded", #","messages":[{"text":"Test x was cancelled after 1 seconds: \"no more\""}]"#)
    #expect(
      try read(Self.head + cancel + Self.event("runEnded")).results.map(\.outcome) == [
        .skipped("no more")
      ])
  }

  @Test("has a result for each case that Swift Testing names")
  func cases() throws {
    let id = #"M.S\/each(n:)\/A.swift:6:4"#
    let named = { (number: Int) in
      #","_testCase":{"id":"Parameterized test case ID: \#(number)","displayName":"\#(number)"}"#
    }
    let issue = #","issue":{"isKnown":false},"messages":[{"text":"wrong"}]"#
    let events = try read(
      Self.head + Self.event("testStarted", of: id)
        + Self.event("testCaseStarted", named(1), of: id)
        + Self.event("testCaseStarted", named(2), of: id)
        + Self.event("issueRecorded", named(1) + issue, of: id)
        + Self.event("testCaseEnded", named(2), of: id)
        + Self.event("testCaseEnded", named(1), of: id)
        + Self.event("testEnded", of: id) + Self.end)
    #expect(events.results.map(\.path.name) == ["each(n:) (1)", "each(n:) (2)", "raw / name"])
    #expect(events.results.map(\.outcome) == [.failed, .passed, .passed])
  }

  @Test("has failures where Swift Testing's run was cut short")
  func crash() throws {
    let events = try read(Self.head)
    #expect(events.results.map(\.outcome) == [.failed])
    #expect(events.results.first?.problems.first?.kind == .exit)
    #expect(events.endings == [.broken("the report ends before the run does")])
  }

  @Test("has a failure where an issue of Swift Testing belongs to no test")
  func outside() throws {
    let issue =
      #"{"kind":"event","payload":{"kind":"issueRecorded","issue":{"isKnown":false},"messages":[{"text":"lost"}]},"version":0}"#
    #expect(try !read(Self.head + issue + "\n" + Self.end).isSuccess)
  }
}

extension WildReportTests {
  private static let tests = """
    Building for debugging...
    Test Suite 'All tests' started at 2026-11-29 04:09:10.179
    Test Suite 'Old' started at 2026-11-29 04:09:10.189
    Test Case 'Old.testFails' started at 2026-11-29 04:09:10.189
    /M/B.swift:4: error: Old.testFails : XCTAssertEqual failed: ("1") is not equal to ("2") - a
    note
    /M/B.swift:5: error: Old.testFails : failed - second
    Test Case 'Old.testFails' failed (0.002 seconds)
    Test Case 'Old.testPasses' started at 2026-11-29 04:09:10.191
    hello out
    no newlineTest Case 'Old.testPasses' passed (0.0 seconds)
    Test Case 'Old.testSkips' started at 2026-11-29 04:09:10.191
    /M/B.swift:5: Old.testSkips : Test skipped - not here
    Test Case 'Old.testSkips' skipped (0.0 seconds)
    Test Case 'Old.testThrows' started at 2026-11-29 04:09:10.192
    <EXPR>:0: error: Old.testThrows : threw error "no"

    """

  private static let ending = """
    Test Case 'Old.testThrows' failed (0.001 seconds)
    Test Suite 'Old' failed at 2026-11-29 04:09:10.193
    \t Executed 4 tests, with 1 test skipped and 3 failures (1 unexpected) in 0.003 (0.003) seconds
    Test Suite 'All tests' failed at 2026-11-29 04:09:10.193

    """

  @Test("is read as XCTest prints it")
  func xctest() throws {
    let events = try read(Self.tests + Self.ending)
    let fails = try result("Old/testFails", events)
    #expect(fails.duration == .milliseconds(2) && fails.outcome == .failed)
    #expect(
      fails.problems.map(\.message) == [
        "XCTAssertEqual failed: (\"1\") is not equal to (\"2\") - a", "failed - second",
      ])
    #expect(fails.problems[0].details == "note")
    #expect(fails.problems[1].place == SourceLine(file: "/M/B.swift", line: 5))
    #expect(
      try result("Old/testPasses", events).output.map(\.text).joined() == "hello out\nno newline")
    #expect(try result("Old/testSkips", events).outcome == .skipped("not here"))
    let throwing = try result("Old/testThrows", events)
    #expect(throwing.problems == [TestProblem(.error, "threw error \"no\"")])
    #expect(events.endings == [.complete])
  }

  @Test("has a failure for the test in which XCTest's process ended")
  func xctestCrash() throws {
    let events = try read(Self.tests + "Fatal error: boom\n")
    #expect(try result("Old/testThrows", events).problems.last?.kind == .exit)
    #expect(events.endings == [.broken("the run ended in the test Old.testThrows")])
  }

  @Test("is no success where Swift Testing's tests failed beside those of XCTest")
  func both() throws {
    let passed = """
      Test Suite 'All tests' started at 2026-11-29 04:09:10.179
      Test Suite 'All tests' passed at 2026-11-29 04:09:10.193

      """
    #expect(
      try read(passed + "◇ Test run started.\n✔ Test run with 1 test passed after 1 seconds.\n")
        .isSuccess)
    #expect(
      try !read(passed + "◇ Test run started.\n✘ Test run with 1 test failed after 1 seconds.\n")
        .isSuccess)
    #expect(
      try !read(passed + "◇ Test run started.\n✔ Test f() passed after 1 seconds.\n").isSuccess)
  }

  @Test("is read as python-subunit writes it")
  func subunit() throws {
    let script = """
      import subunit, sys, datetime
      o = subunit.StreamResultToBytes(open(sys.argv[1] + '.out', 'wb'))
      now = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
      o.status(test_id='a.b.c', test_status='inprogress', timestamp=now)
      o.status(test_id='a.b.c', file_name='traceback', file_bytes=b'Traceback\\nValueError: x\\n', eof=True,
               mime_type='text/x-traceback; charset=utf8')
      o.status(test_id='a.b.c', test_status='fail', timestamp=now + datetime.timedelta(seconds=1.5),
               test_tags={'w'}, route_code='1/2')
      o.status(test_id='dir/t', test_status='success')
      o.status(test_id='x', test_status='exists')
      o.status(test_id='s', file_name='reason', file_bytes='né'.encode(), eof=True,
               mime_type='text/plain; charset=utf8')
      o.status(test_id='s', test_status='skip')
      o.status(test_id='k', test_status='xfail')
      o.status(test_id='u', test_status='uxsuccess')
      sys.stdout.write(open(sys.argv[1] + '.out', 'rb').read().hex())
      """
    let answer = try Consumer.python(script).read([])
    let digits = Array(answer.output.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16) ?? 0
    }
    var reader = AnyReportReader(name: "file")
    let events = try reader.all(bytes)
    let first = try #require(events.results.first, "\(answer.errors)")
    #expect(
      first.path.name == "a.b.c" && first.duration == .milliseconds(1500) && first.tags == ["w"])
    #expect(first.problems.first?.message == "ValueError: x" && first.start == 1_704_067_200)
    #expect(
      events.results.map(\.outcome) == [.failed, .passed, .skipped("né"), .known(""), .failed])
    #expect(events.results[1].path == TestPath(["dir"], "t"))
    #expect(events.endings == [.complete])
    var cut = AnyReportReader(name: "file")
    #expect(try !cut.all(Array(bytes.dropLast())).isSuccess)
  }
}
