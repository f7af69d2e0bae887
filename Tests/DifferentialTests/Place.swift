// SPDX-License-Identifier: Apache-2.0
import Backlot
import BacklotWorld

/// Where a program is told of users, groups and hosts by us.
enum Place: CaseIterable {
  case behindTheShimAlone, inALot

  /// What a program of the names corpus prints there.
  func answer(of program: String, _ binary: String, on bench: Bench) async throws -> String {
    let files = try bench.files()
    switch self {
    case .behindTheShimAlone:
      let shim = try ShimLibrary.names.path(in: ShimLibrary.foldersBesideProgram)
      return try await bench.behind("preloaded", shim, files, binary)
    case .inALot:
      return try await Lot.with(names: Self.names(files)) { lot in
        // The name by hand: a hostname of the lot's would be in its hosts too, on a line of its own.
        try await bench.answer(
          of: "/usr/bin/env", ["BACKLOT_HOSTNAME=toytown", binary], in: lot,
          hosts: program.hasSuffix("-connected") ? ["10.0.0.1", "fd00::1"] : [],
          environment: ["NAMES_ETC": files])
      }
    }
  }

  private static func names(_ files: String) -> Names {
    let paths = Names.Kind.allCases.map { kind in (kind, ["\(files)/\(kind.rawValue)"]) }
    return Names(files: Dictionary(uniqueKeysWithValues: paths))
  }
}
