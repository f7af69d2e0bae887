// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotSymbols

@Suite("A Swift name", .timeLimit(.minutes(20)))
struct SwiftNameTests {
  @Test(
    "is without what the optimizer made of the function",
    arguments: [
      ("generic specialization <Int> of a.b(Int) -> ()", "a.b(Int) -> ()"),
      ("generic specialization <(Int) -> Swift.Array<Int>> of a.b()", "a.b()"),
      ("merged generic specialization <A> of generic specialization <B> of a.b()", "a.b()"),
      (
        "function signature specialization <Arg[0] = Dead, Arg[1] = [Closure Propagated : x of y]> of "
          + "a.b<A where A: B>(A) -> ()", "a.b<A where A: B>(A) -> ()"
      ),
      ("generic not re-abstracted specialization <Int> of a.b()", "a.b()"),
      (
        "(1) await resume partial function for generic specialization <A> of a.b() async -> ()",
        "a.b() async -> ()"
      ),
      ("a.specialization<Int> of", "a.specialization<Int> of"),
      ("generic specialization <Int", "generic specialization <Int"),
      ("merged Swift.Hasher._combine(Swift.UInt) -> ()", "Swift.Hasher._combine(UInt) -> ()"),
    ])
  func variants(long: String, short: String) {
    #expect(SwiftName.short(long) == short)
  }

  @Test("of an async main is one name for all its parts")
  func main() {
    #expect(
      ["async_MainTQ0_", "async_MainTY1_"].map(Demangling.name) == ["async_Main", "async_Main"])
  }
}
