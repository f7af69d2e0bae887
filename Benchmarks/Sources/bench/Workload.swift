// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The folder of C programs that do the work.
struct Workload {
  var folder: String

  private static let cannot: Int32 = 3  // as main.c has it

  /// Runs one workload to its end; it stops itself after 20 seconds, a command after 60.
  func answer(to row: Row, from start: Start) -> Answer {
    let process = Process()
    let output = Pipe()
    let words = words(of: row, from: start)
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = start.environment
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      return .didNotRun("\(error)")
    }
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    process.waitUntilExit()
    return answer(process, said)
  }

  private func words(of row: Row, from start: Start) -> [String] {
    let arguments = row.arguments.flatMap { word in
      word == Start.tool
        ? start.tool
        : [
          word.replacing("PROGRAMS/", with: folder + "/")
            .replacing("FILES/", with: start.files + "/")
        ]
    }
    return (row.isCommand ? [] : start.tool) + [folder + "/workload"] + start.options + arguments
  }

  private func answer(_ process: Process, _ said: String) -> Answer {
    switch (process.terminationReason, process.terminationStatus) {
    case (.exit, 0):
      Double(said).map(Answer.value) ?? .didNotRun("said \"\(said)\"")
    case (.exit, Self.cannot):
      .cannot(said)
    case (.exit, let status):
      .didNotRun("exit status \(status)")
    case (_, let signal):
      .didNotRun("signal \(signal)")
    }
  }
}
