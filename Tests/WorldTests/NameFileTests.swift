// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

@Suite("A file of names")
struct NameFileTests {
  private let workshop = try! Workshop()

  private func expect(
    _ path: String, as kind: Names.Kind = .passwd, _ trouble: LotError.Kind, says text: String
  ) {
    #expect {
      try NameFile(path, of: kind)
    } throws: {
      ($0 as? LotError)?.kind == trouble && "\($0)".contains(text) && !"\($0)".contains("\n")
    }
  }

  @Test("is named by its absolute path from then on, links and all")
  func absolute() throws {
    let here = FileManager.default.currentDirectoryPath
    #expect(try NameFile("Package.swift", of: .group).path == "\(here)/Package.swift")
    let link = "\(workshop.folder)/link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "/etc/passwd")
    #expect(try NameFile(link, of: .passwd).path == link)
    #expect(try NameFile("/dev/null", of: .passwd).path == "/dev/null")
  }

  @Test("must be there, and be one")
  func missing() throws {
    expect("/no/such", .noFile, says: "no passwd file at /no/such")
    expect("/etc/passwd/x", .noFile, says: "no passwd file at /etc/passwd/x")
    expect("/etc", .noFile, says: "/etc is a directory")
    expect("/dev/zero", .noFile, says: "/dev/zero is a pipe, a socket or a device")
    expect("", .usage, says: "no name")
    let pipe = "\(workshop.folder)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    expect(pipe, .noFile, says: "is a pipe")
  }

  @Test("must be readable", .enabled(if: geteuid() != 0))
  func unreadable() throws {
    expect("/etc/shadow", as: .shadow, .denied, says: "/etc/shadow cannot be read")
  }

  @Test("is not an address, which is another option's")
  func address() {
    expect("10.0.0.1", as: .hosts, .usage, says: "did you mean --host 10.0.0.1?")
    expect("10.0.0.1", .noFile, says: "no passwd file")
    #expect { try Hosts(["/etc/hosts"]) } throws: {
      "\($0)".contains("did you mean --hosts /etc/hosts?")
    }
  }
}
