// SPDX-License-Identifier: Apache-2.0
import DescriptorPolicy
import Glibc
import Testing

@Suite("What a descriptor is, in words")
struct WordsTests {
  @Test(
    "a pattern describes a path, or the name of its file when it has no slash",
    arguments: [
      ("*.tdb", "/var/lib/a.tdb", true), ("*.tdb", "/var/lib/a.tdb.old", false),
      ("a?c", "/x/abc", true), ("a?c", "/x/ac", false), ("*", "/x", true), ("", "/x", false),
      ("/var/*", "/var/lib/a", true), ("/var/*", "/usr/var/a", false), ("*/a", "/x/y/a", true),
      ("*a*b*c", "/xxaxxbxxc", true), ("*a*b*c", "/xxaxxcxxb", false), ("a", "a", true),
    ])
  func patterns(pattern: String, path: String, matches: Bool) {
    #expect(glob_matches(pattern, pattern.utf8.count, path) == matches)
  }

  @Test("an address is written as people write it")
  func addresses() {
    #expect(described("socket to", v4(10, 0, 0, 1, port: 80)) == "socket to 10.0.0.1:80")
    #expect(described("at", v6([0, 0, 0, 0, 0, 0, 0, 1], port: 443)) == "at [::1]:443")
    #expect(
      described("at", v6([0xfd00, 0, 0, 1, 0, 0, 0, 2], port: 1)) == "at [fd00:0:0:1::2]:1")
    #expect(described("at", v6([0, 1, 2, 3, 4, 5, 6, 7], port: 1)) == "at [0:1:2:3:4:5:6:7]:1")
    #expect(described("at", v6([1, 0, 0, 0, 0, 0, 0, 0], port: 1)) == "at [1::]:1")
    #expect(described("at", unix("/run/x")) == "at /run/x")
  }

  @Test("what does not fit is left out")
  func long() {
    let path = "/run/" + String(repeating: "x", count: 90)
    #expect(described("socket at", unix(path)) == "socket at " + path.prefix(37))
  }

  @Test("an end of a pipe names the other")
  func pipe() {
    var line = line()
    withUnsafeMutableBytes(of: &line.what) {
      describe_end($0.baseAddress!.assumingMemoryBound(to: CChar.self), "pipe", 12)
    }
    #expect(text(line.what) == "pipe, other end 12")
  }

  private func described(_ what: String, _ address: some Any) -> String {
    var line = line()
    let size = socklen_t(MemoryLayout.size(ofValue: address))
    withUnsafeMutableBytes(of: &line.what) { text in
      withUnsafeBytes(of: address) {
        describe_address(
          text.baseAddress!.assumingMemoryBound(to: CChar.self), what,
          $0.baseAddress!.assumingMemoryBound(to: sockaddr.self), size)
      }
    }
    return text(line.what)
  }

  private func v4(_ bytes: UInt8..., port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
    return address
  }

  private func v6(_ words: [UInt16], port: UInt16) -> sockaddr_in6 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin6_addr) {
      $0.copyBytes(from: words.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    }
    return address
  }

  private func unix(_ path: String) -> sockaddr_un {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    return address
  }
}
