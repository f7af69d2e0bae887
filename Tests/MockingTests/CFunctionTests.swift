// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Glibc
import Testing

/// The library under test calls C functions; hooks are the whole process's, so one test at a time.
@Suite("The mock of a C function", .serialized, .timeLimit(.minutes(10)))
struct CFunctionTests {
  typealias Open = CFunction<(UnsafePointer<CChar>?, Int32, mode_t) -> Int32>
  typealias Time = CFunction<(UnsafeMutablePointer<time_t>?) -> time_t>

  let vault = Vault.shared
  var library: CCallers { .libraries(vault.name) }

  @Test("answers as it is told, by arguments, and is put back at the end")
  func answers() throws {
    let told = try told { _ in
      let open = try Open("open", in: library)
      open.expect("/etc/passwd", .any, .any).returns(3)
      open.expect("/nowhere", .any, .any).fails(errno: EACCES)
      #expect(vault.open("/etc/passwd") == 3)
      #expect(vault.errno("/nowhere") == EACCES)
    }
    #expect(told.texts == [])
    #expect(vault.errno("/nowhere/at/all") == ENOENT)
  }

  @Test("has one order with the mocks of Swift functions")
  func order() throws {
    let told = try told { device in
      let open = try Open("open", in: library)
      inOrder {
        device.write.expect([1])
        open.expect("/a", .any, .any).returns(3)
        device.write.expect([2])
      }
      device.write([1])
      device.write([2])
      _ = vault.open("/a")
    }
    #expect(
      told.sentences == [
        "out of order: write([2]) came before open(\"/a\", any, any), which "
          + "CFunctionTests.swift:35 expects first",
      ])
  }

  @Test("calls the function itself where it says so")
  func real() throws {
    let told = try told { _ in
      let open = try Open("open", in: library)
      open.expect("/dev/null", .any, .any).callsThrough()
      let descriptor = vault.open("/dev/null")
      #expect(descriptor > 2)
      close(descriptor)
      let another = open.real("/dev/null", O_RDONLY, 0)
      #expect(another > 2)
      close(another)
      #expect(open.real("/nowhere/at/all", O_RDONLY, 0) == -1)
      #expect(errno == ENOENT)
    }
    #expect(told.texts == [])
  }
}
