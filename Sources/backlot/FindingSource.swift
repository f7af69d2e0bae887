// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld

/// Where findings are kept: in a log, or in a book.
struct FindingSource {
  let sightings: [Sighting]
  let report: DescriptorReport

  init(_ file: String) throws(LotError) {
    let bytes = try InputFile.bytes(of: file, "log")
    if Book.begins(bytes) {
      guard var book = Book(bytes) else {
        throw LotError(
          .usage, "\(file) is a book that is cut, or of another version; use the backlot it is from"
        )
      }
      sightings = book.sightings()
      report = book.report()
    } else {
      sightings = []
      report = DescriptorReport(all: try JSONLog.findings(in: bytes, file: file))
    }
  }
}
