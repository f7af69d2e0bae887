// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A bad word to backlot", .timeLimit(.minutes(20)))
struct BadInputTests {
  private let folder = try! Folder()

  /// Nothing was started, nothing is left behind, and one sentence says why.
  private func expect(
    _ script: String, _ status: Int32, says text: String, sourceLocation: SourceLocation
  ) async throws {
    let result = try await Tool.shell(script, ["TMPDIR": folder.path])
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output == "", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("backlot: "), sourceLocation: sourceLocation)
    #expect(result.errors.contains(text), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.filter { $0 == "\n" }.count == 1, sourceLocation: sourceLocation)
    #expect(folder.names == [], sourceLocation: sourceLocation)
  }

  @Test(
    "is answered by a sentence and a status of sysexits.h",
    arguments: [
      ("backlot run", 64, "no program to run"),
      ("backlot run --", 64, "no program to run"),
      ("backlot run --hots 10.0.0.1 -- echo", 64, "no option '--hots'"),
      ("backlot run --host 10.0.0 -- echo", 64, "'10.0.0' is not an IP address"),
      ("backlot run --host ::1 --host ::1 -- echo", 64, "::1 is given twice"),
      ("backlot run --host :: -- echo", 64, "wildcard"),
      ("backlot run --host ff02::1 -- echo", 64, "multicast"),
      ("backlot run --allow 10.0.0.0/40 -- echo", 64, "cannot be allowed"),
      ("backlot run --absent perhaps -- echo", 64, "see 'backlot run --help'"),
      ("backlot run --lot '' -- echo", 64, "--lot names no directory"),
      ("backlot run --lot /no/such/parent/lot -- echo", 73, "cannot make a lot"),
      ("backlot run --lot /usr -- echo", 66, "not a lot, and not empty"),
      ("backlot run --lot /etc/passwd -- echo", 66, "not a directory"),
      ("TMPDIR=/no/such backlot run -- echo", 73, "TMPDIR"),
      ("backlot run -- no-such-program", 127, "no program 'no-such-program' in PATH"),
      ("backlot run -- /no/such/program", 127, "/no/such/program"),
      ("backlot run -- /etc/passwd/x", 127, "/etc/passwd/x"),
      ("backlot run -- /usr", 126, "is a directory"),
      ("backlot run -- /etc/passwd", 126, "is not executable"),
      ("backlot run -- /dev/null", 126, "is a device"),
      ("backlot run --passwd /no/such -- echo", 66, "no passwd file at /no/such"),
      ("backlot run --hosts /etc -- echo", 66, "/etc is a directory"),
      ("backlot run --group <(echo) -- echo", 66, "is a pipe"),
      ("backlot run --shadow '' -- echo", 64, "the shadow file has no name"),
      ("backlot run --hosts 10.0.0.1 -- echo", 64, "did you mean --host 10.0.0.1?"),
      ("backlot run --host /etc/hosts -- echo", 64, "did you mean --hosts /etc/hosts?"),
      ("backlot run --user alice -- echo", 64, "'alice' is not a user"),
      ("backlot run --user alice:1001:staff -- echo", 64, "write NAME:UID:GID"),
      ("backlot run --user a:1:1 --user a:2:2 -- echo", 64, "the user a is given twice"),
      ("backlot run --user +a:1:1 -- echo", 64, "cannot be the name of a user"),
      ("backlot run --resolve db -- echo", 64, "write NAME=ADDRESS"),
      ("backlot run --resolve db=there -- echo", 64, "'there' is no address for db"),
      ("backlot run --resolve 10.0.0.1=db -- echo", 64, "'10.0.0.1' is an address"),
      ("backlot run --hostname 'a b' -- echo", 64, "'a b' cannot be the name of a host"),
      ("backlot run --hostname $(printf %065d 0) -- echo", 64, "longer than 64 bytes"),
      ("backlot run --hostname '' -- echo", 64, "cannot be the name of a host"),
      ("BACKLOT_LOT=/l backlot env --no-sockets --user a:1:1", 64, "inside a lot"),
      ("backlot run --no-sockets -- echo", 64, "--user alice:1001:1001"),
      ("backlot run --no-sockets --allow-dns -- echo", 64, "--user alice:1001:1001"),
      ("backlot run --no-sockets --user a:1:1 --lot /l -- echo", 64, "--lot is about a lot"),
      ("backlot run --no-sockets --user a:1:1 --host ::1 -- echo", 64, "--host is about a lot"),
      ("backlot run --no-sockets --user a:1:1 -- no-such-program", 127, "no-such-program"),
      ("backlot env --host x", 64, "'x' is not an IP address"),
      ("backlot wait 10.0.0.1:80", 64, "--lot DIR"),
      ("backlot wait --lot /nowhere 10.0.0.1:80 --timeout 0.05", 66, "no lot at /nowhere"),
      ("backlot wait --lot /nowhere 10.0.0.1:80 --timeout inf", 64, "no time to wait"),
      ("backlot wait --lot /nowhere 10.0.0.1:80 --timeout soon", 64, "'backlot wait --help'"),
      ("backlot sockets --lot /etc/passwd", 66, "is not a directory"),
      ("backlot sockets --lot /nowhere", 66, "no lot at /nowhere"),
      ("backlot sockets", 64, "--lot DIR"),
      (
        "backlot run --fds=bad -- echo", 64,
        "no kind 'bad' of descriptor findings; there are double"
      ),
      ("backlot run --fds= -- echo", 64, "lacks the name of a kind; write --fds for all of them"),
      (
        "backlot run --fds=bad-fd,,fd-leak -- echo", 64,
        "'bad-fd,,fd-leak' lacks the name of a kind"
      ),
      ("backlot run --fds='bad-fd, bad' -- echo", 64, "no kind 'bad' of descriptor findings"),
      ("backlot run --fds-now -- echo", 64, "--fds-now is about findings"),
      ("backlot run --watch-fd 3 --fds-log x -- echo", 64, "--fds-log is about findings"),
      ("backlot run --watch-fd -3 -- echo", 64, "see 'backlot run --help'"),
      ("backlot run --watch-fd x -- echo", 64, "'x' is no descriptor to watch; name a number"),
      ("backlot run --watch-fd=-3 -- echo", 64, "'-3' is no descriptor to watch; name a number"),
      ("backlot run --watch-path a:b -- echo", 64, "without a colon"),
      ("backlot run --fds --fds-exit-code 300 -- echo", 64, "see 'backlot run --help'"),
      ("backlot run --fds --fds-log /no/such/log -- echo", 73, "cannot write the log /no/such/log"),
      ("backlot run --fds --fds-suppressions /no/such -- echo", 66, "suppressions /no/such"),
      ("backlot run --fds --fds-suppressions <(echo bad-fd) -- echo", 64, ":1: 'bad-fd' has no"),
      ("backlot run --fds --fds-suppressions <(echo x y) -- echo", 64, ":1: there is no kind 'x'"),
      ("backlot run --fds --no-sockets --host ::1 -- echo", 64, "--host is about a lot"),
      ("backlot fds", 64, "name it"),
      ("backlot fds --unused a", 64, "name a file with --suppressions"),
      ("backlot fds a b", 64, "compare two with --compare"),
      ("backlot fds --compare a", 64, "the old and the new one"),
      ("backlot fds /no/such", 66, "cannot read the log /no/such"),
      ("backlot fds /etc/passwd", 64, "/etc/passwd:1 is no finding"),
      ("backlot fds --kind x /dev/null", 64, "no kind 'x'"),
      ("backlot fds --grade x /dev/null", 64, "no grade 'x'"),
      ("printf book | backlot fds -", 64, "is a book that is cut"),
      ("backlot mocks", 64, "see 'backlot mocks --help'"),
      ("cd /; backlot mocks --module Zoo", 66, "no .build/debug here, so Zoo is not built"),
      ("backlot mocks --module Zoo -I /etc", 66, "no module Zoo in .build/debug, /etc"),
      ("backlot mocks --module RegexBuilder --protocol No", 64, "no protocol No in RegexBuilder"),
      ("backlot mocks --module Observation -o /no/such/x", 73, "cannot write /no/such/x"),
      ("backlot mocks --module Observation -o /dev/full", 73, "cannot write /dev/full: no space"),
      ("backlot mocks --module Observation -o /", 73, "cannot write /: is a directory"),
      ("backlot mocks --module Observation -o ''", 64, "-o names no file"),
      ("backlot mocks --module Observation > /dev/full", 73, "cannot write to standard output"),
      ("backlot mocks --module Observation >&-", 73, "cannot write to standard output"),
      (#"backlot mocks --module Zoo -o $'\xff.swift'"#, 64, "is not UTF-8"),
      (#"backlot mocks --module Zoo --protocol $'\xff'"#, 64, "is not UTF-8"),
      ("backlot mocks --module ''", 64, "'' cannot be the name of a module"),
      ("backlot mocks --module ../Zoo", 64, "'../Zoo' cannot be the name of a module"),
      ("backlot mocks --module Zoo --import 'a b'", 64, "'a b' cannot be the name of a module"),
      (
        "backlot mocks --module Observation --except Observable --protocol Observable", 64,
        "--except leaves no protocol of Observation to mock"
      ),
      ("backlot mocks --module Zoo --access open", 64, "no access level 'open'"),
      ("backlot mocks --module Zoo --testable --access public", 64, "leave out --access"),
      ("PATH=/no/such; backlot mocks --module Zoo", 127, "have the Swift toolchain in PATH"),
      ("backlot frobnicate", 64, "frobnicate"),
    ] as [(String, Int32, String)])
  func sentence(script: String, status: Int32, text: String) async throws {
    try await expect(script, status, says: text, sourceLocation: #_sourceLocation)
  }

  @Test("in a lot: a place that does not parse, a wait that was too short")
  func waiting() async throws {
    let lot = try await Tool.shell("backlot env --lot '\(folder.path)/lot'")
    #expect(lot.status == 0)
    for (place, status, text) in [
      ("10.0.0.1", 64, "not an address with a port"),
      ("10.0.0.1:80 --timeout 0.05", 75, "nobody listens on tcp 10.0.0.1:80"),
      ("10.0.0.1:53 --udp --timeout 0.05", 75, "nobody listens on udp 10.0.0.1:53"),
    ] as [(String, Int32, String)] {
      let result = try await Tool.shell("backlot wait --lot '\(folder.path)/lot' \(place)")
      #expect(result.status == status)
      #expect(result.errors.contains(text), "\(result.errors)")
    }
  }

  @Test("such as a lot that is damaged")
  func damaged() async throws {
    let lot = folder.path + "/lot"
    let result = try await Tool.shell(
      "mkdir '\(lot)'; echo nonsense > '\(lot)/world'; backlot run --lot '\(lot)' -- echo")
    #expect(result.status == 66)
    #expect(result.errors.contains("is not a lot of this version"))
  }

  @Test("such as a program out of reach, which --anyway runs all the same")
  func unreachable() async throws {
    let program = folder.path + "-static"
    defer { try? FileManager.default.removeItem(atPath: program) }
    let made = try await Tool.shell(
      "echo 'int main(void) { return 3; }' | cc -static -x c - -o '\(program)'")
    #expect(made.status == 0)
    try await expect(
      "backlot run -- '\(program)'", 126, says: "statically linked",
      sourceLocation: #_sourceLocation)
    #expect(try await Tool.shell("backlot run --anyway -- '\(program)'").status == 3)
  }

  @Test("such as a disk with no room", .enabled(if: geteuid() == 0))
  func fullDisk() async throws {
    let result = try await Tool.shell(
      """
      unshare -m sh -c 'mount -t tmpfs -o size=4k none "$DISK" && cd "$DISK" && echo full > file &&
        TMPDIR="$DISK" "$BACKLOT_TOOL" run -- echo; echo $?; ls "$DISK"'
      """, ["DISK": folder.path])
    #expect(result.output == "73\nfile\n")
    #expect(result.errors.contains("no space left on device"))
  }
}
