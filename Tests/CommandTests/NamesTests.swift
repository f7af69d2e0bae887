// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("With names, backlot run", .timeLimit(.minutes(20)))
struct NamesTests {
  private let folder = try! Folder()

  /// Runs a script in `$TMPDIR`, which it has to itself.
  private func shell(
    _ script: String, _ environment: [String: String] = [:]
  ) async throws -> Tool.Result {
    let scratch = try Folder()
    let result = try await Tool.shell(
      "cd '\(folder.path)'; \(script)", environment.merging(["TMPDIR": scratch.path]) { $1 })
    #expect(scratch.names == [])
    return result
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
  }

  @Test(
    "has programs know what it was told, and nothing else",
    arguments: [
      (
        "--user alice:1001:1001", "id alice", "uid=1001(alice) gid=1001(alice) groups=1001(alice)\n"
      ),
      ("--user alice:1001:100", "id -gn alice", "users\n"),
      ("--user alice:1001:1001:A:/a:/sh", "getent passwd alice", "alice:*:1001:1001:A:/a:/sh\n"),
      ("--user alice:1001:1001", "id -u root", "0\n"),
      ("--user root:5:5", "id -u root", "5\n"),
      ("--user alice:1001:1001 --passwd /dev/null", "getent passwd | wc -l", "1\n"),
      ("--passwd passwd", "getent passwd", "carol:x:7:7::/:/bin/sh\ndave:x:8:8::/:/bin/sh\n"),
      ("--passwd passwd --passwd more", "id -u carol erin", "7\n9\n"),
      ("--passwd more --passwd passwd", "id -u carol erin", "70\n9\n"),
      ("--group group", "getent group; id -u root", "crew:x:50:carol\n0\n"),
      ("--shadow shadow", "getent shadow carol", "carol:!:::::::\n"),
      ("--services services", "getent services 7/tcp | tr -s ' '", "nonsense 7/tcp\n"),
      ("--protocols protocols", "getent protocols 250 | tr -s ' '", "odd 250\n"),
      ("--netgroup netgroup", "getent netgroup trusted | tr -s ' '", "trusted (web1,,)\n"),
      ("--resolve db,dbs=10.0.0.5", "getent hosts dbs | tr -s ' '", "10.0.0.5 db dbs\n"),
      ("--resolve db=10.0.0.5 --hosts /dev/null", "getent hosts | wc -l", "1\n"),
      ("--hosts hosts", "getent ahostsv4 web | head -n 1 | tr -s ' '", "10.0.0.8 STREAM web\n"),
      ("--hosts hosts --quiet", "getent ahosts other.example; echo $?", "2\n"),
      (
        "--hostname web1", "hostname; uname -n; cat /proc/sys/kernel/hostname | wc -l",
        "web1\nweb1\n1\n"
      ),
      (
        "--hostname web1.a.example --host 10.0.0.1", "hostname -f; hostname -i",
        "web1.a.example\n10.0.0.1\n"
      ),
      ("--hostname web1", "getent hosts web1 | tr -s ' '", "127.0.1.1 web1\n"),
    ])
  func known(options: String, question: String, answer: String) async throws {
    try write("passwd", "carol:x:7:7::/:/bin/sh\ndave:x:8:8::/:/bin/sh\n")
    try write("more", "erin:x:9:9::/:/bin/sh\ncarol:x:70:7::/:/bin/sh\n")
    try write("group", "crew:x:50:carol\n")
    try write("shadow", "carol:!:::::::\n")
    try write("hosts", "10.0.0.8 web\n")
    try write("services", "nonsense 7/tcp\n")
    try write("protocols", "odd 250\n")
    try write("netgroup", "trusted (web1,,)\n")
    let result = try await shell(
      "backlot run \(options) -- sh -c \"$QUESTION\"", ["QUESTION": question])
    #expect(result.output == answer, "\(result.errors)")
  }

  @Test("says where a file has a bad line, once, unless it is to be quiet")
  func badLines() async throws {
    try write("passwd", "carol:x:7:7::/:/bin/sh\nnonsense\n")
    let loud = try await shell("backlot run --passwd passwd -- id -u carol")
    #expect(loud.output == "7\n")
    #expect(loud.errors.contains("\(folder.path)/passwd") && loud.errors.contains("2"))
    #expect(loud.errors.filter { $0 == "\n" }.count == 1, "\(loud.errors)")
    let quiet = try await shell("backlot run --quiet --passwd passwd -- id -u carol")
    #expect(quiet.output == "7\n" && quiet.errors == "")
  }

  @Test("finds files whatever they are called and wherever the program goes")
  func paths() async throws {
    try write("a:b", "carol:x:7:7::/:/bin/sh\n")
    let result = try await shell(
      "backlot run --passwd a:b -- sh -c 'cd /; id -u carol; env -i id -u carol'")
    #expect(result.output == "7\n7\n", "\(result.errors)")
  }

  @Test("keeps nothing of the names that it was itself given")
  func nested() async throws {
    let result = try await shell(
      """
      backlot run --user alice:1001:1001 --hostname web1 -- sh -c '
        "$BACKLOT_TOOL" run --user bob:7:7 -- sh -c "getent passwd alice; id -u bob; hostname"'
      hostname
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0] == "7" && lines[1] == lines[2], "\(result.output)")
  }

  @Test("leaves alone what nss_wrapper's variables say, unless the same kind is given")
  func elsewhere() async throws {
    try write("passwd", "carol:x:7:7::/:/bin/sh\n")
    let result = try await shell(
      """
      export NSS_WRAPPER_PASSWD="$PWD/passwd"
      backlot run --hostname a -- id -u carol
      backlot run --user bob:8:8 -- sh -c 'id -u bob; id -u carol 2>&1'
      """)
    #expect(result.output.hasPrefix("7\n8\n") && result.output.contains("no such user"))
  }

  @Test("gives names alone, on the machine's own network")
  func namesAlone() async throws {
    let result = try await shell(
      """
      backlot run --no-sockets --user alice:1001:1001 -- sh -c '
        id -u alice; echo "lot: $BACKLOT_LOT"; case $LD_PRELOAD in *socket*) echo socket;; esac; exit 3'
      """)
    #expect(result.output == "1001\nlot: \n")
    #expect(result.status == 3)
  }

  @Test("writes nothing for names alone that are all in files")
  func env() async throws {
    let result = try await shell(
      #"eval "$(backlot env --no-sockets --passwd /dev/null)"; env | grep ^BACKLOT_.*FILES"#)
    #expect(result.output == "BACKLOT_PASSWD_FILES=/dev/null\n")
    #expect(result.errors == "")
  }

  @Test("takes a script along by backlot env, which says what is to be removed")
  func script() async throws {
    let result = try await shell(
      """
      ( eval "$(backlot env --user alice:1001:1001)"
        id -u alice; stat -c %F "$BACKLOT_LOT/names"; rm -r "$BACKLOT_LOT" )
      eval "$(backlot env --no-sockets --user bob:7:7 2>said)"; id -u bob; eval "$(sed "s/.*'\\(rm.*\\)'/\\1/" said)"
      """)
    #expect(result.output == "1001\ndirectory\n7\n", "\(result.errors)")
  }

  @Test("keeps the names in a lot that is kept, once for the same ones")
  func kept() async throws {
    let result = try await shell(
      """
      for uid in 1 2 1; do backlot run --lot lot --user alice:$uid:$uid -- id -u alice; done
      ls lot/names | wc -l
      """)
    #expect(result.output == "1\n2\n1\n4\n")
  }

  @Test("is seen through by programs that changed their user", .enabled(if: geteuid() == 0))
  func otherUser() async throws {
    let result = try await shell(
      """
      backlot run --user alice:1001:1001 -- sh -c '
        stat -c %a "$BACKLOT_LOT" "$BACKLOT_LOT/world"
        setpriv --reuid 1001 --regid 1001 --clear-groups -- id -un'
      """)
    #expect(result.output == "711\n600\nalice\n", "\(result.errors)")
  }
}
