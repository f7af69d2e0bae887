// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import Glibc

/// What a child tells its parent, as text: fields that end with the separator of units, in records
/// that end with the separator of records.
enum Report: Hashable {
  case finding(Finding)
  case returned
  case required
  case threw(String)

  private static let unit: Unicode.Scalar = "\u{1f}"
  private static let record: Unicode.Scalar = "\u{1e}"

  private var fields: [String] {
    switch self {
    case .finding(let finding):
      let place = finding.place
      return [
        "finding", finding.text, place.fileID, place.filePath, "\(place.line)", "\(place.column)",
      ]
    case .returned: return ["returned"]
    case .required: return ["required"]
    case .threw(let error): return ["threw", error]
    }
  }

  private init?(_ fields: [String]) {
    switch (fields.first, fields.count) {
    case ("finding", 6):
      let place = Place(
        fileID: fields[2], filePath: fields[3], line: Int(fields[4]) ?? 1,
        column: Int(fields[5]) ?? 1)
      self = .finding(Finding(fields[1], at: place))
    case ("returned", 1): self = .returned
    case ("required", 1): self = .required
    case ("threw", 2): self = .threw(fields[1])
    default: return nil
    }
  }

  /// The record.
  var text: String {
    let clean = fields.map { field in
      String(
        String.UnicodeScalarView(
          field.unicodeScalars.filter { $0 != Self.unit && $0 != Self.record }))
    }
    return clean.joined(separator: String(Self.unit)) + String(Self.record)
  }

  /// All reports in a text. A record whose beginning is lost is left out.
  static func all(in text: String) -> [Report] {
    text.unicodeScalars.split(separator: record).compactMap { record in
      Report(record.split(separator: unit, omittingEmptySubsequences: false).map { String($0) })
    }
  }

  /// Writes it all, or as much as can be written.
  func send(to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
