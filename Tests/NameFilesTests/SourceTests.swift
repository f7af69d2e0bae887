// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Glibc
import NameFiles
import Testing

@Suite("A live file", .serialized, .timeLimit(.minutes(20)))
struct SourceTests {
  @Test("A look after a change sees it, however the change was made and however soon")
  func everyManner() {
    let file = LiveFile()
    file.write(users("alice"))
    #expect(file.names == ["alice"])

    for round in 0..<50 {
      file.append(users("late\(round)"))
      #expect(file.names.last == "late\(round)")
      file.replace(users("new\(round)"))
      #expect(file.names == ["new\(round)"])
      file.write(users("one\(round)", "two\(round)"))
      #expect(file.names == ["one\(round)", "two\(round)"])
      file.remove()
      file.write(users("back\(round)"))
      #expect(file.names == ["back\(round)"])
    }
  }

  @Test("Bytes that change within one tick of the clock, with the size unchanged, are seen")
  func sameSize() {
    let file = LiveFile()
    file.write(users("alice", "zoe"))
    for round in 0..<500 {
      file.patch(round % 2 == 0 ? "clara" : "alice")
      #expect(file.names.first == (round % 2 == 0 ? "clara" : "alice"))
    }
  }

  @Test("A file that is not there has no lines, until it is")
  func missing() {
    let file = LiveFile()
    #expect(file.lines == [])
    file.write(users("alice"))
    #expect(file.names == ["alice"])
    file.remove()
    #expect(file.lines == [])
    #expect(file.lines == [])
    file.write(users("alice"))
    #expect(file.names == ["alice"])
  }

  @Test("A file that is emptied has no lines")
  func emptied() {
    let file = LiveFile()
    file.write(users("alice"))
    #expect(file.names == ["alice"])
    file.write("")
    #expect(file.lines == [])
  }

  @Test("The last line needs no line feed")
  func unterminated() {
    let file = LiveFile()
    file.write(users("alice", "zoe").trimmingCharacters(in: .newlines))
    #expect(file.names == ["alice", "zoe"])
    file.replace(users("alice", "bob").trimmingCharacters(in: .newlines))
    #expect(file.names == ["alice", "bob"])
  }

  @Test("What is no regular file has no lines, and does not make anybody wait")
  func irregular() {
    let file = LiveFile()
    mkfifo(file.path, 0o600)
    #expect(file.lines == [])
    file.remove()
    mkdir(file.path, 0o700)
    #expect(file.lines == [])
    rmdir(file.path)
    symlink("/dev/null", file.path)
    #expect(file.lines == [])
    file.remove()
    file.write(users("alice"))
    #expect(file.names == ["alice"])
  }

  @Test("A symbolic link on the way is followed at each look")
  func symbolicLink() {
    let file = LiveFile("current/passwd")
    for version in ["a", "b"] {
      mkdir("\(file.folder)/\(version)", 0o700)
      file.write(users(version), to: "\(version)/passwd")
    }
    symlink("a", "\(file.folder)/current")
    #expect(file.names == ["a"])
    for round in 0..<100 {
      let version = round % 2 == 0 ? "b" : "a"
      symlink(version, "\(file.folder)/next")
      rename("\(file.folder)/next", "\(file.folder)/current")
      #expect(file.names == [version])
    }
  }

  @Test("A directory that takes another one's place is noticed at the next tick of the clock")
  func renamedDirectory() async throws {
    let file = LiveFile("etc/passwd")
    for version in ["etc", "other"] {
      mkdir("\(file.folder)/\(version)", 0o700)
      file.write(users(version), to: "\(version)/passwd")
    }
    #expect(file.names == ["etc"])
    rename("\(file.folder)/etc", "\(file.folder)/old")
    rename("\(file.folder)/other", "\(file.folder)/etc")
    let then = tick()
    while tick() == then { try await Task.sleep(for: .milliseconds(1)) }
    #expect(file.names == ["other"])
  }

  /// The time by a clock that goes in ticks; on a virtual machine it may stand still for 100 ms.
  private func tick() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  @Test("Our descriptor may be closed behind our back, and its number be somebody else's")
  func closed() throws {
    let file = LiveFile()
    file.write(users("alice"))
    #expect(file.names == ["alice"])
    let ours = try #require(file.descriptors.first)

    close(ours)
    #expect(file.names == ["alice"])
    #expect(file.descriptors.count == 1)

    let kept = try #require(file.descriptors.first)
    let pipe = try pipeEnds()
    dup2(pipe.read, kept)
    write(pipe.write, "theirs", 6)
    file.append(users("bob"))
    #expect(file.names == ["alice", "bob"])
    file.replace(users("carol"))
    #expect(file.names == ["carol"])
    var bytes = [UInt8](repeating: 0, count: 9)
    #expect(read(kept, &bytes, 9) == 6)
    for descriptor in [kept, pipe.read, pipe.write] { close(descriptor) }
  }

  private func pipeEnds() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test("What was replaced keeps no descriptor, though somebody never goes")
  func lingering() {
    let file = LiveFile()
    file.write(users("alice"))
    file.duringVisit {
      for round in 0..<20 {
        file.replace(users("new\(round)"))
        #expect(file.names == ["new\(round)"])
      }
      #expect(file.descriptors.count <= 1)
    }
  }

  @Test("What was replaced goes back to the system: memory and descriptors")
  func reclaimed() throws {
    let file = LiveFile()
    file.write(users("alice"))
    #expect(file.names == ["alice"])
    let before = try mappings()
    for round in 0..<500 {
      file.replace(users("user\(round)"))
      #expect(file.names == ["user\(round)"])
    }
    #expect(try mappings() < before + 250)
    #expect(file.descriptors.count < 10)
  }

  private func mappings() throws -> Int {
    try kernelText("/proc/self/maps").split(separator: "\n").count
  }

  @Test("What is pinned stays, whatever becomes of the file")
  func pinned() {
    let file = LiveFile()
    file.write(users("alice"))
    let pinned = file.pin()
    for round in 0..<100 {
      file.replace(users("user\(round)"))
      #expect(file.names == ["user\(round)"])
    }
    #expect(lines(of: pinned).map { $0.prefix(5) } == ["alice"])
    source_unpin(pinned)
  }

  @Test("A file that is held is read though its path means something else")
  func held() {
    let file = LiveFile()
    file.write(users("alice"))
    file.hold()
    #expect(file.descriptors.count == 1)
    file.forgetPath()
    rename(file.path, file.path + ".elsewhere")
    file.write(users("mallory"))
    #expect(file.names == ["alice"])
    file.write(users("alice", "bob"), to: "passwd.elsewhere")
    #expect(file.names == ["alice", "bob"])
    for descriptor in file.descriptors { close(descriptor) }
    #expect(file.names == ["alice", "bob"])
  }
}
