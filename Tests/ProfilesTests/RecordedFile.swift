// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@testable import BacklotProfiles

extension [UInt8] {
  static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    Swift.withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
  }

  /// Numbers of 64 bits.
  static func words(_ values: [UInt64]) -> [UInt8] { values.flatMap { [UInt8].number($0) } }

  static func text(_ text: String, unit: Int = 8) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes + [UInt8](repeating: 0, count: unit - bytes.count % unit)
  }
}

/// A perf.data that a test makes by hand.
struct RecordedFile {
  static let userMark: UInt64 = 0xffff_ffff_ffff_fe00
  static let kernelMark: UInt64 = 0xffff_ffff_ffff_ff80
  /// Identifier, ip, tid, time, period and chain.
  static let usual: UInt64 = 1 << 16 | 1 | 2 | 4 | 1 << 8 | 1 << 5

  struct Event {
    var name: String
    var id: UInt64
    var type: UInt32 = 1
    var config: UInt64 = 0
    var sampleType = RecordedFile.usual
    var readFormat: UInt64 = 4
    var branchFormat: UInt64 = 0
    var userRegisters: UInt64 = 0
  }

  var events = [Event(name: "cpu-clock", id: 1)]
  var story: String?
  var records: [UInt8] = []
  var magic = "PERFILE2"
  /// What the head says instead of the records' size.
  var dataSize: UInt64?

  func sample(
    _ chain: [UInt64], at time: UInt64, id: UInt64 = 1, pid: Int32 = 10, tid: Int32? = nil,
    ip: UInt64? = nil, weight: UInt64 = 1000, misc: UInt16 = 2
  ) -> [UInt8] {
    let first = chain.first { $0 < 0xffff_ffff_ffff_f000 }
    var body: [UInt8] = .words([id, ip ?? first ?? 0])
    body += .number(pid)
    body += .number(tid ?? pid)
    body += .words([time, weight, UInt64(chain.count)] + chain)
    return Self.record(9, misc, body)
  }

  static func record(_ type: UInt32, _ misc: UInt16, _ body: [UInt8]) -> [UInt8] {
    let head: [[UInt8]] = [.number(type), .number(misc), .number(UInt16(body.count + 8))]
    return head.flatMap(\.self) + body
  }

  static func pair(_ first: Int32, _ second: Int32) -> [UInt8] {
    [UInt8].number(first) + [UInt8].number(second)
  }

  static func trailer(_ time: UInt64, pid: Int32, id: UInt64 = 1) -> [UInt8] {
    pair(pid, pid) + .words([time, id])
  }

  func map(
    _ path: String, at start: UInt64, length: UInt64 = 0x10000, offset: UInt64 = 0,
    time: UInt64 = 0, pid: Int32 = 10, buildID: [UInt8]? = nil
  ) -> [UInt8] {
    var body: [UInt8] = Self.pair(pid, pid) + .words([start, length, offset])
    if let buildID {
      body += .number(UInt32(buildID.count))
      body += buildID
      body += [UInt8](repeating: 0, count: 20 - buildID.count)
    } else {
      body += [UInt8](repeating: 0, count: 24)
    }
    body += Self.pair(5, 2) + .text(path)
    return Self.record(10, buildID == nil ? 2 : 1 << 14 | 2, body + Self.trailer(time, pid: pid))
  }

  func name(
    _ name: String, pid: Int32 = 10, tid: Int32? = nil, time: UInt64 = 0, isExec: Bool = false
  ) -> [UInt8] {
    Self.record(
      3, isExec ? 1 << 13 : 0,
      Self.pair(pid, tid ?? pid) + .text(name) + Self.trailer(time, pid: pid))
  }

  func fork(_ child: Int32, of parent: Int32, time: UInt64) -> [UInt8] {
    Self.record(
      7, 0,
      Self.pair(child, parent) + Self.pair(child, parent) + .number(time)
        + Self.trailer(time, pid: parent))
  }

  func attribute(_ event: Event) -> [UInt8] {
    var bytes: [UInt8] = Self.pair(Int32(event.type), 128)
    bytes += .words([event.config, 1_000_000, event.sampleType, event.readFormat, 1 << 18])
    bytes += .words([0, 0, 0, event.branchFormat, event.userRegisters])
    return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
  }

  private var features: [(Int, [UInt8])] {
    var description: [UInt8] = Self.pair(Int32(events.count), 128)
    for event in events {
      let name = [UInt8].text(event.name, unit: 64)
      description += attribute(event) + Self.pair(1, Int32(name.count)) + name
      description += .number(event.id)
    }
    return [(12, description)] + (story.map { [(255, Array($0.utf8))] } ?? [])
  }

  var bytes: [UInt8] {
    let ids = events.flatMap { [UInt8].number($0.id) }
    let attributes = events.enumerated().flatMap {
      attribute($1) + .words([UInt64(104 + 8 * $0), 8])
    }
    let data = UInt64(104 + ids.count + attributes.count)
    var place = data + UInt64(records.count) + UInt64(features.count) * 16
    var (places, contents): ([UInt8], [UInt8]) = ([], [])
    var flags = [UInt64](repeating: 0, count: 4)
    for (feature, bytes) in features {
      flags[feature / 64] |= 1 << (feature % 64)
      places += .words([place, UInt64(bytes.count)])
      contents += bytes
      place += UInt64(bytes.count)
    }
    var head = Array(magic.utf8) + .words([104, 144, UInt64(104 + ids.count)])
    head += .words([UInt64(attributes.count), data, dataSize ?? UInt64(records.count), 0, 0])
    return [head, .words(flags), ids, attributes, records, places, contents].flatMap(\.self)
  }

  /// - Parameter kernel: What the running kernel has where.
  func read(kernel: String = "") throws -> Profile { try Scratch().read(bytes, kernel: kernel) }
}

/// A folder that is gone at the end of a test.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
  }

  func read(_ bytes: [UInt8], kernel: String = "") throws -> Profile {
    try Data(bytes).write(to: folder.appending(path: "perf.data"))
    return try Profile(contentsOf: path("perf.data"), symbols: Symbols()) { Array(kernel.utf8) }
  }

  @discardableResult
  func shell(_ script: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
    return String(decoding: output, as: UTF8.self)
  }
}

extension Profile {
  /// The frames of a sample, innermost first: `function`, or `file+0x12`.
  func stack(ofSample place: Int) -> [String] {
    stacks[samples[place].stack].map { frames[$0] }.map {
      $0.place.function ?? $0.place.description
    }
  }
}
