// SPDX-License-Identifier: Apache-2.0
import Recorder
import Testing

@Suite("The process that is meant when none is named")
struct CallerTests {
  @Test(
    "is above a shell that runs one command alone, as system() has it",
    arguments: [
      ("sh|-c|backlot perf start", true),
      ("sh|-c|--|backlot perf start -o x 2>&1 >/dev/null", true),
      ("/bin/dash|-c|exec perfme-start", true),
      ("bash|-c|perfme-start; work; perfme-stop", false),
      ("sh|-c|perfme-start && work", false),
      ("sh|-c|(perfme-start)", false),
      ("sh|-c|perfme-start\nwork", false),
      ("sh|script.sh", false),
      ("sh|-c", false),
      ("sh", false),
      ("-bash", false),
      ("server|-c|one", false),
      ("", false),
    ])
  func shells(line: String, isSkipped: Bool) {
    let ends: [CChar] = line.isEmpty ? [] : [0]
    let bytes = line.utf8.map { $0 == UInt8(ascii: "|") ? 0 : CChar($0) } + ends + [1]
    #expect(is_shell_of_one_command(bytes, bytes.count - 1) == isSkipped)
  }
}
