// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld

extension Suppressions {
  /// Those of several files.
  init(files: [String]) throws(LotError) {
    self.init()
    for file in files {
      let bytes = try InputFile.bytes(of: file, "suppressions")
      try add(String(decoding: bytes, as: UTF8.self), file: file)
    }
  }
}
