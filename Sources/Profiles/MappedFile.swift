// SPDX-License-Identifier: Apache-2.0

/// A file that code was mapped from, as a recording names it.
struct MappedFile: Hashable {
  /// Or what stands for one: `//anon`, `[vdso]`.
  var path: String
  /// Empty when it is not known.
  var buildID: [UInt8] = []
  /// Where build ids are not known, these tell files of one name apart: containers have many.
  var device: UInt64 = 0
  var inode: UInt64 = 0
}
