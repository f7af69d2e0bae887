// SPDX-License-Identifier: Apache-2.0
package import BacklotWorld

extension Kind {
  /// Reads the name of a kind.
  ///
  /// - Parameter place: Where it is written, when that is a file.
  package init(word: String, place: String? = nil) throws(LotError) {
    guard let kind = Kind(rawValue: word) else {
      let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      let prefix = place.map { "\($0): " } ?? ""
      throw LotError(
        .usage, "\(prefix)there is no kind '\(word)' of descriptor findings; there are \(names)")
    }
    self = kind
  }
}
