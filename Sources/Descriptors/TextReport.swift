// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import BacklotWorld

/// Findings as text for people.
///
/// ```text
/// backlot: error: double-close: descriptor 21 was closed twice; the second close hit nothing
///   in smbd, process 4711, child of 4700
///   opened by open(), 3.2 s before: /var/lib/a.tdb
///     #0 tdb_open_ex tdb/open.c:412 (libtdb.so.1)
///     #1 main smbd.c:1032 (smbd)
///   closed first by close(), 1.2 ms before, in process 4700
///     #0 prefork_child source4/smbd/prefork.c:95 (smbd)
///     #1 main smbd.c:1101 (smbd)
///   closed again by close()
///     #0 tdb_close tdb/open.c:801 (libtdb.so.1)
///     #1 main smbd.c:1120 (smbd)
///   seen 37 times, in 2 processes
/// ```
///
/// A value that writes nothing itself.
public struct TextReport: Sendable {
  private let style: Style
  private let folder: String

  /// - Parameters:
  ///   - isColoured: Whether it is for a terminal.
  ///   - folder: Source files below it are named from there.
  public init(isColoured: Bool = false, folder: String = "") {
    style = Style(isColoured: isColoured)
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// One finding, ended by a line's end.
  public func text(for finding: Finding) -> String {
    let title = Sentence(about: finding).text
    let head =
      "backlot: \(style.grade(finding.grade)): \(style.strong(finding.kind.rawValue)): \(title)"
    let lines = [head, "  in \(place(of: finding))"]
    let story = finding.events.flatMap { self.lines(of: $0, in: finding) }
    return (lines + story + repetition(of: finding)).map { "\($0)\n" }.joined()
  }

  /// Something that was done to a descriptor that is watched: a line, and its stack.
  public func text(for sighting: Sighting) -> String {
    let event = sighting.event
    let what = event.what.isEmpty ? "" : "  \(event.what.printable)"
    let error = sighting.error == 0 ? "" : " (\(LotError.text(sighting.error)))"
    let head =
      "backlot: fd \(event.fd) \(event.call.printable)\(answer(of: sighting))\(error)\(what)"
    let lines = [head + style.weak("  [\(doer(of: sighting))]")] + stack(event.frames)
    return lines.map { "\($0)\n" }.joined()
  }

  /// ` → 21`; nothing where a call that worked has no number to tell.
  private func answer(of sighting: Sighting) -> String {
    if sighting.error != 0 { return " → -1" }
    return ["mmap", "mmap64"].contains(sighting.event.call) ? "" : " → \(sighting.result)"
  }

  /// `smbd 4711`, `smbd 4711, thread 4713`.
  private func doer(of sighting: Sighting) -> String {
    let (event, name) = (sighting.event, sighting.program.split(separator: "/").last)
    let thread = [0, event.pid].contains(event.thread) ? "" : ", thread \(event.thread)"
    return (name.map { "\(String($0).printable) " } ?? "") + "\(event.pid)\(thread)"
  }

  private func place(of finding: Finding) -> String {
    let name = finding.program.split(separator: "/").last.map { "\(String($0).printable), " } ?? ""
    let thread = [0, finding.pid].contains(finding.thread) ? "" : ", thread \(finding.thread)"
    return "\(name)process \(finding.pid)\(thread)"
      + (finding.parent > 0 ? ", child of \(finding.parent)" : "")
  }

  private func repetition(of finding: Finding) -> [String] {
    let times = times(of: finding).map { [$0] } ?? []
    let places = finding.processes < 2 ? [] : ["in \(finding.processes) processes"]
    let words = (times + places).joined(separator: ", ")
    return words.isEmpty ? [] : ["  seen \(words)"]
  }

  /// How often, where that was more than once; the count of leaks is in their sentence.
  func times(of finding: Finding) -> String? {
    finding.kind == .leak || finding.count < 2 ? nil : "\(Wording.grouped(finding.count)) times"
  }
}

extension TextReport {
  private func lines(of event: Event, in finding: Finding) -> [String] {
    let what = event.what.isEmpty ? "" : ": \(event.what.printable)"
    let line =
      Deed(event, in: finding).words + number(event, finding) + age(event, finding)
      + whereabouts(event, finding) + what
    return ["  \(line)"] + stack(event.frames)
  }

  private func number(_ event: Event, _ finding: Finding) -> String {
    if finding.kind == .exhausted, event.role == .opened, event.fd < 0 {
      return ", \(-Int(event.fd)) of them"
    }
    return event.fd == finding.fd || event.fd < 0 ? "" : " as descriptor \(event.fd)"
  }

  /// How long before the last event it was, or before the end of the program.
  private func age(_ event: Event, _ finding: Finding) -> String {
    let last = finding.events.lazy.filter { !$0.role.isEarlier }.map(\.time).max() ?? 0
    let end = [.leak, .execLeak].contains(finding.kind) ? finding.time : last
    guard event.time != 0, event.time < end else { return "" }
    return ", \(Wording.age(end - event.time)) before"
  }

  private func whereabouts(_ event: Event, _ finding: Finding) -> String {
    if event.pid != finding.pid, event.pid > 0 { return ", in process \(event.pid)" }
    let isElsewhere = event.thread != finding.thread && event.thread > 0
    return isElsewhere ? ", in thread \(event.thread)" : ""
  }

  private func stack(_ frames: [Frame]) -> [String] {
    frames.enumerated().map { "    \(style.weak("#\($0)")) \(text(of: $1))" }
  }

  func text(of frame: Frame) -> String {
    let module = frame.moduleName?.printable
    let offset = (module.map { "\($0)+" } ?? "") + "0x" + String(frame.offset, radix: 16)
    guard let function = frame.function else { return offset }
    let name = style.strong(function.printable)
    guard let file = frame.file else { return "\(name) \(style.weak("(\(offset))"))" }
    let path =
      folder.isEmpty || !file.hasPrefix(folder) ? file : String(file.dropFirst(folder.count))
    let position = path.printable + (frame.line.map { ":\($0)" } ?? "")
    return "\(name) \(position)" + (module.map { style.weak(" (\($0))") } ?? "")
  }
}
