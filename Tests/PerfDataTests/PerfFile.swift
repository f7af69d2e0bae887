// SPDX-License-Identifier: Apache-2.0
import Foundation
import PerfData
import Testing

/// A perf.data file of a program that never ran.
final class PerfFile {
  private let path = NSTemporaryDirectory() + "perf-file-\(UUID().uuidString).data"
  private let descriptor: Int32
  private let names: [String]
  private let hasDraft: Bool

  init(events: [String], hasDraft: Bool = false) throws {
    names = events
    self.hasDraft = hasDraft
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
    try #require(
      hasDraft
        ? ftruncate(descriptor, off_t(PERF_DATA_DRAFT_ROOM)) == 0 : perf_data_begin(descriptor) == 0
    )
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

  func addName(id: UInt64, _ name: String) {
    put { room, size, _ in perf_data_name(room, size, id, name) }
  }

  private static var attr: perf_event_attr {
    var attr = perf_event_attr()
    attr.type = PERF_TYPE_SOFTWARE.rawValue
    attr.config = UInt64(PERF_COUNT_SW_CPU_CLOCK.rawValue)
    attr.sample_period = 1_000_000
    return attr
  }

  /// What is there by now is what counts.
  func settle(events: UInt32) throws {
    let file = open(path, O_WRONLY)
    defer { close(file) }
    var attr = Self.attr
    for id in 1...UInt64(events) {
      var event = [UInt8](repeating: 0, count: Int(PERF_DATA_DRAFT_EVENT))
      let place = perf_data_draft_event(&event, &attr, id)
      try #require(pwrite(file, event, event.count, off_t(place)) == event.count)
    }
    var draft = perf_data_draft()
    draft.event_count = events
    draft.size = UInt64(lseek(file, 0, SEEK_END))
    var head = [UInt8](repeating: 0, count: Int(PERF_DATA_DRAFT_HEAD))
    let place = perf_data_draft_head(&head, &draft)
    try #require(pwrite(file, head, head.count, off_t(place)) == head.count)
  }

  func end(story: String?) throws {
    let words = names.map { strdup($0)! }
    let text = story.map { strdup($0)! }
    defer { for word in words + [text] { free(word) } }
    let events = words.enumerated().map { perf_data_event(id: UInt64($0 + 1), name: $1) }
    let result = withUnsafePointer(to: Self.attr) { attr in
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
    end.has_draft = hasDraft
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
