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
      ("_RNvC6_123foo3bar", "123foo::bar"),
      ("_RNvCs1234_7mycrate3foo", "mycrate::foo"),
      ("_RNvNtCs1234_7mycrate3foo3bar", "mycrate::foo::bar"),
      ("_RNvMCs4fqI2P2rA04_13const_genericINtB2_3FooKpE3foo", "<const_generic::Foo<_>>::foo"),
      ("_RINvNtC3std3mem8align_ofjE", "std::mem::align_of::<usize>"),
      ("_RINvNtC3std3mem8align_ofRNtB4_4BookE.llvm.123", "std::mem::align_of::<&std::Book>"),
      ("_RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_", "cc::spawn::{closure#0}::{closure#0}"),
      ("_RNvXC1aTmhEINtC1b1THE3foo", "_RNvXC1aTmhEINtC1b1THE3foo"),
      ("_RINvC1a1fFUKCEuE", "a::f::<unsafe extern \"C\" fn()>"),
      ("_RINvC1a1fDNtC1b1TEL_E", "a::f::<dyn b::T>"),
      ("_RINvC1a1fAhj4_E", "a::f::<[u8; 4]>"),
      ("_RNvYhNtC1b1T3foo", "<u8 as b::T>::foo"),
      ("_RB_", "_RB_"), ("_RNvC", "_RNvC"), ("_RNvB_3foo", "_RNvB_3foo"), ("_R", "_R"),
      (
        "_RINvC1a1f" + String(repeating: "T", count: 500),
        "_RINvC1a1f" + String(repeating: "T", count: 500)
      ),
    ])
  func names(symbol: String, name: String) {
    #expect(Demangling.name(of: symbol) == name)
  }
}
