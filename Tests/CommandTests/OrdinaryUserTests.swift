// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The command laid out as `make install` does it, where every user may read it.
@Suite("For an ordinary user, backlot", .enabled(if: geteuid() == 0))
struct OrdinaryUserTests {
  private let folder = try! Folder()

  private func asNobody(_ script: String) async throws -> Tool.Result {
    let libraries = "\(Tool.folder.path)/backlot_Backlot.resources"
    return try await Tool.shell(
      """
      chmod 755 '\(folder.path)' && cd '\(folder.path)' && mkdir -p bin lib/backlot home &&
      cp "$BACKLOT_TOOL" bin/ && cp '\(libraries)'/*.so lib/backlot/ && chown 65534 home || exit 99
      export TMPDIR="$PWD/home" TOOL="$PWD/bin/backlot"
      setpriv --reuid 65534 --regid 65534 --clear-groups -- sh -c '\(script)'; status=$?
      ls home; exit $status
      """)
  }

  @Test("makes a lot, runs a program and removes the lot")
  func run() async throws {
    let result = try await asNobody(#""$TOOL" run --host 10.0.0.1 -- sh -c "id -u; exit 4""#)
    #expect(result.output == "65534\n")
    #expect(result.status == 4)
  }

  @Test("gives names, and lets nobody into the directory")
  func names() async throws {
    let result = try await asNobody(
      #""$TOOL" run --user alice:1001:1001 -- sh -c "id -u alice; stat -c %a \$BACKLOT_LOT""#)
    #expect(result.output == "1001\n700\n", "\(result.errors)")
  }

  @Test("refuses a file of names that it may not read")
  func unreadable() async throws {
    let result = try await asNobody("\"$TOOL\" run --shadow /etc/shadow -- echo in")
    #expect(result.status == 77)
    #expect(result.errors.contains("/etc/shadow cannot be read"))
  }

  @Test("does not enter somebody else's lot")
  func foreign() async throws {
    let lot = try await Tool.shell(
      "backlot env --lot '\(folder.path)/theirs'; ls -d '\(folder.path)/theirs'")
    #expect(lot.status == 0)
    let result = try await asNobody("\"$TOOL\" run --lot '\(folder.path)/theirs' -- echo in")
    #expect(result.status == 77)
    #expect(result.errors.contains("is not yours"))
  }

  @Test("refuses a set-uid program, which would not be in the lot")
  func setUser() async throws {
    let result = try await asNobody("\"$TOOL\" run -- /usr/bin/su --version")
    #expect(result.status == 126)
    #expect(result.errors.contains("is set-uid"))
  }

  @Test("does not make a lot where it may not write")
  func readOnly() async throws {
    let result = try await asNobody("\"$TOOL\" run --lot /usr/lot -- echo")
    #expect(result.status == 77)
    #expect(result.errors.contains("permission denied"))
  }
}
