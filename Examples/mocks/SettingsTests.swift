// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Glibc
import Settings
import Testing

// The program: a C library, as it is. The mocks: the functions of libc that it calls.

@Suite("Settings", .mocks(functions: "open", "read", "close"))
struct SettingsTests {
  let open: CFunction<(UnsafePointer<CChar>?, Int32, mode_t) -> Int32>
  let read: CFunction<(Int32, UnsafeMutableRawBufferPointer) -> Int>
  let close: CFunction<(Int32) -> Int32>

  /// An unexpected call fails the test, and touches no file.
  init() throws {
    open = try CFunction("open", otherwise: .fails(errno: EPERM))
    read = try CFunction("read", otherwise: .fails(errno: EPERM))
    close = try CFunction("close", otherwise: .fails(errno: EPERM))
  }

  private func settings() -> (text: String, result: Int, errno: Int32) {
    var room = [CChar](repeating: 0, count: 64)
    let result = settings_read("/etc/settings", &room, 63)
    return (String(cString: room), result, errno)
  }

  @Test("are read to the end, in pieces, and across a signal")
  func pieces() {
    inOrder(.consecutive) {
      open.expect("/etc/settings", .containing(bits: O_CLOEXEC), 0).returns(7)
      read.expect(7, .any).sets(bytes: Array("colour=".utf8)).returns(7)
      read.expect(7, .any).fails(errno: EINTR)
      read.expect(7, .any).sets(bytes: Array("green".utf8)).returns(5)
      read.expect(7, .any).returns(0)
      close.expect(7).returns(0)
    }
    #expect(settings().text == "colour=green")
  }

  @Test("that cannot be read are closed all the same, and errno tells why")
  func broken() {
    inOrder {
      open.expect("/etc/settings", .any, .any).returns(7)
      read.expect(7, .any).fails(errno: EIO)
      close.expect(7).fails(errno: EINTR)
    }
    let found = settings()
    #expect(found.result == -1)
    #expect(found.errno == EIO)
  }

  @Test("that are not there are not closed")
  func missing() {
    open.expect("/etc/settings", .any, .any).fails(errno: ENOENT)
    read.expect(.any, .any).never()
    close.expect(.any).never()
    #expect(settings().errno == ENOENT)
  }
}
