// SPDX-License-Identifier: Apache-2.0
import BacklotJSON
import Testing

@Suite("JSON")
struct JSONTests {
  private func value(_ text: String) -> JSONValue? { JSONValue(Array(text.utf8)) }

  @Test(
    "is read and written as it was",
    arguments: [
      "null", "[true,false]", "{}", "[]", #"{"b":1,"a":[-1.50e+3,18446744073709551615]}"#,
      #""a\"b\\c\u000ad\u001b\u007fé😀""#, #"{"a":{"a":{"a":""}}}"#,
    ])
  func roundTrip(text: String) { #expect(value(text)?.line == text) }

  @Test("is read as others write it")
  func foreign() {
    let text = #" { "a" : [ 1 , "\u00e9\ud83d\ude00\/\b\f\n\r\t" ] } "#
    #expect(value(text)?["a"]?.list?[1].text == "é😀/\u{8}\u{c}\n\r\t")
  }

  @Test(
    "has a replacement for half of a surrogate pair",
    arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800\udc00""#])
  func halves(text: String) { #expect(value(text)?.text?.contains("\u{fffd}") == true) }

  @Test(
    "is not what only looks like it",
    arguments: [
      "", " ", "{", "[", "\"", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "nul", "tru", "+1",
      "0x1",
      "nan", "1 2", "[1 2]", "\"\\\"", #""\u12""#, #""\x""#, "}", "{\"a\":1}}", "'a'", ".5",
    ])
  func wrong(text: String) { #expect(value(text) == nil) }

  @Test("is refused where it is nested without end, and where it is cut off anywhere")
  func hostile() {
    #expect(value(String(repeating: "[", count: 100_000)) == nil)
    let whole = Array(#"{"a":[1,"\u00e9",{"b":null}],"c":"\ud83d\ude00"}"#.utf8)
    for count in 0..<whole.count { #expect(JSONValue(Array(whole[..<count])) == nil) }
  }

  @Test("is passed over under names that are not asked for, whatever is there")
  func ignored() {
    let text = #"{"x":{"a":[1,"}]\""]},"y":"a","x":[[]],"z":2,"x":3}"#
    #expect(JSONValue(Array(text.utf8), without: ["x"])?.line == #"{"y":"a","z":2}"#)
  }

  @Test("has numbers that keep all their digits")
  func numbers() {
    #expect(value("18446744073709551615")?.integer(UInt64.self) == .max)
    #expect(value("18446744073709551615")?.integer(Int.self) == nil)
    #expect(value("0.100000000000000005")?.line == "0.100000000000000005")
    #expect(JSONValue.double(.infinity).double == .infinity)
  }
}
