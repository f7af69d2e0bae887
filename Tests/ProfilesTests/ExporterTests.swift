// SPDX-License-Identifier: Apache-2.0
import BacklotJSON
import BacklotSymbols
import Foundation
import Testing

@testable import BacklotProfiles

@Suite("A profile", .timeLimit(.minutes(20)))
struct ExporterTests {
  /// main calls parse, into which `skip;blanks` is inlined, which enters the kernel.
  private static let profile: Profile = {
    var profile = Profile()
    profile.command = ["program"]
    profile.events = [.init(name: "cpu-clock", isTime: true)]
    profile.threads = [
      .init(process: 7, id: 7, name: "main"), .init(process: 7, id: 8, name: "worker"),
    ]
    profile.regions = [[], ["request", "par;se"]]
    let program = "/bin/program"
    profile.frames = [
      .init(
        place: Frame(function: "main", file: "a.c", line: 9, module: program, offset: 16),
        kind: .called),
      .init(
        place: Frame(function: "parse", file: "a.c", line: 5, module: program, offset: 32),
        kind: .called),
      .init(
        place: Frame(function: "skip;blanks\n", file: "b.h", line: 2, module: program, offset: 32),
        kind: .inlined),
      .init(place: Frame(function: "read", module: "[kernel]", offset: 64), kind: .kernel),
      .init(place: Frame(module: "/lib/libx.so", offset: 80), kind: .called),
    ]
    profile.stacks = [[3, 2, 1, 0], [4, 0], []]
    profile.samples = [
      .init(time: 1, weight: 10, event: 0, thread: 0, region: 1, stack: 0),
      .init(time: 2, weight: 20, event: 0, thread: 0, region: 1, stack: 0),
      .init(time: 3, weight: 5, event: 0, thread: 1, region: 0, stack: 1),
      .init(time: 4, weight: 6, event: 0, thread: 1, region: 0, stack: 2),
    ]
    profile.buildIDs = [program: [0xab, 0x0c]]
    (profile.account.start, profile.account.end) = (100, 300)
    profile.account.frequency = 1000
    return profile
  }()

  @Test("is folded to a line for each stack, with regions at the root")
  func folded() {
    #expect(
      Self.profile.folded
        == """
        [request];[par:se];main;parse;skip:blanks _[i];read_[k] 30
        [unknown] 6
        main;[libx.so] 5

        """)
  }

  @Test("is folded to lines that do not steer a terminal")
  func foldedControls() {
    var profile = Self.profile
    profile.regions[1] = ["\u{1b}[31m"]
    #expect(profile.folded.hasPrefix("[\\x1b[31m];main;parse;"))
  }

  @Test("can be limited to a region and to a thread")
  func filtered() {
    let profile = Self.profile
    #expect(profile.filtered(region: "request").samples.map(\.time) == [1, 2])
    #expect(profile.filtered(thread: "worker").samples.map(\.time) == [3, 4])
    #expect(profile.filtered(thread: "8").samples.map(\.time) == [3, 4])
    #expect(profile.filtered(region: "request", thread: "worker").samples.isEmpty)
    #expect(profile.filtered().samples.count == 4)
  }

  @Test("is one profile of speedscope for each region and thread")
  func speedscope() throws {
    let json = try #require(JSONValue(Self.profile.speedscope()))
    #expect(json["$schema"]?.text == "https://www.speedscope.app/file-format-schema.json")
    #expect(json["name"]?.text == "program")
    let frames = try #require(json["shared"]?["frames"]?.list)
    #expect(
      frames.compactMap { $0["name"]?.text } == [
        "main", "parse", "skip;blanks\n", "read", "[libx.so]",
      ])
    let profiles = try #require(json["profiles"]?.list)
    #expect(
      profiles.compactMap { $0["name"]?.text } == ["request/par;se · main (7)", "worker (8)"])
    #expect(
      profiles.map(\.line) == [
        #"{"type":"sampled","name":"request/par;se · main (7)","unit":"nanoseconds","startValue":0,"endValue":30,"samples":[[0,1,2,3]],"weights":[30]}"#,
        #"{"type":"sampled","name":"worker (8)","unit":"nanoseconds","startValue":0,"endValue":11,"samples":[[0,4],[]],"weights":[5,6]}"#,
      ])
  }

  @Test("of many addresses has each function once for speedscope, which would tell them apart")
  func speedscopeFunctions() throws {
    var profile = Self.profile
    profile.frames[1].place = Frame(
      function: "main", file: "a.c", line: 2, module: "/bin/program", offset: 99)
    let json = try #require(JSONValue(profile.speedscope()))
    #expect(json["shared"]?["frames"]?.list?.count == 4)
    #expect(json["profiles"]?.list?.first?["samples"]?.line == "[[0,0,1,2]]")
  }

  @Test(
    "is a message of pprof in gzip, as protoc decodes it",
    .enabled(if: access("/usr/bin/protoc", X_OK) == 0))
  func pprof() throws {
    let scratch = try Scratch()
    try Data(Self.profile.pprof).write(to: scratch.folder.appending(path: "a.pb.gz"))
    try scratch.write(Self.schema, to: "profile.proto")
    let text = try scratch.shell("gzip -dc a.pb.gz | protoc --decode=Profile profile.proto")
    let fields = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let strings = fields.filter { $0.hasPrefix("string_table: ") }.map {
      $0.dropFirst(15).dropLast()
    }
    func string(_ number: String) -> String { Int(number).map { String(strings[$0]) } ?? "?" }
    func values(_ field: String) -> [String] {
      fields.filter { $0.hasPrefix("\(field): ") }.map { String($0.dropFirst(field.count + 2)) }
    }
    #expect(values("value") == ["2", "30", "1", "5", "1", "6"])
    #expect(values("type").map(string) == ["samples", "cpu-clock", "cpu-clock"])
    #expect(values("unit").map(string) == ["count", "nanoseconds", "nanoseconds"])
    #expect(
      zip(values("key"), values("str")).map { [string($0), string($1)] } == [
        ["region", "request/par;se"], ["thread", "main (7)"], ["thread", "worker (8)"],
        ["thread", "worker (8)"],
      ])
    #expect(values("build_id").map(string) == ["ab0c"])
    #expect(
      values("filename").prefix(3).map(string) == ["/bin/program", "[kernel]", "/lib/libx.so"])
    #expect(values("location_id") == ["1", "2", "3", "4", "3"])
    #expect(values("address") == ["64", "32", "16", "80"])
    #expect(values("duration_nanos") == ["200"])
    #expect(values("period") == ["1000000"])
    // The second location has two lines, of which the inner comes first.
    #expect(values("line_number") == ["2", "5", "9"])
  }

  private static let schema = """
    syntax = "proto3";
    message ValueType { int64 type = 1; int64 unit = 2; }
    message Label { int64 key = 1; int64 str = 2; int64 num = 3; int64 num_unit = 4; }
    message Sample { repeated uint64 location_id = 1; repeated int64 value = 2; repeated Label label = 3; }
    message Mapping { uint64 id = 1; uint64 memory_start = 2; uint64 memory_limit = 3;
      uint64 file_offset = 4; int64 filename = 5; int64 build_id = 6; bool has_functions = 7;
      bool has_filenames = 8; bool has_line_numbers = 9; bool has_inline_frames = 10; }
    message Line { uint64 function_id = 1; int64 line_number = 2; }
    message Location { uint64 id = 1; uint64 mapping_id = 2; uint64 address = 3; repeated Line line = 4; }
    message Function { uint64 id = 1; int64 name = 2; int64 system_name = 3; int64 filename = 4; }
    message Profile { repeated ValueType sample_type = 1; repeated Sample sample = 2;
      repeated Mapping mapping = 3; repeated Location location = 4; repeated Function function = 5;
      repeated string string_table = 6; int64 time_nanos = 9; int64 duration_nanos = 10;
      ValueType period_type = 11; int64 period = 12; repeated int64 comment = 13;
      int64 default_sample_type = 14; }
    """

  @Test("is in gzip as gzip itself unpacks it, where there is no zlib too")
  func gzip() throws {
    let scratch = try Scratch()
    for size in [0, 1, 65_535, 65_536, 200_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }
      for file in [Gzip.file(bytes), Gzip.file(bytes, Gzip.stored(bytes))] {
        try Data(file).write(to: scratch.folder.appending(path: "a.gz"))
        try scratch.shell("gzip -dc a.gz > a")
        #expect(try Data(contentsOf: scratch.folder.appending(path: "a")) == Data(bytes))
      }
    }
  }
}
