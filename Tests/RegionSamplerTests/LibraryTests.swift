// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// What the linker sees of it.
@Suite("libbacklot_profile.so", .timeLimit(.minutes(20)))
struct LibraryTests {
  @Test("shows names that begin with backlot_, the calls that it wraps, and no others")
  func exports() throws {
    let output = try SampledProgram.run(["nm", "-D", "--defined-only", SampledProgram.library])
    let names = output.said.matches(of: /\s[A-Zi] (\w+)/).map { String($0.1) }
    let ofTheLinker: Set = ["__bss_start", "_edata", "_end"]

    #expect(names.contains("backlot_profile_start"))
    let others = names.filter { !$0.hasPrefix("backlot_") && !ofTheLinker.contains($0) }
    #expect(try others.sorted() == wrapped.sorted())
  }

  private var wrapped: [String] {
    get throws {
      let table = URL(filePath: #filePath)
        .appending(path: "../../../Preload/RegionSampler/calls.def").standardized
      return try String(contentsOf: table, encoding: .utf8)
        .matches(of: /SHIM_CALL\((\w+), SHIM_WRAPS\)/).map { String($0.1) }
    }
  }

  @Test("needs libc and nothing else, none newer than Debian 12's, and stays where it is loaded")
  func needs() throws {
    let output = try SampledProgram.run(["readelf", "-d", SampledProgram.library]).said
    let needed = output.matches(of: /\(NEEDED\).*\[(.+)\]/).map { String($0.1) }
    let symbols = try SampledProgram.run(["objdump", "-T", SampledProgram.library]).said
    let versions = symbols.matches(of: /GLIBC_2\.(\d+)/).compactMap { Int($0.1) }

    #expect(needed == ["libc.so.6"])
    #expect(try #require(versions.max()) <= 36)
    #expect(output.contains("NODELETE"))
    #expect(output.contains("BIND_NOW"))
  }
}
