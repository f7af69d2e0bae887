// SPDX-License-Identifier: Apache-2.0
import Testing

@Suite("An enumeration")
struct WalkTests {
  private func rest(of file: LiveFile) -> [String] {
    var names: [String] = []
    while let line = file.nextLine() { names.append(String(line.prefix { $0 != ":" })) }
    return names
  }

  @Test("gives each line once, and begins again when it is started or ended")
  func whole() {
    let file = LiveFile()
    file.write(users("a", "b", "c"))
    #expect(rest(of: file) == ["a", "b", "c"])
    #expect(rest(of: file) == [])
    file.startWalk()
    #expect(file.nextLine()?.first == "a")
    file.endWalk()
    #expect(rest(of: file) == ["a", "b", "c"])
  }

  @Test("sees the file as it was when it came to it")
  func consistent() {
    let file = LiveFile()
    file.write(users("a", "b", "c"))
    #expect(file.nextLine()?.first == "a")
    for round in 0..<100 {
      file.replace(users("x", "y\(round)"))
      #expect(file.names == ["x", "y\(round)"])
    }
    #expect(rest(of: file) == ["b", "c"])
    file.startWalk()
    #expect(rest(of: file) == ["x", "y99"])
  }

  @Test("gives a line again that the caller had no room for")
  func refused() {
    let file = LiveFile()
    file.write(users("a", "b"))
    #expect(file.nextLine(refusing: true)?.first == "a")
    #expect(file.nextLine(refusing: true)?.first == "a")
    #expect(rest(of: file) == ["a", "b"])
  }

  @Test("over nothing ends at once")
  func nothing() {
    let file = LiveFile()
    #expect(rest(of: file) == [])
    #expect(file.nextLine() == nil)
  }
}
