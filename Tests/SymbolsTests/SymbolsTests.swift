// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@Suite("An address", .timeLimit(.minutes(20)))
struct SymbolsTests {
  private static let inlined = """
    static inline __attribute__((always_inline)) void inner(void) {
      HERE(inner);
    }
    static inline __attribute__((always_inline)) void middle(void) {
      inner();
    }
    __attribute__((noinline)) void outer(void) {
      HERE(first);
      middle();
    }
    int main(void) {
      outer();
      return 0;
    }
    """

  @Test(
    "has its function, file and line, and those it was inlined into",
    arguments: ["gcc -g -O2", "clang -g -O2", "gcc -g -O2 -gdwarf-4", "clang -g -O2 -gsplit-dwarf"])
  func inlining(compiler: String) throws {
    let sample = try Sample(Self.inlined, compiler: compiler)
    #expect(
      try sample.frames(at: sample.address(of: "label_inner")) == [
        "inner sample.c:3", "middle sample.c:6", "outer sample.c:10",
      ])
    #expect(try sample.frames(at: sample.address(of: "label_first")) == ["outer sample.c:9"])
  }

  @Test("to which a call returns stands for the call")
  func returnAddress() throws {
    let sample = try Sample(Self.inlined, compiler: "gcc -g -O0 -no-pie")
    let after = try sample.address(of: "label_first")
    let frames = Symbols().frames(of: after, in: Module(path: sample.path))
    #expect(frames.map(\.line) == [8])
    #expect(frames.map(\.offset) == [after])
  }

  @Test("in a stripped program has its function where the dynamic symbols tell")
  func stripped() throws {
    let sample = try Sample(Self.inlined, compiler: "gcc -g -O2 -rdynamic")
    try sample.shell("strip sample")
    #expect(try sample.frames(at: sample.address(of: "outer")) == ["outer"])
    try sample.shell("strip -R .gnu.hash sample; :")
    #expect(sample.frames(at: 0x10) == ["?"])
  }

  @Test(
    "has its line where the debug information lies in another file",
    arguments: ["sample.debug", ".debug/sample.debug"], ["sha1", "none"])
  func debugLink(file: String, buildID: String) throws {
    let sample = try Sample(
      Self.inlined, compiler: "gcc -g -O2 -rdynamic -Wl,--build-id=\(buildID)")
    let address = try sample.address(of: "outer")
    try sample.shell(
      """
      mkdir .debug; objcopy --only-keep-debug sample \(file); strip sample
      objcopy --add-gnu-debuglink=\(file) sample
      """)
    #expect(sample.frames(at: address) == ["outer sample.c:9"])
    try sample.shell(
      "echo 'int main(void) {}' > other.c; gcc -g other.c -o other; cp other \(file)")
    #expect(sample.frames(at: address) == ["outer"], "the file of another program")
  }

  @Test("in a program that was built anew has neither function nor line")
  func changed() throws {
    let sample = try Sample(Self.inlined, compiler: "gcc -g -O2")
    let (old, address) = (try sample.buildID, try sample.address(of: "outer"))
    #expect(sample.frames(at: address, buildID: old) == ["outer sample.c:9"])
    try sample.shell("sed -i 's/return 0/return 1/' sample.c; gcc -g -O2 sample.c -o sample")
    let symbols = Symbols()
    #expect(sample.frames(at: address, symbols, buildID: old) == ["?"])
    let module = Module(path: sample.path, buildID: old)
    #expect(symbols.trouble(with: module)?.contains("was built anew") == true)
  }

  @Test("in a file that is gone, or is none, keeps its module and offset")
  func gone() throws {
    let symbols = Symbols()
    for path in ["/no/such/file", "/dev/tty", "/etc/passwd", "[vdso]", ""] {
      #expect(
        symbols.frames(of: 17, in: Module(path: path)) == [Frame(module: path, offset: 17)])
    }
    #expect(
      symbols.trouble(with: Module(path: "/no/such/file"))?.hasPrefix("/no/such/file is not there")
        == true)
  }

  @Test("of C++ has a name with its classes and parameters")
  func cxx() throws {
    let sample = try Sample(
      """
      namespace store { struct Table { void close(int); }; }
      __attribute__((noinline)) void store::Table::close(int) { HERE(close); }
      int main() { store::Table().close(1); }
      """, suffix: "cc", compiler: "g++ -g -O1")
    #expect(
      try sample.frames(at: sample.address(of: "label_close"))
        == ["store::Table::close(int) sample.cc:3"])
  }

  @Test("of Swift has the name that is in the source")
  func swift() throws {
    let sample = try Sample(
      "public struct Table { @inline(never) public func close(_ fd: Int32) -> String { \"\\(fd)\" } }",
      suffix: "swift", compiler: "swiftc -g -emit-library -module-name store")
    let address = try sample.address(of: "\\$s5store5TableV5closeySSs5Int32VF")
    #expect(sample.frames(at: address) == ["store.Table.close(Int32) -> String sample.swift:2"])
  }

  @Test("of Swift has neither the compiler's parts nor its private names")
  func swiftParts() throws {
    let sample = try Sample(
      """
      struct Table {
        @inline(never) private func work(_ n: Int) async -> Int { await Task.yield(); return n }
        @inline(never) func run() async -> Int { await work(3) + 1 }
      }
      @main struct Main { static func main() async { print(await Table().run()) } }
      """, suffix: "swift", compiler: "swiftc -g -parse-as-library -module-name store")
    let symbols = try sample.shell("nm sample | grep ' [tT] .*work.*T[QY]' | cut -d' ' -f1")
    let address = try #require(UInt64(symbols.prefix { $0 != "\n" }, radix: 16))
    let name = sample.frames(at: address).first?.prefix { $0 != ":" }
    #expect(name?.hasPrefix("store.Table.work") == true, "\(name ?? "")")
  }

  @Test("of libc has its plain name")
  func libc() throws {
    let path = "/lib/x86_64-linux-gnu/libc.so.6"
    guard access(path, R_OK) == 0 else { return }
    let sample = try Sample("int main(void) { return 0; }", compiler: "gcc")
    let line = try sample.shell("nm -D \(path) | grep ' close@'")
    let address = try #require(UInt64(line.prefix { $0 != " " }, radix: 16))
    let frames = Symbols().frames(of: address, in: Module(path: path), isExact: true)
    #expect(frames.map(\.function) == ["close"] || frames.map(\.function) == ["__close"])
  }
}
