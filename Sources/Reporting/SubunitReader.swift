// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// Reads subunit's version 2. Bytes between packets are what a program printed.
public struct SubunitReader: ReportReader {
  private var buffer: [UInt8] = []
  /// The tests that have not ended, and which of all they are.
  private var tests: [String: (test: SubunitTest, ordinal: Int)] = [:]
  private var count = 0
  private var between: [UInt8] = []
  private var events: [TestEvent] = []
  private var trouble: String?
  /// What has come of a file that belongs to no test.
  private var message: [UInt8] = []
  /// Whether it is our own stream, which says when it is over.
  private var isOwn = false
  private var isOver = false
  private var hasBegun = false
  private let name: String

  /// - Parameter name: What to call the run, where the report does not.
  public init(name: String = "tests") { self.name = name }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    buffer += bytes
    var position = 0
    while position < buffer.count {
      if buffer[position] != SubunitPacket.signature {
        between.append(buffer[position])
        position += 1
        continue
      }
      do {
        let (packet, length) = try SubunitPacket.read(buffer[position...])
        tellBetween()
        take(packet)
        position += length
      } catch .incomplete {
        break
      } catch {
        trouble = trouble ?? "a packet of it is damaged"
        between.append(buffer[position])
        position += 1
      }
    }
    buffer.removeFirst(position)
    return takeEvents()
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    tellBetween()
    if !buffer.isEmpty { trouble = trouble ?? "its last packet is cut off" }
    let unfinished = tests.values.sorted { $0.ordinal < $1.ordinal }
    events += unfinished.map { .testEnded($0.test.result) }
    if !unfinished.isEmpty {
      trouble = trouble ?? "\(unfinished.count) tests began and did not end"
    }
    if isOwn, !isOver { trouble = trouble ?? "the report ends before the run does" }
    if let trouble {
      events.append(.runEnded(.broken(trouble)))
    } else if !isOver {
      events.append(.runEnded(.complete))
    }
    return takeEvents()
  }

  private mutating func takeEvents() -> [TestEvent] {
    defer { events = [] }
    return events
  }

  private mutating func tellBetween() {
    if !hasBegun, !isOwn { between = [] }
    guard !between.isEmpty else { return }
    let text = String(decoding: between, as: UTF8.self)
    between = []
    if !Substring(text).trimmed.allSatisfy(\.isWhitespace) { events.append(.message(text)) }
  }

  private mutating func take(_ packet: SubunitPacket) {
    guard let id = packet.test else { return takeRun(packet) }
    begin()
    if tests[id] == nil, packet.status == .exists { return }
    if tests[id] == nil { count += 1 }
    var (test, ordinal) = tests.removeValue(forKey: id) ?? (SubunitTest(id), count)
    if packet.status == .inProgress { events.append(.testStarted(TestPath(slashed: id))) }
    test.take(packet)
    guard packet.status.isFinal else {
      tests[id] = (test, ordinal)
      return
    }
    // What we say to others of a broken run is said by its end to us.
    if isOwn, id == "(run)", packet.status == .fail { return }
    events.append(.testEnded(test.result))
  }

  private mutating func begin() {
    if !hasBegun { events.append(.runStarted(TestRun(name: name))) }
    hasBegun = true
  }

  private mutating func takeRun(_ packet: SubunitPacket) {
    if let content = packet.content { takeFile(content) }
    for tag in packet.tags where tag.hasPrefix(SubunitReporter.runTag) {
      let json = Array(tag.utf8.dropFirst(SubunitReporter.runTag.utf8.count))
      guard let value = JSONValue(json), let event = EventJSON.event(in: value) else { continue }
      isOwn = true
      if case .runStarted = event { hasBegun = true }
      if case .runEnded = event { isOver = true }
      events.append(event)
    }
  }

  private mutating func takeFile(_ content: SubunitPacket.Content) {
    guard content.mime?.hasPrefix("text/") != false else { return }
    begin()
    message += content.bytes
    guard content.isLast else { return }
    events.append(.message(String(decoding: message, as: UTF8.self)))
    message = []
  }
}
