// SPDX-License-Identifier: Apache-2.0
import BacklotReportFiles
import BacklotReporting
import Foundation
import Testing

@Suite("Reports in files")
struct ReportSetTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "reports-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
  }

  private let events = Sample.run([Sample.full] + Sample.others + Sample.named())

  @Test("are what the reporters say, written at once or one by one", arguments: [false, true])
  func several(isOneByOne: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let set = try ReportSet([
      (JUnitReporter(.rich), "\(folder)/xml"), (TAPReporter(), "\(folder)/tap"),
      (JSONLinesReporter(), "\(folder)/json"),
    ])
    if isOneByOne { for event in events { set.report(event) } } else { set.report(events) }
    try set.finish()
    var (xml, tap, json) = (JUnitReporter(.rich), TAPReporter(), JSONLinesReporter())
    #expect(try bytes("xml") == xml.whole(events))
    #expect(try bytes("tap") == tap.whole(events))
    #expect(try bytes("json") == json.whole(events))
  }

  @Test("are whole after each event, whatever there was before")
  func wholeAfterEach() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(repeating: 60, count: 1 << 20).write(to: URL(filePath: "\(folder)/xml"))
    let set = try ReportSet([(JUnitReporter(.strict), "\(folder)/xml")])
    var reporter = JUnitReporter(.strict)
    var paper = Paper()
    for event in events {
      set.report(event)
      paper.write(reporter.report(event))
      #expect(try bytes("xml") == paper.bytes)
    }
  }

  @Test("that another process began are gone on with: a pipe's are not told twice")
  func resumed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/fifo"
    #expect(mkfifo(path, 0o600) == 0)
    let reading = Reading(of: path)
    let reports: [(reporter: any Reporter, path: String)] = [
      (JSONLinesReporter(), path), (JUnitReporter(.strict), "\(folder)/xml"),
    ]
    let first = try ReportSet(reports)
    let second = try ReportSet(reports)
    first.report(Array(events.prefix(5)))
    first.abandon()
    second.resume(after: Array(events.prefix(5)))
    second.report(Array(events.dropFirst(5)))
    try second.finish()
    var (json, xml) = (JSONLinesReporter(), JUnitReporter(.strict))
    #expect(reading.bytes == json.whole(events))
    #expect(try bytes("xml") == xml.whole(events))
  }

  @Test("go through a pipe with their numbers right")
  func pipe() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/fifo"
    #expect(mkfifo(path, 0o600) == 0)
    let reading = Reading(of: path)
    let set = try ReportSet([(JUnitReporter(.strict), path)])
    set.report(events)
    try set.finish()
    var reporter = JUnitReporter(.strict)
    #expect(reading.bytes == reporter.whole(events))
  }

  /// Reads a pipe on a thread of its own, as whoever writes into it waits for that.
  private final class Reading: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var data = Data()

    init(of path: String) {
      Thread.detachNewThread { [self] in
        data = (try? FileHandle(forReadingAtPath: path)?.readToEnd()) ?? Data()
        done.signal()
      }
    }

    var bytes: [UInt8] {
      done.wait()
      return Array(data)
    }
  }

  @Test("on a full disk end with a sentence, and the others go on")
  func fullDisk() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let set = try ReportSet([
      (TAPReporter(), "/dev/full"), (JUnitReporter(.rich), "/dev/full"),
      (TAPReporter(), "\(folder)/tap"),
    ])
    set.report(events)
    #expect {
      try set.finish()
    } throws: {
      "\($0)" == "cannot write the report /dev/full: No space left on device; make room"
    }
    var reporter = TAPReporter()
    #expect(try bytes("tap") == reporter.whole(events))
  }

  @Test("in a folder that is not there are told of by name")
  func noFolder() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/none/report"
    #expect {
      try ReportSet([(TAPReporter(), path)])
    } throws: {
      "\($0)" == "cannot write the report \(path): No such file or directory; name another file"
    }
  }
}
