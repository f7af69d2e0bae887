// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackagePlugin

/// Builds each preload library with plain clang, so that no Swift runtime rides along.
@main
struct BuildShims: BuildToolPlugin {
  /// A library, and the rooms of `Preload` it is made of. Its own comes first: what runs in every
  /// program then lies together in memory.
  static let shims = [
    "libbacklot_socket.so": [
      "SocketShim", "Onward", "SocketPolicy", "LotFile", "ShimWire", "ShimCore",
      "HostShim", "NameFiles", "NamePolicy", "Vfork",
    ],
    "libbacklot_fd.so": [
      "DescriptorShim", "Onward", "Vfork", "DescriptorPolicy", "StackWalk", "ShimWire", "ShimCore",
    ],
    "libbacklot_nss.so": [
      "NameShim", "Onward", "ShimWire", "ShimCore", "HostShim", "NameFiles", "NamePolicy",
    ],
  ]

  /// Debian's valgrind gives up on a program that has clang's DWARF 5 in it.
  static let flags = [
    "-std=gnu17", "-O2", "-gdwarf-4", "-fPIC", "-fvisibility=hidden", "-shared", "-D_GNU_SOURCE=",
    "-Wall", "-Wextra", "-Wshadow", "-Werror", "-Wl,--as-needed",
  ]

  /// Every program of a lot loads the library, so each page and each change of its protection counts.
  /// These make a start 15 µs shorter; `Benchmarks/run --only spawn` measures it.
  static let quickStart = ["-Wl,-z,norelro", "-Wl,-z,lazy", "-nostartfiles"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let preload = context.package.directoryURL.appending(path: "Preload")
    return try Self.shims.map { name, rooms in
      let folders = rooms.map { preload.appending(path: $0) }
      let files = restLast(folders.flatMap(files(under:)))
      let library = context.pluginWorkDirectoryURL.appending(path: name)
      return .buildCommand(
        displayName: "Building \(name)",
        executable: try context.tool(named: "clang").url,
        arguments: Self.flags + Self.quickStart + ["-Wl,-soname,\(name)", "-o", library.path]
          + folders.flatMap { ["-I\($0.path)", "-I\($0.path)/include"] }
          + files.filter { $0.pathExtension == "c" }.map(\.path),
        inputFiles: files,
        outputFiles: [library]
      )
    }
  }

  /// Large and seldom touched data is linked last: `zeroes_rest.c` says why.
  private func restLast(_ files: [URL]) -> [URL] {
    let isRest = { (file: URL) in file.lastPathComponent == "zeroes_rest.c" }
    return files.filter { !isRest($0) } + files.filter(isRest)
  }

  private func files(under folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let all = walk?.compactMap { $0 as? URL } ?? []
    return all.filter { ["c", "h", "def"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
  }
}
