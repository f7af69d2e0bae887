// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// Programs that go to a host by its name, and find it in the lot.
  @Suite struct HostNames {
    @Test func `curl fetches a page by name, over IPv4 and IPv6`() async throws {
      try await Stage.inTown { stage in
        try await Self.serveWeb(stage)
        for arguments in [["http://web.example/"], ["http://web/"], ["-6", "http://web.example/"]] {
          let page = try await stage.say(
            "curl", ["-sS"] + arguments, on: [Stage.client, "2001:db8::9"])
          #expect(page == "I am web")
        }
      }
    }

    @Test func `Python, Perl, Node and Java resolve names, and addresses back to names`()
      async throws
    {
      try await Stage.inTown { stage in
        let python = """
          import socket
          print(socket.gethostbyname_ex("db"), socket.gethostbyaddr("10.0.0.2")[0])
          print(sorted(a[4][0] for a in socket.getaddrinfo("web", 80, type=socket.SOCK_STREAM)))
          print(socket.getnameinfo(("10.0.0.1", 7777), socket.NI_DGRAM), socket.getfqdn("web"))
          """
        let perl = """
          use Socket; print inet_ntoa(scalar gethostbyname("db.example")), " ",
            scalar(gethostbyaddr(inet_aton("10.0.0.2"), AF_INET)), " ", getservbyname("quiz", "udp");
          """
        let node = """
          const { lookup, lookupService } = require("dns").promises;
          lookup("db.example", 4).then(a => lookupService(a.address, 7777)
            .then(b => console.log(a.address, b.hostname)));
          """
        let answers = [
          try await stage.say("/usr/bin/python3", ["-c", python]),
          try await stage.say("perl", ["-e", perl]), try await stage.say("node", ["-e", node]),
          try await Self.java(stage),
        ]
        #expect(
          answers.joined(separator: "\n") == """
            ('db.example', ['db'], ['10.0.0.1']) web.example
            ['10.0.0.2', '2001:db8::2']
            ('db.example', 'quiz') web.example
            10.0.0.1 web.example quiz7777udp
            10.0.0.1 db.example
            db.example/10.0.0.1 web.example
            """)
      }
    }

    @Test func `Redis is found by name`() async throws {
      try await Stage.inTown { stage in
        try await stage.serve(
          "redis-server", ["--bind", "10.0.0.1", "--save", "", "--protected-mode", "no"],
          at: "10.0.0.1:6379")
        #expect(try await stage.say("redis-cli", ["-h", "db.example", "set", "a", "1"]) == "OK")
        #expect(try await stage.say("redis-cli", ["-h", "db", "get", "a"]) == "1")
      }
    }

    @Test func `nginx is a proxy to a host by its name`() async throws {
      try await Stage.inTown { stage in
        try await Self.serveWeb(stage)
        try stage.folder.write("nginx.conf", Self.proxy(in: stage.folder.path))
        let paths = ["-p", stage.folder.path, "-c", stage.folder("nginx.conf")]
        try await stage.serve("/usr/sbin/nginx", paths, at: "10.0.0.1:80")
        #expect(try await stage.say("curl", ["-sS", "http://db.example/"]) == "I am web")
        if Account.isRoot {
          let owner = "ps -o user= -C nginx | grep -c '^bob$'"
          #expect(try await stage.shell(owner) == "1", "its worker is the test's own user")
        }
      }
    }

    @Test func `A program's own host has a name, which leads to its address`() async throws {
      try await Stage.inTown { stage in
        #expect(try await stage.shell("hostname; hostname -i") == "toy\n10.0.0.9")
        let own = try await stage.run(
          "/usr/bin/python3",
          ["-c", "import socket; print(socket.gethostbyname(socket.gethostname()))"])
        #expect(own.output == "10.0.0.9\n")
      }
    }

    private static func serveWeb(_ stage: Stage) async throws {
      try stage.folder.write("web/index.html", "I am web\n")
      let server = ["-u", "-m", "http.server", "--bind", "::", "80", "-d", stage.folder("web")]
      try await stage.serve(
        "/usr/bin/python3", server, at: "10.0.0.2:80", on: ["10.0.0.2", "2001:db8::2"])
    }

    private static func java(_ stage: Stage) async throws -> String {
      try stage.folder.write(
        "Names.java",
        """
        import java.net.InetAddress;
        class Names {
          public static void main(String[] arguments) throws Exception {
            System.out.println(InetAddress.getByName("db.example") + " "
              + InetAddress.getByName("10.0.0.2").getCanonicalHostName());
          }
        }
        """)
      return try await stage.say("java", ["Names.java"])
    }

    private static func proxy(in folder: String) -> String {
      """
      \(Account.isRoot ? "user bob;" : "")
      daemon off;
      worker_processes 1;
      pid \(folder)/nginx.pid;
      error_log \(folder)/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path \(folder)/body;
        proxy_temp_path \(folder)/proxy;
        fastcgi_temp_path \(folder)/fastcgi;
        uwsgi_temp_path \(folder)/uwsgi;
        scgi_temp_path \(folder)/scgi;
        upstream behind { server web.example:80; }
        server { listen db.example:80; location / { proxy_pass http://behind/; } }
      }
      """
    }
  }
}
