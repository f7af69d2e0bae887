// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// nginx: a master as root, workers as www-data, an environment that it empties at start.
  @Suite struct Nginx {
    private static let program = "/usr/sbin/nginx"

    @Test func `Two workers answer five thousand requests of twenty clients`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        for keepAlive in [[], ["-k"]] {
          let report = try await stage.say(
            "ab", ["-q", "-n", "5000", "-c", "20"] + keepAlive + ["http://10.0.0.1/"])
          #expect(report.contains(/Complete requests: +5000\n/))
          #expect(report.contains(/Failed requests: +0\n/))
          #expect(!report.contains("Non-2xx"))
        }
        #expect(try await stage.say("curl", ["-sS", "http://10.0.0.1/who"]) == "10.0.0.9")
      }
    }

    @Test func `wrk keeps four connections busy without an error`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let report = try await stage.say("wrk", ["-t2", "-c4", "-d1s", "http://10.0.0.1/"])
        #expect(report.contains(/[1-9][0-9]* requests in/))
        #expect(!report.contains("Socket errors"))
        #expect(!report.contains("Non-2xx"))
      }
    }

    @Test func `It is a proxy to another host`() async throws {
      try await Stage.with { stage in
        let big = try stage.folder.fill("back/big", bytes: 2_000_000)
        try await stage.serve(
          "/usr/bin/python3", ["-u", "-m", "http.server", "8080", "-d", stage.folder("back")],
          at: "10.0.0.2:8080", on: ["10.0.0.2"])
        try await Self.serve(stage)
        _ = try await stage.say("curl", ["-sS", "-o", "got", "http://10.0.0.1/back/big"])
        #expect(try stage.folder.data("got") == big)
        #expect(try stage.folder.text("python3.log").contains("10.0.0.1 - - "))
      }
    }

    @Test func `A binary upgrade by USR2 hands the listeners on and loses no request`()
      async throws
    {
      try await Stage.with { stage in
        try await Self.serve(stage)
        // Before its workers run, a master may overlook a signal.
        #expect(try await stage.say("curl", ["-sS", "http://10.0.0.1/"]) == "hello")
        let old = try await Self.master(stage)
        kill(old, SIGUSR2)
        let new = try await Self.master(stage, after: old)
        kill(old, SIGQUIT)
        try await eventually("the end of the first master") { kill(old, 0) != 0 }

        #expect(try await stage.say("curl", ["-sS", "http://10.0.0.1/"]) == "hello")
        let listeners = try stage.lot.sockets().filter { $0.state == .listening }
        #expect(listeners.contains { $0.holders.contains { $0.pid == new } })
      }
    }

    /// Starts it as its package does: as a daemon.
    private static func serve(_ stage: Stage) async throws {
      let folder = stage.folder
      try folder.write("root/index.html", "hello\n")
      try folder.write("nginx.conf", configuration(in: folder.path))
      let paths = ["-p", folder.path, "-c", folder("nginx.conf"), "-e", folder("error.log")]
      let starter = try await stage.serve(program, paths, at: "10.0.0.1:80")
      // A master whose parent still lives takes itself for a new binary, and ignores USR2.
      #expect(try await starter.wait(timeout: .hanging).succeeded)
    }

    /// The number in its pid file, once there is one, and not `old`.
    private static func master(_ stage: Stage, after old: pid_t? = nil) async throws -> pid_t {
      var pid: pid_t?
      try await eventually("a master in the pid file") {
        let text = try? stage.folder.text("nginx.pid")
        pid = text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        return pid != nil && pid != old
      }
      return try #require(pid)
    }

    private static func configuration(in folder: String) -> String {
      """
      \(Account.isRoot ? "user www-data;" : "")
      worker_processes 2;
      pid \(folder)/nginx.pid;
      events { worker_connections 512; }
      http {
        access_log off;
        client_body_temp_path \(folder)/body;
        proxy_temp_path \(folder)/proxy;
        fastcgi_temp_path \(folder)/fastcgi;
        uwsgi_temp_path \(folder)/uwsgi;
        scgi_temp_path \(folder)/scgi;
        server {
          listen 10.0.0.1:80 reuseport;
          listen [::]:80;
          root \(folder)/root;
          location /who { return 200 "$remote_addr\\n"; }
          location /back/ { proxy_pass http://10.0.0.2:8080/; }
        }
      }
      """
    }
  }
}
