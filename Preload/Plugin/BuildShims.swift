// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackagePlugin

/// Builds each library that lives in somebody else's process with plain clang, so that no Swift
/// runtime rides along; and the profiler's recorder, which has to be there in a millisecond.
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
    "libbacklot_profile.so": ["RegionSampler", "Regions", "PerfData", "StackWalk", "ShimCore"],
  ]

  /// A program, and the rooms of `Preload` it is made of.
  static let programs = [
    "backlot-record": ["Recorder", "Regions", "PerfData", "StackWalk", "ShimCore"]
  ]

  /// Debian's valgrind gives up on a program that has clang's DWARF 5 in it.
  static let flags = [
    "-std=gnu17", "-O2", "-gdwarf-4", "-fPIC", "-fvisibility=hidden", "-D_GNU_SOURCE=",
    "-Wall", "-Wextra", "-Wshadow", "-Werror", "-Wl,--as-needed", "-Wl,--build-id=sha1",
  ]

  /// Every program of a lot loads the library, so each page and each change of its protection counts.
  /// These make a start 15 µs shorter; `Benchmarks/run --only spawn` measures it.
  static let quickStart = ["-Wl,-z,norelro", "-Wl,-z,lazy", "-nostartfiles"]

  /// What a library has told libc to call, at forks and at the end of threads, stays.
  static let library = ["-shared", "-Wl,-z,nodelete"]

  /// A signal handler may be the first to call a function of libc: there, all are bound before.
  static let boundAtOnce = ["-Wl,-z,now"]

  /// A program that needs no dynamic linker starts in half the time.
  static let quickProgram = ["-static"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let libraries = try Self.shims.map { name, rooms in
      let binding = rooms.contains("RegionSampler") ? Self.boundAtOnce : []
      let flags = Self.quickStart + binding + Self.library + ["-Wl,-soname,\(name)"]
      return try command(context, name, rooms, flags)
    }
    return try libraries + Self.programs.map { try command(context, $0, $1, Self.quickProgram) }
  }

  private func command(
    _ context: PluginContext, _ name: String, _ rooms: [String], _ flags: [String]
  ) throws -> Command {
    let preload = context.package.directoryURL.appending(path: "Preload")
    let folders = rooms.map { preload.appending(path: $0) }
    let files = restLast(folders.flatMap(files(under:)))
    let product = context.pluginWorkDirectoryURL.appending(path: name)
    return .buildCommand(
      displayName: "Building \(name)",
      executable: try context.tool(named: "clang").url,
      arguments: Self.flags + flags + ["-o", product.path]
        + folders.flatMap { ["-I\($0.path)", "-I\($0.path)/include"] }
        + files.filter { $0.pathExtension == "c" }.map(\.path),
      inputFiles: files,
      outputFiles: [product]
    )
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
