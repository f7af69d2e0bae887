// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// stunnel in front of a web server: TLS through a lot, and a user without rights.
  @Suite struct Stunnel {
    @Test func `curl and openssl read a page over TLS, and the certificate names the address`()
      async throws
    {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let page = try await stage.say(
          "curl", ["-sS", "--cacert", "certificate.pem", "https://10.0.0.1/"])
        #expect(page == "secret")
        let client = ["-quiet", "-ign_eof", "-CAfile", "certificate.pem", "-connect"]
        let answer = try await stage.say(
          "openssl", ["s_client", "-verify_return_error"] + client + ["10.0.0.1:443"],
          input: .text("GET /index.html HTTP/1.0\r\n\r\n"))
        #expect(answer.hasSuffix("\r\n\r\nsecret"))
      }
    }

    private static func serve(_ stage: Stage) async throws {
      try stage.folder.write("page/index.html", "secret\n")
      try await stage.serve(
        "/usr/bin/python3", ["-m", "http.server", "8080", "-d", stage.folder("page")],
        at: "10.0.0.2:8080", on: ["10.0.0.2"])
      _ = try await stage.say(
        "openssl",
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
          "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj", "/CN=lot",
          "-addext", "subjectAltName=IP:10.0.0.1",
        ])
      try stage.folder.write("stunnel.conf", configuration(in: stage.folder))
      try await stage.serve("stunnel4", [stage.folder("stunnel.conf")], at: "10.0.0.1:443")
    }

    private static func configuration(in folder: Folder) -> String {
      """
      foreground = yes
      debug = notice
      syslog = no
      pid =
      \(Account.isRoot ? "setuid = nobody\nsetgid = nogroup" : "")
      [https]
      accept = 10.0.0.1:443
      connect = 10.0.0.2:8080
      cert = \(folder("certificate.pem"))
      key = \(folder("key.pem"))

      """
    }
  }
}
