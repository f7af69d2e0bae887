// SPDX-License-Identifier: Apache-2.0
import Foundation
import PerfData
import Testing

/// A perf.data file of a program that never ran.
final class PerfFile {
  private let path = NSTemporaryDirectory() + "perf-file-\(UUID().uuidString).data"
  private let descriptor: Int32
  private let names: [String]

  init(events: [String]) throws {
    names = events
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
    try #require(perf_data_begin(descriptor) == 0)
    put { perf_data_comm($0, $1, &$2, "painter") }
    "/no/such/library.so".withCString { library in
      var mapping = perf_data_mapping()
      mapping.start = 0x7000_0000
      mapping.length = 0x1000
      mapping.path = library
      put { perf_data_mmap($0, $1, &$2, &mapping) }
    }
  }

  func remove() {
    close(descriptor)
    unlink(path)
  }

  var bytes: Data { get throws { try Data(contentsOf: URL(filePath: path)) } }

  func add(id: UInt64, time: UInt64, chain: [UInt64]) {
    put {
      $2.id = id
      $2.time = time
      return perf_data_sample($0, $1, &$2, 1_000_000, chain, chain.count)
    }
  }

  private func put(
    _ record: (UnsafeMutableRawPointer, Int, inout perf_data_origin) -> Int
  ) {
    var origin = perf_data_origin(pid: 4242, tid: 4243, time: 1, id: 1)
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { room in
      let size = record(room.baseAddress!, room.count, &origin)
      #expect(write(descriptor, room.baseAddress!, size) == size)
    }
  }

  func end(story: String?) throws {
    let words = names.map { strdup($0)! }
    let text = story.map { strdup($0)! }
    defer { for word in words + [text] { free(word) } }
    let events = words.enumerated().map { perf_data_event(id: UInt64($0 + 1), name: $1) }
    var attr = perf_event_attr()
    attr.type = PERF_TYPE_SOFTWARE.rawValue
    attr.config = UInt64(PERF_COUNT_SW_CPU_CLOCK.rawValue)
    attr.sample_period = 1_000_000
    let result = withUnsafePointer(to: attr) { attr in
      events.withUnsafeBufferPointer { events in
        var end = facts(attr, events, text)
        return perf_data_end(descriptor, &end)
      }
    }
    try #require(result == 0)
  }

  private func facts(
    _ attr: UnsafePointer<perf_event_attr>, _ events: UnsafeBufferPointer<perf_data_event>,
    _ story: UnsafeMutablePointer<CChar>?
  ) -> perf_data_end {
    var end = PerfData.perf_data_end()
    end.attr = attr
    end.events = events.baseAddress
    end.event_count = events.count
    end.last_time = 10_000
    end.story = story.map { UnsafePointer($0) }
    return end
  }

  /// What perf prints about the file.
  func perf(_ words: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/perf")
    process.arguments = [words[0], "-f", "-i", path] + words.dropFirst()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self)
  }
}
