// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// A format that reports are read in.
public enum ReportFormat: Sendable, Hashable, CaseIterable {
  /// The Test Anything Protocol.
  case tap
  /// JUnit's XML.
  case junit
  /// subunit's version 2.
  case subunit
  /// Our own lines of JSON.
  case jsonLines
  /// Swift Testing's event stream.
  case swiftTesting
  /// What XCTest prints.
  case xctest
}

extension ReportFormat {
  /// Before that much of a file something must tell what it is.
  static let longestHead = 1 << 20

  /// What a file is by how it begins, whatever it is called; `nil` while that is not clear.
  ///
  /// - Parameters:
  ///   - start: Where the lines begin that nobody has looked at yet. It moves on.
  ///   - isWhole: Whether there is no more of it.
  static func of(_ head: [UInt8], from start: inout Int, isWhole: Bool) -> ReportFormat? {
    if start == 0 {
      var text = head[...]
      if text.starts(with: [0xef, 0xbb, 0xbf]) { text = text.dropFirst(3) }
      text = text.drop { $0 <= 0x20 }
      switch text.first {
      case nil: return nil
      case SubunitPacket.signature: return .subunit
      case UInt8(ascii: "<"): return .junit
      case UInt8(ascii: "{"):
        if let format = json(text, isWhole: isWhole) { return format }
      default: break
      }
    }
    let end = isWhole ? head.count : (head.lastIndex(of: UInt8(ascii: "\n")) ?? start - 1) + 1
    guard end > start else { return nil }
    defer { start = end }
    return lines(head[start..<end])
  }

  private static func json(_ text: ArraySlice<UInt8>, isWhole: Bool) -> ReportFormat? {
    let end = text.firstIndex(of: UInt8(ascii: "\n"))
    guard end != nil || isWhole, let value = JSONValue(Array(text[..<(end ?? text.endIndex)]))
    else { return nil }
    if value["format"]?.text == JSONLinesReporter.format { return .jsonLines }
    let isRecord = value["kind"]?.text != nil && value["payload"]?.members != nil
    return isRecord && value["version"] != nil ? .swiftTesting : nil
  }

  /// What one of the lines tells; others may come before it.
  private static func lines(_ text: ArraySlice<UInt8>) -> ReportFormat? {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if line.first == SubunitPacket.signature { return .subunit }
      let words = String(decoding: line.prefix(200), as: UTF8.self)
      if words.hasPrefix("Test Suite '") || words.hasPrefix("Test Case '") { return .xctest }
      let trimmed = Substring(words).trimmed
      if TAPLine(trimmed).isTelling { return .tap }
    }
    return nil
  }

  /// A reader of such reports.
  ///
  /// - Parameter name: What to call the run, where the report does not.
  public func reader(name: String) -> any ReportReader {
    switch self {
    case .tap: TAPReader(name: name)
    case .junit: JUnitReader(name: name)
    case .subunit: SubunitReader(name: name)
    case .jsonLines: JSONLinesReader()
    case .swiftTesting: SwiftTestingReader(name: name)
    case .xctest: XCTestReader(name: name)
    }
  }
}

/// Reads a report of any format, which is found out from how it begins.
public struct AnyReportReader: ReportReader {
  private var head: [UInt8] = []
  private var start = 0
  private var reader: (any ReportReader)?
  private let name: String
  private let isPatient: Bool

  /// - Parameters:
  ///   - name: What to call the run, where the report does not.
  ///   - isPatient: Whether any amount of other text may come before the report's lines.
  public init(name: String, isPatient: Bool = false) {
    self.name = name
    self.isPatient = isPatient
  }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    if reader != nil { return try reader!.read(bytes) }
    head += bytes
    if let format = ReportFormat.of(head, from: &start, isWhole: false) { return try begin(format) }
    if head.count > ReportFormat.longestHead {
      guard isPatient else { throw Self.unknown }
      forgetHead()
    }
    return []
  }

  /// Forgets the lines that told nothing, but not that there were some: the rest is no beginning.
  private mutating func forgetHead() {
    let rest = start > 0 ? head[start...] : []
    head = [UInt8(ascii: "\n")] + (rest.count > ReportFormat.longestHead ? [] : rest)
    start = 1
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    if reader != nil { return try reader!.finish() }
    if head.allSatisfy({ $0 <= 0x20 }) {
      throw UnreadableReport("is empty; run the tests again, and see why they wrote nothing")
    }
    guard let format = ReportFormat.of(head, from: &start, isWhole: true) else {
      throw Self.unknown
    }
    return try begin(format) + reader!.finish()
  }

  private mutating func begin(_ format: ReportFormat) throws(UnreadableReport) -> [TestEvent] {
    reader = format.reader(name: name)
    defer { head = [] }
    return try reader!.read(head)
  }

  private static let unknown = UnreadableReport(
    "is no report that is known; name one in TAP, JUnit's XML, subunit, backlot's JSON Lines,"
      + " Swift Testing's event stream, or what XCTest prints")
}
