// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Python's own web server, and curl.
  @Suite struct Python {
    private static let program = "/usr/bin/python3"

    @Test func `A page and three megabytes arrive as they are, and the server sees who asked`()
      async throws
    {
      try await Stage.with { stage in
        try stage.folder.write("index.html", "hello\n")
        let big = try stage.folder.fill("big", bytes: 3_000_000)
        let server = ["-u", "-m", "http.server", "--bind", "10.0.0.1", "80"]
        try await stage.serve(Self.program, server, at: "10.0.0.1:80")

        #expect(try await stage.say("curl", ["-sS", "http://10.0.0.1/"]) == "hello")
        _ = try await stage.say("curl", ["-sS", "-o", "got", "http://10.0.0.1/big"])
        #expect(try stage.folder.data("got") == big)
        let log = try stage.folder.text("python3.log")
        #expect(log.contains(#"10.0.0.9 - - "#))
        #expect(log.contains(#""GET /big HTTP/1.1" 200"#))
      }
    }

    @Test func `Three hosts listen on port 80, each with its own page`() async throws {
      try await Stage.with { stage in
        for host in ["10.0.0.1", "10.0.0.2", "2001:db8::3"] {
          try stage.folder.write("\(host)/index.html", "I am \(host)\n")
          let place = host.contains(":") ? "[\(host)]:80" : "\(host):80"
          let server = ["-m", "http.server", "--bind", "::", "80", "-d", stage.folder(host)]
          try await stage.serve(Self.program, server, at: place, on: [host])
        }
        for host in ["10.0.0.1", "10.0.0.2", "[2001:db8::3]"] {
          let clients = ["10.0.0.9", "2001:db8::9"]
          let page = try await stage.say("curl", ["-gsS", "http://\(host)/"], on: clients)
          #expect(page == "I am \(host.trimmingPrefix("[").replacing("]", with: ""))")
        }
      }
    }

    @Test func `A closed port and an absent host are answered at once`() async throws {
      try await Stage.with { stage in
        try await stage.start("sleep", ["1000"])
        for url in ["http://10.0.0.1/", "http://10.0.0.77/"] {
          let outcome = try await stage.run("curl", ["-sS", "--connect-timeout", "5", url])
          #expect(outcome.status == .exited(7))
        }
      }
    }
  }
}
