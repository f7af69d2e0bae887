// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// HAProxy: a master and a worker, chroot, a user of its own, health checks.
  @Suite struct HAProxy {
    @Test func `It spreads requests over two hosts, and drops the one that ends`() async throws {
      try await Stage.with { stage in
        var backends: [LotProcess] = []
        for host in ["10.0.0.2", "10.0.0.3"] { backends.append(try await backend(stage, host)) }
        try stage.folder.makeFolder("empty")
        try stage.folder.write("haproxy.cfg", configuration(empty: stage.folder("empty")))
        let arguments = ["-W", "-db", "-f", "haproxy.cfg"]
        try await stage.serve("/usr/sbin/haproxy", arguments, at: "10.0.0.1:80")

        try await eventually("both of them") { try await pages(stage, 4).count == 2 }
        await backends[0].stop()
        try await eventually("its loss") {
          try stage.folder.text("haproxy.log").contains("back/two is DOWN")
        }
        #expect(try await pages(stage, 6) == ["10.0.0.3"])
      }
    }

    private func backend(_ stage: Stage, _ host: String) async throws -> LotProcess {
      try stage.folder.write("\(host)/index.html", "\(host)\n")
      let server = ["-m", "http.server", "--bind", host, "8080", "-d", stage.folder(host)]
      return try await stage.serve("/usr/bin/python3", server, at: "\(host):8080", on: [host])
    }

    /// The different answers to some requests, each over a connection of its own.
    private func pages(_ stage: Stage, _ count: Int) async throws -> Set<String> {
      var pages: Set<String> = []
      for _ in 0..<count { pages.insert(try await stage.say("curl", ["-sS", "http://10.0.0.1/"])) }
      return pages
    }

    private func configuration(empty: String) -> String {
      """
      global
        \(Account.isRoot ? "user haproxy\n  group haproxy\n  chroot \(empty)" : "")
      defaults
        mode http
        timeout connect 60s
        timeout client 60s
        timeout server 60s
      frontend front
        bind 10.0.0.1:80
        default_backend back
      backend back
        balance roundrobin
        option redispatch 1
        default-server check inter 3s fastinter 100 downinter 100 fall 2
        server two 10.0.0.2:8080
        server three 10.0.0.3:8080

      """
    }
  }
}
