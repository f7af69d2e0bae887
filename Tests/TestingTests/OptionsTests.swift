import Testing

// SPDX-License-Identifier: Apache-2.0
@testable import enum BacklotTesting.Isolation
@testable import struct BacklotTesting.Option
@testable import struct BacklotTesting.Options
@testable import struct BacklotTesting.ReportOrder
@testable import struct BacklotTesting.Shard
@testable import struct BacklotTesting.UsageError

@Suite("Options")
struct OptionsTests {
  @Test("take their value from the next word, or after =")
  func values() throws {
    #expect(try Options(["--jobs", "3"]) == Options(["--jobs=3"]))
    #expect(try Options(["-j", "3"]).jobs == 3)
    #expect(try Options(["--filter=a=b"]).selection.filters == ["a=b"])
    #expect(try Options(["--filter", "--list"]).selection.filters == ["--list"])
  }

  @Test("may be given several times where that means something")
  func several() throws {
    let options = try Options(["--tag", "a", "--tag=b", "--tap=-", "--tap=x"])
    #expect(options.selection.tags == ["a", "b"])
    #expect(options.reports.map(\.path) == ["-", "x"])
  }

  @Test("for a random order take the number that follows, if one does")
  func shuffle() throws {
    #expect(try Options(["--shuffle", "5"]).seed == 5)
    #expect(try Options(["--shuffle", "--verbose"]).seed == nil)
    #expect(try Options(["--shuffle", "--verbose"]).isShuffled)
    #expect(try Options(["--shuffle=6"]).seed == 6)
  }

  @Test("limit the time by seconds; 0 is for ever")
  func timeout() throws {
    #expect(try Options(["--timeout=1.5"]).timeout == .seconds(1.5))
    #expect(try Options(["--timeout=0"]).timeout == nil)
    #expect(throws: UsageError("--timeout needs a number of seconds, and got nan")) {
      try Options(["--timeout=nan"])
    }
  }

  @Test("have names of their own, and help")
  func names() {
    let names = Option.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(Option.all.allSatisfy { $0.help.hasSuffix(".") && $0.help.count < 110 })
  }

  private func options(
    _ words: [String] = [], _ environment: [String: String]
  ) throws -> Options {
    var options = try Options(words)
    try options.take(environment: { environment[$0] }, program: "p")
    return options
  }

  @Test("come before what Bazel says")
  func words() throws {
    let bazel = ["TEST_TOTAL_SHARDS": "3", "TEST_SHARD_INDEX": "2"]
    #expect(try options([], bazel).shard == Shard(index: 2, count: 3))
    #expect(try options(["--shard=1/2"], bazel).shard == Shard(index: 0, count: 2))
    #expect(try options([], ["TEST_TOTAL_SHARDS": "1", "TEST_SHARD_INDEX": "0"]).shard == nil)
    #expect(throws: UsageError.self) { try options([], ["TEST_TOTAL_SHARDS": "3"]) }
  }

  @Test("of cmocka may be several")
  func cmocka() throws {
    let reports = try options([], ["CMOCKA_MESSAGE_OUTPUT": "TAP,XML", "CMOCKA_XML_FILE": "x"])
      .reports
    #expect(
      reports == [ReportOrder(format: .tap, path: "-"), ReportOrder(format: .junit, path: "x")])
  }
}
