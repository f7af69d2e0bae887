// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@Suite("A stub that calls another library", .timeLimit(.minutes(20)))
struct StubTests {
  @Test(
    "is called as what it leads to, as objdump calls it",
    arguments: ["gcc", "gcc -fcf-protection=full -Wl,-z,ibtplt", "clang -fuse-ld=lld", "gcc -s"])
  func stubs(compiler: String) throws {
    let sample = try Sample(
      """
      #include <stdlib.h>
      int main(int count, char **words) { return count > 1 ? atoi(words[1]) : rand(); }
      """, compiler: compiler)
    // 0000000000001030 <rand@plt>:
    let lines = try sample.shell("objdump -d sample | grep '@plt>:$'").split(separator: "\n")
    let own = ["rand@plt", "atoi@plt"]
    let stubs = lines.map { $0.split { " <>:".contains($0) }.map(String.init) }
      .filter { own.contains($0[1]) }
    #expect(Set(stubs.map { $0[1] }) == Set(own))
    for stub in stubs {
      let address = try #require(UInt64(stub[0], radix: 16))
      #expect(sample.frames(at: address + 4) == [stub[1]])
    }
  }

  @Test("stands behind code that is no function's, though the symbol before it has no size")
  func head() throws {
    // _init, of section .init, is before .plt.
    let sample = try Sample("#include <stdlib.h>\nint main() { return rand(); }", compiler: "gcc")
    let line = try sample.shell("objdump -h sample | grep ' .plt '")
    let words = line.split(separator: " ")
    let address = try #require(UInt64(String(words[3]), radix: 16))
    #expect(sample.frames(at: address) == ["?"])
    #expect(try sample.frames(at: sample.address(of: "_init")).first?.hasPrefix("_init") == true)
  }
}
