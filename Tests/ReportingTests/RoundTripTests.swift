// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@Suite("A report that is read again")
struct RoundTripTests {
  private let all = [Sample.full] + Sample.others

  @Test("has every event exactly, as lines of JSON")
  func jsonLines() throws {
    let events =
      [
        TestEvent.runStarted(
          TestRun(name: "r\n", count: 3, seed: .max, start: 1_700_000_000.123456)),
        .testStarted(Sample.path), .message("one\ntwo\r\n"),
      ] + (all + Sample.named() + Sample.grouped).map(TestEvent.testEnded)
      + [.testEnded(odd), .runEnded(.broken("why\n"))]
    for ending in [events, events.dropLast() + [.runEnded(.complete)]] {
      var reporter = JSONLinesReporter()
      let bytes = reporter.whole(ending)
      for length in [1, 7, .max] {
        var reader = JSONLinesReader()
        #expect(try reader.all(bytes, by: length) == ending)
      }
    }
  }

  private let odd = TestResult(
    TestPath([""], ""), .failed,
    duration: Duration(secondsComponent: -3, attosecondsComponent: -1), start: -0.1,
    problems: TestProblem.Kind.allCases.map { TestProblem($0, "", details: "\n") })

  @Test("has every result, as TAP", arguments: TAPReporter.Version.allCases)
  func tap(version: TAPReporter.Version) throws {
    var reporter = TAPReporter(version: version)
    let bytes = reporter.whole(Sample.run(all))
    for length in [1, 1000, .max] {
      var reader = TAPReader()
      let events = try reader.all(bytes, by: length)
      #expect(events.results == all)
      #expect(events.endings == [.complete])
    }
  }

  @Test("has every name, as TAP", arguments: [nil, Sample.names.count])
  func namesOfTAP(count: Int?) throws {
    var reporter = TAPReporter()
    var reader = TAPReader()
    let events = try reader.all(reporter.whole(Sample.run(Sample.named(), count: count)))
    #expect(events.results.map(\.path.name) == Sample.names)
    #expect(events.endings == [.complete])
  }

  @Test("has every group, as TAP")
  func groupsOfTAP() throws {
    var reporter = TAPReporter()
    var reader = TAPReader()
    let events = try reader.all(reporter.whole(Sample.run(Sample.grouped)))
    #expect(events.results == Sample.grouped)
    #expect(events.endings == [.complete])
  }

  @Test("has every result, as subunit")
  func subunit() throws {
    let results = all + Sample.named() + Sample.grouped
    var reporter = SubunitReporter()
    let bytes = reporter.whole(Sample.run(results))
    for length in [1, 4096, .max] {
      var reader = SubunitReader()
      let events = try reader.all(bytes, by: length)
      #expect(events.results == results)
      #expect(events.endings == [.complete])
    }
  }

  @Test(
    "has every name and what it can have of the rest, as JUnit",
    arguments: JUnitReporter.Profile.allCases)
  func junit(profile: JUnitReporter.Profile) throws {
    let results = all + Sample.named()
    var reporter = JUnitReporter(profile)
    let bytes = reporter.whole(Sample.run(results))
    for length in [1, 1000, .max] {
      var reader = JUnitReader()
      let events = try reader.all(bytes, by: length)
      #expect(events.results.map(\.path.name) == results.map { shown($0.path.name) })
      #expect(events.results.map(\.outcome) == results.map(\.outcome))
      #expect(events.results.map(\.problems) == results.map(\.problems))
      #expect(events.results.map(\.output) == results.map(\.output))
      #expect(events.endings == [.complete])
    }
  }

  /// XML has no control characters.
  private func shown(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isLost = scalar.value < 0x20 && !["\n", "\t", "\r"].contains(scalar)
      let isNone = scalar == "\u{fffe}" || scalar == "\u{ffff}"
      text.append(isLost ? Unicode.Scalar(0x2400 + scalar.value)! : isNone ? "\u{fffd}" : scalar)
    }
    return String(text)
  }

  @Test("has all but the start of a test, as rich JUnit")
  func richJUnit() throws {
    var reporter = JUnitReporter(.rich)
    var reader = JUnitReader()
    var expected = all
    for index in expected.indices { expected[index].start = nil }
    expected[1].duration = .milliseconds(2)
    #expect(try reader.all(reporter.whole(Sample.run(all))).results == expected)
  }

  @Test("has every group, as rich JUnit")
  func groupsOfJUnit() throws {
    var reporter = JUnitReporter(.rich)
    var reader = JUnitReader()
    let read = try reader.all(reporter.whole(Sample.run(Sample.grouped))).results
    #expect(read.map(\.path.groups) == Sample.names.map { [shown($0), "b"] })
  }
}
