// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotSymbols

@Suite("A name of Rust", .timeLimit(.minutes(20)))
struct RustNameTests {
  @Test(
    "is as in the source",
    arguments: [
      ("_ZN4core3fmt5write17h0123456789abcdefE", "core::fmt::write"),
      (
        "_ZN4core3ptr42drop_in_place$LT$alloc..string..String$GT$17h0123456789abcdefE",
        "core::ptr::drop_in_place<alloc::string::String>"
      ),
      (
        "_ZN55_$LT$$RF$T$u20$as$u20$core..convert..AsRef$LT$U$GT$$GT$6as_ref17h0123456789abcdefE",
        "<&T as core::convert::AsRef<U>>::as_ref"
      ),
      ("_ZN4core3fmt5writeEv", "core::fmt::write()"),
      ("main", "main"),
    ])
  func names(symbol: String, name: String) {
    #expect(Demangling.name(of: symbol) == name)
  }
}
