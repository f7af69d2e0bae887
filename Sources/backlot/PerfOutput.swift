// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotProfiles
internal import BacklotWorld
internal import Glibc

/// Where a report goes to, and how it is to look there.
struct PerfOutput: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("The file to write; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(help: .init("List at most so many functions.", valueName: "number"))
  var limit = 30

  @Flag(help: "Draw flame graphs with callers above.")
  var inverted = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("-o names no file.") }
    guard limit > 0 else { throw ValidationError("--limit must be 1 or more, not \(limit).") }
  }

  func tableOptions(scope: String?) -> Table.Options {
    var options = Table.Options()
    options.width = isTerminal || getenv("COLUMNS") != nil ? Self.columns : Self.columnsOfPipe
    options.isColoured = isTerminal && !Self.isPlain
    options.limit = limit
    options.scope = scope
    return options
  }

  func flameGraphOptions(scope: String?) -> FlameGraph.Options {
    var options = FlameGraph.Options()
    options.isInverted = inverted
    options.scope = scope
    return options
  }

  var isTerminal: Bool { output == "-" && isatty(1) == 1 }

  private static var isPlain: Bool {
    getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      || getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
  }

  /// Who searches in it wants whole names.
  private static let columnsOfPipe = 200

  private static var columns: Int {
    if let told = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), told > 0 { return told }
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  func write(_ text: String) throws(LotError) { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws(LotError) {
    guard output == "-" else { return try WholeFile(output).become(bytes) }
    guard LogFile.put(bytes, to: 1) else {
      throw LotError(
        .cannotCreate,
        "cannot write to standard output: \(LotError.text(errno)); name a file with -o")
    }
  }
}
