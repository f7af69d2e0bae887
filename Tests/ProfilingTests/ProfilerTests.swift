// SPDX-License-Identifier: Apache-2.0
import BacklotProfiling
import Glibc
import Testing

extension RegionTests {
  @Test func aProfileIsAFileThatIsWholeAfterwards() throws {
    let burning = Region("burning")
    let path = "/tmp/backlot-profiling-\(getpid()).data"
    defer { unlink(path) }
    let value = try Profiler.record(to: path) {
      burning.measure { Burner.burn(.milliseconds(200)) }
      return 3
    }
    #expect(value == 3)
    #expect(try head(of: path) == Array("PERFILE2".utf8))
    #expect(throws: ProfilerError.self) { try Profiler.stop() }
  }

  @Test func theErrorOfTheBlockIsThrownAndTheProfileEnds() async throws {
    struct Broken: Error {}
    let path = "/tmp/backlot-profiling-\(getpid())-broken.data"
    defer { unlink(path) }
    await #expect(throws: Broken.self) {
      try await Profiler.record(to: path) {
        await Task.yield()
        throw Broken()
      }
    }
    #expect(try head(of: path) == Array("PERFILE2".utf8))
  }

  @Test func aFileThatCannotBeMadeIsNamed() throws {
    let error = try #require(throws: ProfilerError.self) {
      try Profiler.start(writingTo: "/nowhere/p.data")
    }
    #expect(error.code == ENOENT)
    #expect(error.description.contains("/nowhere/p.data"))
  }
}

private struct Unreadable: Error {}

private func head(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw Unreadable() }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 8)
  guard fread(&bytes, 1, 8, file) == 8 else { throw Unreadable() }
  return bytes
}
