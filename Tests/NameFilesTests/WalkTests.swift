// SPDX-License-Identifier: Apache-2.0
import Testing

@Suite("An enumeration")
struct WalkTests {
  private let file = LiveFile()

  private func rest() -> [String] {
    var names: [String] = []
    while let line = file.nextLine() { names.append(String(line.prefix { $0 != ":" })) }
    return names
  }

  @Test("gives each line once, and begins again when it is started or ended")
  func whole() {
    file.write(users("a", "b", "c"))
    #expect(rest() == ["a", "b", "c"])
    #expect(rest() == [])
    file.startWalk()
    #expect(file.nextLine()?.first == "a")
    file.endWalk()
    #expect(rest() == ["a", "b", "c"])
  }

  @Test("sees the file as it was when it came to it")
  func consistent() {
    file.write(users("a", "b", "c"))
    #expect(file.nextLine()?.first == "a")
    for round in 0..<100 {
      file.replace(users("x", "y\(round)"))
      #expect(file.names == ["x", "y\(round)"])
    }
    #expect(rest() == ["b", "c"])
    file.startWalk()
    #expect(rest() == ["x", "y99"])
  }

  @Test("gives a line again that the caller had no room for")
  func refused() {
    file.write(users("a", "b"))
    #expect(file.nextLine(refusing: true)?.first == "a")
    #expect(file.nextLine(refusing: true)?.first == "a")
    #expect(rest() == ["a", "b"])
  }

  @Test("over nothing ends at once")
  func nothing() {
    #expect(rest() == [])
    #expect(file.nextLine() == nil)
  }

  /// Programs/walked.c: threads share the enumeration while the file is replaced.
  @Test("gives each line to one thread, once")
  func shared() throws {
    let plain = try Program("walked").run([file.path])
    #expect(plain.output == "200 rounds, 0 failures\n", "\(plain.errors)")
  }

  @Test("has nothing for ThreadSanitizer to report", .enabled(if: Program.hasThreadSanitizer))
  func races() throws {
    let sanitized = try Program("walked", ["-fsanitize=thread"]).run([file.path])
    #expect(sanitized.status == 0, "\(sanitized.errors)")
    #expect(sanitized.output == "200 rounds, 0 failures\n")
  }
}
