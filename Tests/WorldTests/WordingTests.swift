// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("What people write")
struct WordingTests {
  @Test(
    "is a place when it has an address and a port",
    arguments: [
      ("10.0.0.1:80", "10.0.0.1:80"), ("[::1]:8080", "[::1]:8080"), ("0.0.0.0:1", "0.0.0.0:1"),
      ("[2001:DB8:0::1]:65535", "[2001:db8::1]:65535"), ("[::ffff:10.0.0.1]:80", "10.0.0.1:80"),
    ])
  func place(text: String, meaning: String) throws {
    #expect(try Place(text).description == meaning)
  }

  @Test(
    "is no place otherwise",
    arguments: [
      "", "80", ":80", "10.0.0.1", "10.0.0.1:", "10.0.0.1:0", "10.0.0.1:65536", "10.0.0.1:http",
      "::1:80", "[::1]", "[::1]80", "localhost:80", "10.0.0.1:-1", "10.0.0.1:80 ",
    ])
  func noPlace(text: String) {
    #expect { try Place(text) } throws: { ($0 as? LotError)?.kind == .usage }
  }

  @Test("is a host's address in one spelling")
  func hosts() throws {
    #expect(try Hosts(["10.0.0.1", "2001:0db8::0001"]).value == "10.0.0.1,2001:db8::1")
  }

  @Test(
    "is no host's address when it cannot be one",
    arguments: [
      (["10.0.0"], "not an IP address"), (["example.org"], "not an IP address"),
      ([""], "not an IP address"), (["10.0.0.1:80"], "not an IP address"),
      (["10.0.0.1", "10.0.0.1"], "twice"), (["::1", "0:0::1"], "twice"),
      (["10.0.0.1", "::ffff:10.0.0.1"], "twice"),
      (["0.0.0.0"], "wildcard"), (["::"], "wildcard"), (["224.0.0.1"], "multicast"),
      (["ff02::1"], "multicast"), (["255.255.255.255"], "broadcast"),
    ])
  func noHost(texts: [String], reason: String) {
    #expect { try Hosts(texts) } throws: {
      ($0 as? LotError)?.kind == .usage && "\($0)".contains(reason)
    }
  }

  @Test(
    "allows a network, with a port if wished",
    arguments: [
      "10.0.0.1", "10.0.0.0/8", "10.0.0.0/8:53", "10.0.0.1:53", "2001:db8::1", "2001:db8::/32",
      "[2001:db8::1]:53", "[2001:db8::/32]:53", "0.0.0.0/0", "::/0",
    ])
  func allowance(text: String) throws {
    #expect(try Allowance(text).value == text)
  }

  @Test(
    "allows nothing when it does not parse",
    arguments: ["", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0.1:0", "10.0.0.1:x", "a/8", "/8"])
  func noAllowance(text: String) {
    #expect { try Allowance(text) } throws: { ($0 as? LotError)?.kind == .usage }
  }
}
