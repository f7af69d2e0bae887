// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotReportFiles
internal import BacklotReporting
internal import BacklotWorld
internal import Glibc

/// What reports are written, and where to.
struct ReportOptions: ParsableArguments {
  @Option(help: .init("Write TAP to this file; - is standard output.", valueName: "file"))
  var tap: String?

  @Option(
    name: .customLong("tap-version"),
    help: .init("The version of TAP: 13, which Debian's prove reads, or 14.", valueName: "number"))
  var tapVersion = 13

  @Option(help: .init("Write JUnit's XML to this file; - is standard output.", valueName: "file"))
  var junit: String?

  @Option(
    name: .customLong("junit-profile"),
    help: .init(
      "What the XML may have: rich, or strict, as Jenkins' schema has it.", valueName: "profile"))
  var junitProfile = "rich"

  @Option(help: .init("Write subunit to this file; - is standard output.", valueName: "file"))
  var subunit: String?

  @Option(help: .init("Write lines of JSON to this file; - is standard output.", valueName: "file"))
  var json: String?

  @Flag(help: "Print text for people, which is the default unless another report is printed.")
  var text = false

  func validate() throws {
    guard TAPReporter.Version(rawValue: tapVersion) != nil else {
      throw ValidationError("There is no version \(tapVersion) of TAP to write; say 13 or 14.")
    }
    guard JUnitReporter.Profile(rawValue: junitProfile) != nil else {
      throw ValidationError("There is no profile '\(junitProfile)' of JUnit; say strict or rich.")
    }
    guard outputs(isLive: false).filter({ $0.path == "-" }).count < 2 else {
      throw ValidationError("Standard output has room for one report; name files for the others.")
    }
  }

  /// The reports, with a person's to standard output if no other goes there.
  private func outputs(isLive: Bool) -> [(reporter: any Reporter, path: String)] {
    let version = TAPReporter.Version(rawValue: tapVersion) ?? .thirteen
    let profile = JUnitReporter.Profile(rawValue: junitProfile) ?? .rich
    let files: [(any Reporter, String?)] = [
      (TAPReporter(version: version), tap), (JUnitReporter(profile), junit),
      (SubunitReporter(), subunit), (JSONLinesReporter(), json),
    ]
    var outputs: [(reporter: any Reporter, path: String)] = files.compactMap { reporter, path in
      path.map { (reporter, $0) }
    }
    if text || !outputs.contains(where: { Self.isStandardOutput($0.path) }) {
      outputs.append((TextReporter.onOutput(isLive: isLive), "-"))
    }
    return outputs
  }

  /// Opens them all.
  ///
  /// - Parameters:
  ///   - inputs: Files that are read, which must not be written.
  ///   - isLive: Whether the run goes on meanwhile.
  func open(besides inputs: [String], isLive: Bool = false) throws(LotError) -> ReportSet {
    let outputs = outputs(isLive: isLive)
    for output in outputs {
      guard let input = inputs.first(where: { Self.isSame($0, output.path) }) else { continue }
      throw LotError(.usage, "\(input) is read, and cannot be written too; name another file")
    }
    let set: ReportSet
    do { set = try ReportSet(outputs) } catch { throw LotError(error) }
    // Only now are they all there to be compared.
    for (index, output) in outputs.enumerated() {
      guard outputs[..<index].contains(where: { Self.isSame($0.path, output.path) }) else {
        continue
      }
      throw LotError(.usage, "\(output.path) has room for one report; name another file")
    }
    return set
  }

  private static func isStandardOutput(_ path: String) -> Bool {
    var (named, own) = (stat(), stat())
    guard path != "-" else { return true }
    return stat(path, &named) == 0 && fstat(STDOUT_FILENO, &own) == 0
      && named.st_dev == own.st_dev && named.st_ino == own.st_ino
  }

  private static func isSame(_ input: String, _ output: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard input != "-", output != "-", stat(input, &first) == 0, stat(output, &second) == 0 else {
      return false
    }
    return first.st_mode & S_IFMT == S_IFREG && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }
}

extension LotError {
  /// A report that could not be written.
  init(_ error: ReportFileError) {
    let isDenied = [EACCES, EPERM, EROFS].contains(error.code)
    self.init(isDenied ? .denied : .cannotCreate, error.description)
  }
}
