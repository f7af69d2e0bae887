// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A library to load in front of libc.
package struct ShimLibrary: Sendable, Hashable {
  /// Sockets that stay inside the lot.
  package static let socket = ShimLibrary(name: "libbacklot_socket.so", room: "SocketShim")

  /// Users, groups, hosts and so on of the test's making.
  package static let names = ShimLibrary(name: "libbacklot_nss.so", room: "NameShim")

  /// Descriptors that are watched.
  package static let descriptors = ShimLibrary(
    name: "libbacklot_fd.so", room: "DescriptorShim")

  package static let all = [socket, names, descriptors]

  /// Its file name.
  package let name: String

  /// The room of `Preload` that has its `calls.def`.
  package let room: String

  /// The folder that `swift build` puts the libraries in, beside the programs it builds.
  package static let bundle = "backlot_Backlot.resources"

  /// Finds it in the first of these folders that has it.
  package func path(in folders: [String]) throws(LotError) -> String {
    for folder in folders where access("\(folder)/\(name)", R_OK) == 0 {
      return "\(folder)/\(name)"
    }
    throw LotError(
      .incomplete,
      "\(name) is in none of \(folders.joined(separator: ", ")); build or install Backlot again")
  }

  /// A path that fits into `LD_PRELOAD`, which cannot name one with a colon or a space: a symbolic
  /// link in the lot's directory stands in for such a path.
  package func preloadable(
    from folders: [String], through directory: String
  ) throws(LotError) -> String {
    let path = try path(in: folders)
    if PreloadList.canName(path) { return path }
    let link = "\(directory)/\(name)"
    guard PreloadList.canName(link) else {
      throw LotError(
        .usage, "LD_PRELOAD cannot name \(path); put the lot into a path without spaces or colons")
    }
    guard symlink(path, link) == 0 || errno == EEXIST else {
      throw LotError(.denied, "cannot make \(link): \(LotError.text(errno)); name another lot")
    }
    return link
  }

  /// Where the libraries are for the program that is running: as `make install` lays them out, or
  /// as `swift build` does.
  package static var foldersBesideProgram: [String] {
    guard let program = ProcessTable.link("/proc/self/exe") else { return [] }
    let folder = program.split(separator: "/").dropLast()
    let here = "/" + folder.joined(separator: "/")
    let above = "/" + folder.dropLast().joined(separator: "/")
    return ["\(above)/lib/backlot", "\(here)/\(bundle)"]
  }
}
