// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// What packets have told of a test.
struct SubunitTest: Sendable {
  private var id: String
  private var files: [(name: String, mime: String?, bytes: [UInt8])] = []
  /// The files of which there is no more.
  private var isComplete: Set<Int> = []
  private var start: UInt64?
  private var end: UInt64?
  private var tags: [String] = []
  private(set) var status = SubunitPacket.Status.undefined

  init(_ id: String) { self.id = id }

  mutating func take(_ packet: SubunitPacket) {
    tags += packet.tags.filter { !tags.contains($0) }
    if packet.status != .undefined { status = packet.status }
    if packet.status == .inProgress { start = packet.time }
    if packet.status.isFinal { end = packet.time }
    guard let content = packet.content else { return }
    if let index = files.lastIndex(where: { $0.name == content.name }), !isComplete.contains(index)
    {
      files[index].bytes += content.bytes
      if content.isLast { isComplete.insert(index) }
    } else {
      files.append((content.name, content.mime, content.bytes))
      if content.isLast { isComplete.insert(files.count - 1) }
    }
  }

  var result: TestResult {
    if let own = ownResult { return own }
    var result = TestResult(
      TestPath(slashed: id), outcome, problems: problems, output: output, tags: tags)
    if let start {
      result.start = Double(start) / 1e9
      if let end, end >= start { result.duration = .nanoseconds(Int64(clamping: end - start)) }
    }
    return result
  }

  private var ownResult: TestResult? {
    guard let file = files.first(where: { $0.name == SubunitReporter.resultFile }),
      let value = JSONValue(file.bytes), case .testEnded(let result) = EventJSON.event(in: value)
    else { return nil }
    return result
  }

  private func text(_ name: String) -> String? {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private var outcome: Outcome {
    switch status {
    case .success: .passed
    case .skip: .skipped(text("reason") ?? "")
    case .expectedFailure: .known(text("reason") ?? "")
    case .undefined, .exists, .inProgress, .fail, .unexpectedSuccess: .failed
    }
  }

  private var problems: [TestProblem] {
    switch status {
    case .unexpectedSuccess: [TestProblem(.unexpectedPass, "passed, and was expected to fail")]
    case .fail: [failure]
    case .undefined, .exists, .inProgress:
      [TestProblem(.exit, "it began and did not end")]
    case .success, .skip, .expectedFailure: []
    }
  }

  /// Python's tracebacks say what was wrong at their end.
  private var failure: TestProblem {
    let texts = files.filter { $0.name != "stdout" && $0.name != "stderr" && isText($0.mime) }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
    let lines = texts.joined(separator: "\n").utf8.split(separator: UInt8(ascii: "\n"))
    let last = lines.last.map { String(Substring($0)) }
    return TestProblem(
      .other, last ?? "failed", details: lines.count > 1 ? texts.joined(separator: "\n") : "")
  }

  private func isText(_ mime: String?) -> Bool { mime?.hasPrefix("text/") ?? true }

  private var output: [TestOutput] {
    [("stdout", TestOutput.Stream.out), ("stderr", .error)].compactMap { name, stream in
      text(name).map { TestOutput(stream, $0) }
    }
  }
}

extension TestPath {
  /// A path whose description this is, if none of its names has a slash.
  init(slashed text: String) {
    let names = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    self.init(Array(names.dropLast()), names.last ?? "")
  }
}
