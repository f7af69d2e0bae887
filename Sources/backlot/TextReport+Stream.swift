// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import Glibc

extension TextReport {
  /// As it suits a stream: with colours where that is a terminal, and files named from here.
  init(on descriptor: Int32) {
    let folder = getcwd(nil, 0)
    defer { free(folder) }
    self.init(
      isColoured: isatty(descriptor) == 1, folder: folder.map { String(cString: $0) } ?? "")
  }
}
