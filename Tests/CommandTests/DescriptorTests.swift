// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("backlot run --fds", .timeLimit(.minutes(20)))
struct DescriptorTests {
  private let library = try! DescriptorLibrary()

  @Test("reports on standard error when the program has ended, also by SIGKILL")
  func report() async throws {
    let result = try await library.shell(
      "BACKLOT_TEST_FINDINGS=0:21 backlot run --fds -- sh -c 'echo out; kill -9 $$'")
    #expect(result.status == 137)
    #expect(result.output == "out\n")
    let lines = result.errors.split(separator: "\n")
    #expect(
      lines.first
        == "backlot: error: double-close: descriptor 21 was closed twice; the second close hit nothing"
    )
    #expect(lines.contains("  closed again by close(): /tmp/file"))
    #expect(lines.dropLast().last == "backlot: 1 error in 1 process (double-close 1)")
    let killed = #/backlot: \w+ \(process \d+\) was ended by signal 9: what it had open .*/#
    #expect(try killed.wholeMatch(in: lines.last ?? "") != nil, "\(result.errors)")
  }

  @Test("names what was left in the background, and was stopped")
  func stragglers() async throws {
    let result = try await library.shell(
      """
      backlot run --fds -- sh -c 'sleep 1000 & until grep -q sleep /proc/$!/comm; do :; done; echo $!'
      """)
    let pid = result.output.dropLast()
    #expect(
      result.errors
        == """
        backlot: nothing wrong in 2 processes
        backlot: sleep (process \(pid)) was stopped before its end: what it had open then was not \
        looked at
        backlot: 1 process was still running when the program had ended, and was stopped: \
        sleep (process \(pid))

        """.replacing("in 2", with: "in \(result.errors.firstMatch(of: /in (\d+) proc/)?.1 ?? "-")")
    )
  }

  @Test("leaves the program the machine's network, and leaves nothing behind")
  func noLot() async throws {
    let result = try await library.shell(
      """
      backlot run --fds sh -c 'echo "${BACKLOT_LOT-none} $BACKLOT_FDS" && stat -c %a "$BACKLOT_FDS_BOOK" \\
        "$(dirname $BACKLOT_FDS_BOOK)"; echo ${LD_PRELOAD##*/}' ; ls $TMPDIR
      """)
    #expect(result.output == "none all\n666\n711\nlibbacklot_fd.so\nbacklot\n", "\(result.errors)")
  }

  @Test(
    "goes together with a lot and with names",
    arguments: [
      ("--lot l", "yes"), ("--host 10.0.0.1", "yes"), ("--sockets", "yes"), ("--strict", "yes"),
      ("--no-sockets", ""), ("--user a:1:1", ""), ("--no-sockets --user a:1:1", ""),
    ])
  func together(options: String, lot: String) async throws {
    let result = try await library.shell(
      """
      backlot run --fds=bad-fd \(options) -- sh -c 'echo "${BACKLOT_LOT:+yes} $BACKLOT_FDS"
        echo "${LD_PRELOAD%%:*}" | sed "s|.*/||"'
      [ ! -e l ] || ls l
      """)
    let rest = options == "--lot l" ? "world\n" : ""
    #expect(result.output == "\(lot) bad-fd\nlibbacklot_fd.so\n\(rest)", "\(result.errors)")
  }

  @Test("is in force in a lot too, and leaves a lot with a name as it was")
  func inside() async throws {
    let result = try await library.shell(
      "backlot run --lot l -- \"$BACKLOT_TOOL\" run --fds -- sh -c 'basename $BACKLOT_LOT'; ls l")
    #expect(result.output == "l\nworld\n", "\(result.errors)")
  }

  @Test(
    "ends with the program's status, or with the one that is wished when there is a finding",
    arguments: [
      ("0:21", "--fds", 3), ("0:21", "--fds --fds-exit-code 9", 9),
      ("0:21", "'--fds=fd-leak, double-close' --fds-exit-code 9", 9),
      ("", "--fds --fds-exit-code 9", 3),
      ("4:5", "--fds --fds-exit-code 9", 3), ("4:5", "--fds=fd-leak --fds-exit-code 9", 9),
      ("0:21", "--fds --fds-exit-code 9 --fds-suppressions s", 3),
    ] as [(String, String, Int32)])
  func status(findings: String, options: String, status: Int32) async throws {
    let result = try await library.shell(
      """
      echo '* path:/tmp/*' > s
      BACKLOT_TEST_FINDINGS=\(findings) backlot run \(options) -- sh -c 'exit 3'
      """)
    #expect(result.status == status, "\(result.errors)")
  }

  @Test("tells a finding at once when that is wished, and not again")
  func now() async throws {
    let result = try await library.shell(
      """
      BACKLOT_TEST_FINDINGS=0:21 backlot run --fds --fds-now -- sh -c '
        until grep -q double-close log; do sleep 0.02; done; echo seen >&2' 2> log; cat log
      """)
    let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    try #require(lines.count == 4)
    #expect(lines[2].contains(/^backlot: again: double-close: .*, seen \d+ times$/))
    #expect(lines.first?.contains("descriptor 21 was closed twice") == true)
    #expect(lines.dropFirst().first == "seen")
  }

  @Test("tells at once what is done to a descriptor that is watched")
  func watch() async throws {
    let result = try await library.shell(
      """
      BACKLOT_TEST_FINDINGS=15:21 backlot run --watch-fd 21 --watch-path '*.tdb' -- sh -c '
        echo $BACKLOT_FDS $BACKLOT_FDS_WATCH "$BACKLOT_FDS_WATCH_PATHS"'
      """)
    #expect(result.output == "none 21 *.tdb\n")
    #expect(result.errors.hasPrefix("backlot: fd 21 close → -1  /tmp/file  ["), "\(result.errors)")
    #expect(
      result.errors.split(separator: "\n").dropFirst() == [
        "backlot: no file was opened by a path like '*.tdb', which is watched"
      ])
  }

  @Test("keeps findings in a log, which backlot fds prints, filters and compares")
  func log() async throws {
    let result = try await library.shell(
      """
      BACKLOT_TEST_FINDINGS=0:21,4:5 backlot run --fds --fds-log old -- true 2> /dev/null
      BACKLOT_TEST_FINDINGS=0:22,3:7 backlot run --fds --fds-log new -- true 2> /dev/null
      wc -l < old
      backlot fds old | head -1
      backlot fds - --grade error --json < old | wc -l
      backlot fds --kind fd-leak old | tail -1
      backlot fds --compare old new | tail -2; echo ${PIPESTATUS[0]}
      backlot fds --compare old old; echo $?
      """)
    #expect(
      result.output
        == """
        2
        backlot: error: double-close: descriptor 21 was closed twice; the second close hit nothing
        1
        backlot: 1 warning (fd-leak 1)
        backlot: gone: fd-leak: descriptor 5 (/tmp/file) is still open at the end, in true, process \
        PID
        backlot: 1 new, 1 gone, 1 still there
        1
        backlot: 0 new, 0 gone, 2 still there
        0

        """.replacing("PID", with: result.output.firstMatch(of: /process (\d+)/)?.1 ?? "-"),
      "\(result.errors)")
  }

  @Test("says so when the library was in no program")
  func none() async throws {
    let result = try await library.shell(
      """
      echo 'int main(void) { return 0; }' | cc -static -x c - -o fixed
      backlot run --fds --anyway -- ./fixed; backlot run --fds -- ./fixed
      """)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.first == "backlot: no program loaded the descriptor library, so none was checked")
    #expect(
      lines.last?.hasSuffix("it would not be watched; run it all the same with --anyway") == true)
  }
}
