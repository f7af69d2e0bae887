// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// BIND: a socket for each interface and thread, all with the same address by SO_REUSEPORT.
  @Suite struct Named {
    @Test func `It finds its host's interfaces, and answers in datagrams, streams and transfers`()
      async throws
    {
      try await Stage.with { stage in
        let folder = try stage.folder.makeFolder("named", owner: "bind")
        try stage.folder.write("named/lot.zone", Self.zone)
        try stage.folder.write("named.conf", Self.configuration(in: folder))
        let user = Account.isRoot ? ["-u", "bind"] : []
        try await stage.serve(
          "/usr/sbin/named", ["-g", "-n", "2", "-c", stage.folder("named.conf")] + user,
          at: "[2001:db8::1]:53", on: ["10.0.0.1", "2001:db8::1"])
        try await eventually("its zone") {
          try stage.folder.text("named.log").contains("all zones loaded")
        }
        for server in ["10.0.0.1", "2001:db8::1"] {
          for way in ["+notcp", "+tcp"] {
            let question = ["www.lot", "AAAA", "+short", "+tries=1", "+time=60", way]
            let clients = ["10.0.0.9", "2001:db8::9"]
            let answer = try await stage.say("dig", ["@\(server)"] + question, on: clients)
            #expect(answer == "2001:db8::7")
          }
        }
        let transfer = try await stage.say("dig", ["@10.0.0.1", "lot", "AXFR", "+onesoa"])
        #expect(transfer.contains("XFR size: 6 records"))
      }
    }

    private static let zone = """
      $TTL 60
      @   IN SOA ns a 1 60 60 60 60
      @   NS ns
      ns  A 10.0.0.1
      www A 10.0.0.7
      www AAAA 2001:db8::7

      """

    private static func configuration(in folder: String) -> String {
      """
      options {
        directory "\(folder)";
        pid-file "\(folder)/pid";
        session-keyfile "\(folder)/session.key";
        listen-on { any; };
        listen-on-v6 { any; };
        recursion no;
        dnssec-validation no;
        allow-transfer { any; };
      };
      controls { };
      zone "lot" { type primary; file "lot.zone"; };

      """
    }
  }
}
