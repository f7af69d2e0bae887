// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotTesting
import Glibc

// As many tests as MANY says; FAILING of them fail.

@main struct Many: TestProgram {
  static var tests: some Tests {
    let failing = number("FAILING") ?? 0
    for number in 1...(number("MANY") ?? 100) {
      Test("test \(number)") {
        if number <= failing { find("wrong") }
      }
    }
  }

  static func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }
}

func find(_ text: String) {
  Findings.report(
    Finding(text, at: Place(fileID: #fileID, filePath: #filePath, line: #line, column: 1)))
}
