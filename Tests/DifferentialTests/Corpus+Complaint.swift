// SPDX-License-Identifier: Apache-2.0

extension Corpus {
  /// What is wrong with a program's answer in a lot; empty when nothing is.
  func complaint(about program: String, natively: String, inALot: String) throws -> String {
    guard knownDifferences[program] != nil else {
      return difference(program, from: natively, to: inALot)
    }
    if natively == inALot {
      return "\(program) is a known difference, and does not differ any more"
    }
    return difference(program, from: try lotAnswer(of: program), to: inALot)
  }

  private func difference(_ program: String, from expected: String, to inALot: String) -> String {
    if expected == inALot { return "" }
    return
      "\(program), expected (-) and in a lot (+):\n\(LineDifference(from: expected, to: inALot))"
  }
}
