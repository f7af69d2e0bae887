// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Foundation
import Glibc
import Testing

/// One test for each row of the page FromCmocka, by its name there. They call the library under test.
extension HookedTests {
  @Suite("Instead of cmocka's")
  struct FromCmockaTests {
    typealias Open = CFunction<(UnsafePointer<CChar>?, Int32, mode_t) -> Int32>
    typealias Write = CFunction<(Int32, UnsafeRawBufferPointer) -> Int>
    typealias Time = CFunction<(UnsafeMutablePointer<time_t>?) -> time_t>
    typealias Parse = CFunction<
      (UnsafePointer<CChar>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Double
    >
    typealias Half = Mock<(Double) -> Void>

    let vault = Vault.shared
    var library: CCallers { .libraries(vault.name) }

    /// What is told when the test is over.
    private func telling(_ body: (MockDevice) throws -> Void) throws -> [String] {
      try told(body).sentences
    }

    /// With `open`, and everything about it as expected.
    private func opens(_ body: (Open) throws -> Void) throws {
      #expect(try telling { _ in try body(try Open("open", in: library)) } == [])
    }

    /// Descriptors that are written to, where these are expected; how many findings there are.
    private func descriptors(_ match: Match<Int32>, _ written: Int32...) throws -> Int {
      try telling { _ in
        let write = try Write("write", in: library, otherwise: .returns(-1))
        write.expect(match, .any).times(written.count).returns(1)
        for descriptor in written { _ = vault.write(descriptor, "x") }
      }.count
    }

    private func bytes(_ match: Match<UnsafeRawBufferPointer>, _ text: String) throws -> Int {
      try telling { _ in
        let write = try Write("write", in: library, otherwise: .returns(-1))
        write.expect(1, match).returns(1)
        _ = vault.write(1, text)
      }.count
    }

    @Test("will_return")
    func returns() throws {
      try opens { open in
        open.expect(.any, .any, .any).returns(3)
        #expect(vault.open("/x") == 3)
      }
    }

    @Test("will_return_count")
    func returnsCount() throws {
      try opens { open in
        open.expect("/x", .any, .any).returns(3).times(2)
        open.expect("/y", .any, .any).returns(1, 2)
        #expect([vault.open("/x"), vault.open("/x")] == [3, 3])
        #expect([vault.open("/y"), vault.open("/y")] == [1, 2])
      }
    }

    @Test("will_return_always")
    func returnsAlways() throws {
      try opens { open in
        open.expect(.any, .any, .any).returns(3).always()
        for _ in 0..<5 { #expect(vault.open("/x") == 3) }
      }
      let told = try telling { _ in
        try Open("open", in: library).expect(.any, .any, .any).returns(3).always()
      }
      #expect(told == ["open(any, any, any) was never called"])
    }

    @Test("will_return_maybe")
    func returnsMaybe() throws {
      try opens { open in
        open.expect("/x", .any, .any).returns(3).maybe()
        open.whenever("/y", .any, .any).returns(4)
        open.expect("/never", .any, .any).returns(5).maybe()
        #expect(vault.open("/x") == 3)
        #expect(vault.open("/y") == 4)
      }
    }

    @Test("will_return_int, will_return_uint, will_return_float, will_return_ptr")
    func returnsTypes() throws {
      let told = try telling { _ in
        try Open("open", in: library).expect(.any, .any, .any).returns(-3)
        try Parse("strtod", in: library).expect(.any, .any).returns(0.75)
        let pointer = UnsafeMutableRawPointer(bitPattern: 0x1000)
        try CFunction<(Int) -> UnsafeMutableRawPointer?>("malloc", in: library)
          .expect(16).returns(pointer)
        let free = try CFunction<(UnsafeMutableRawPointer?) -> Void>("free", in: library)
        free.expect(.equal(pointer))
        #expect(vault.open("/x") == -3)
        #expect(vault.half(of: 4) == 3)
        #expect(vault.allocates())
      }
      #expect(told == [])
    }

    @Test("mock, mock_type, mock_ptr_type, mock_int, mock_uint, mock_float")
    func answers() throws {
      try opens { open in
        open.expect(.any, .any, .any).answers { path, flags, _ in
          Int32(strlen(path!)) + flags
        }
        #expect(vault.open("/four", 100) == 105)
      }
    }

    @Test("will_set_parameter, mock_parameter")
    func sets() throws {
      let told = try telling { _ in
        try Time("time", in: library).expect(.any).sets(time_t(2)).returns(1)
        #expect(vault.now() == 2_000_001)
        let read = try CFunction<(Int32, UnsafeMutableRawBufferPointer) -> Int>(
          "read", in: library)
        read.expect(0, .any).sets(bytes: Array("abc".utf8)).returns(3)
        #expect(vault.read(0) == "abc")
      }
      #expect(told == [])
    }

    @Test("will_set_parameter_count, will_set_parameter_always")
    func setsCount() throws {
      let told = try telling { _ in
        let time = try Time("time", in: library)
        time.expect(.any).sets(time_t(2), at: 0).returns(1).times(2)
        time.expect(.any).sets(time_t(3)).returns(0).always()
        for _ in 0..<2 { #expect(vault.now() == 2_000_001) }
        for _ in 0..<2 { #expect(vault.now() == 3_000_000) }
      }
      #expect(told == [])
    }

    @Test("will_set_errno, mock_errno")
    func setsErrno() throws {
      try opens { open in
        open.expect("/x", .any, .any).fails(errno: EACCES)
        open.expect("/y", .any, .any).returns(-2, errno: EAGAIN)
        #expect(vault.errno("/x") == EACCES)
        #expect(vault.errno("/y") == EAGAIN)
      }
    }

    @Test("will_set_errno_count, will_set_errno_always, will_set_errno_maybe")
    func setsErrnoCount() throws {
      try opens { open in
        open.expect("/x", .any, .any).fails(errno: EACCES).times(2)
        open.expect("/y", .any, .any).fails(errno: EAGAIN).always()
        open.expect("/z", .any, .any).fails(errno: EAGAIN).maybe()
        #expect([vault.errno("/x"), vault.errno("/x")] == [EACCES, EACCES])
        for _ in 0..<3 { #expect(vault.errno("/y") == EAGAIN) }
      }
    }

    @Test("expect_value, expect_int_value, expect_uint_value")
    func value() throws {
      #expect(try descriptors(3, 3) == 0)
      #expect(try descriptors(.equal(STDERR_FILENO), 2) == 0)
      #expect(try descriptors(3, 4) == 1)
    }

    @Test("expect_not_value")
    func notValue() throws {
      #expect(try descriptors(.not(3), 4) == 0)
      #expect(try descriptors(.not(3), 3) == 1)
    }

    @Test("expect_in_range")
    func range() throws {
      #expect(try descriptors(.in(1...3), 1, 3) == 0)
      #expect(try descriptors(.in(1...3), 4) == 1)
    }

    @Test("expect_not_in_range")
    func notRange() throws {
      #expect(try descriptors(.not(.in(1...3)), 0, 4) == 0)
      #expect(try descriptors(.not(.in(1...3)), 2) == 1)
    }

    @Test("expect_in_set")
    func set() throws {
      #expect(try descriptors(.oneOf(1, 5), 5, 1) == 0)
      #expect(try descriptors(.oneOf(1, 5), 3) == 1)
    }

    @Test("expect_not_in_set")
    func notSet() throws {
      #expect(try descriptors(.not(.oneOf(1, 5)), 3) == 0)
      #expect(try descriptors(.not(.oneOf(1, 5)), 5) == 1)
    }

    @Test("expect_float, expect_double, expect_not_float")
    func float() throws {
      func findings(_ match: Match<Double>, _ number: Double) throws -> Int {
        try telling { device in
          device.tune.expect(match)
          device.tune(number)
        }.count
      }
      #expect(try findings(.approximately(0.3, within: 1e-9), 0.1 + 0.2) == 0)
      #expect(try findings(.approximately(0.3, within: 1e-9), 0.31) == 1)
      #expect(try findings(.not(.approximately(0.3, within: 1e-9)), 0.31) == 0)
      #expect(try findings(.not(.approximately(0.3, within: 1e-9)), 0.3) == 1)
    }

    @Test("expect_string")
    func string() throws {
      try opens { open in
        open.expect("/etc/passwd", .any, .any).returns(3)
        #expect(vault.open("/etc/passwd") == 3)
      }
      #expect(try strings("/etc/passwd", "/etc/group") == 1)
    }

    private func strings(_ match: Match<UnsafePointer<CChar>?>, _ path: String) throws -> Int {
      try telling { _ in
        let open = try Open("open", in: library, otherwise: .returns(-1))
        open.expect(match, .any, .any).returns(3)
        _ = vault.open(path)
      }.count
    }

    @Test("expect_not_string")
    func notString() throws {
      #expect(try strings(.not("/etc/passwd"), "/etc/group") == 0)
      #expect(try strings(.not("/etc/passwd"), "/etc/passwd") == 1)
    }

    @Test("expect_memory")
    func memory() throws {
      #expect(try bytes([97, 98], "ab") == 0)
      #expect(try bytes("ab", "ab") == 0)
      #expect(try bytes("ab", "abc") == 1)
      let told = try telling { _ in
        let write = try CFunction<(Int32, UnsafeRawPointer?, Int) -> Int>("write", in: library)
        write.expect(1, .memory([97, 98]), 3).returns(1)
        _ = vault.write(1, "abc")
      }
      #expect(told == [])
    }

    @Test("expect_not_memory")
    func notMemory() throws {
      #expect(try bytes(.not([97, 98]), "abc") == 0)
      #expect(try bytes(.not([97, 98]), "ab") == 1)
    }

    @Test("expect_any, expect_any_count, expect_any_always")
    func any() throws {
      #expect(try descriptors(.any, 7, 8, 9) == 0)
      try opens { open in
        open.expect(.any, .any, .any).returns(3).always()
        for name in ["/x", "/y", "/z"] { #expect(vault.open(name) == 3) }
      }
    }

    @Test("expect_check")
    func check() throws {
      #expect(try descriptors(.that("is even") { $0 % 2 == 0 }, 2, 4) == 0)
      #expect(try descriptors(.that("is even") { $0 % 2 == 0 }, 3) == 1)
    }

    @Test("expect_value_count and all other _count")
    func counts() throws {
      #expect(try descriptors(3, 3, 3) == 0)
      let told = try telling { _ in
        let open = try Open("open", in: library)
        open.expect("/x", .any, .any).returns(3).times(2)
        _ = vault.open("/x")
      }
      #expect(told == ["open(\"/x\", any, any) was called once, expected twice"])
    }

    @Test(
      "check_expected, check_expected_ptr, check_expected_int, check_expected_uint, check_expected_float"
    )
    func checkExpected() throws {
      let told = try telling { _ in
        let open = try Open("open", in: library, otherwise: .returns(-1))
        open.expect("/x", 1, .any).returns(3)
        _ = vault.open("/y", 2)
      }
      #expect(
        told == [
          "unexpected call of open(\"/y\", 2, 0): argument 1 is \"/y\", expected \"/x\"; "
            + "argument 2 is 2, expected 1"
        ])
    }

    /// Two functions in order; what is told when `body` calls them.
    private func ordered(_ body: () -> Void) throws -> [String] {
      try telling { _ in
        let open = try Open("open", in: library)
        let write = try Write("write", in: library)
        inOrder {
          open.expect(.any, .any, .any).returns(3)
          write.expect(3, .any).returns(1).times(2)
        }
        body()
      }
    }

    @Test("expect_function_call")
    func functionCall() throws {
      #expect(
        try ordered {
          _ = vault.open("/x")
          for _ in 0..<2 { _ = vault.write(3, "x") }
        } == [])
      let told = try ordered {
        for _ in 0..<2 { _ = vault.write(3, "x") }
        _ = vault.open("/x")
      }
      #expect(told.first?.hasPrefix("out of order: write(3, \"x\") came before open(") == true)
    }

    @Test("expect_function_calls")
    func functionCalls() throws {
      let told = try ordered {
        _ = vault.open("/x")
        _ = vault.write(3, "x")
      }
      #expect(told == ["write(3, any) was called once, expected twice"])
    }

    @Test("function_called")
    func functionCalled() throws {
      let told = try telling { _ in try Open("open", in: library).expect("/x", .any, .any) }
      #expect(told == ["open(\"/x\", any, any) was never called"])
    }

    @Test("expect_function_call_any")
    func functionCallAny() throws {
      let told = try telling { device in
        let open = try Open("open", in: library)
        inOrder {
          device.close.expect()
          inAnyOrder {
            open.expect("/x", .any, .any)
            open.expect("/y", .any, .any)
          }
        }
        open.expect("/z", .any, .any)
        _ = vault.open("/z")
        device.close()
        _ = vault.open("/y")
        _ = vault.open("/x")
      }
      #expect(told == [])
    }

    @Test("ignore_function_calls")
    func ignored() throws {
      let told = try telling { device in
        let open = try Open("open", in: library)
        inOrder {
          open.expect("/x", .any, .any).returns(3)
          device.close.expect().maybe()
          open.expect("/y", .any, .any).returns(4)
        }
        open.whenever("/log", .any, .any).returns(5)
        for name in ["/log", "/x", "/log", "/y"] { _ = vault.open(name) }
      }
      #expect(told == [])
    }

    @Test("--wrap")
    func wrap() throws {
      try opens { open in
        open.expect("/x", .any, .any).returns(3)
        #expect(vault.open("/x") == 3)
      }
      #expect(vault.errno("/nowhere/at/all") == ENOENT)
    }

    @Test("__real_")
    func real() throws {
      try opens { open in
        open.expect("/nowhere/at/all", .any, .any).callsThrough()
        #expect(vault.errno("/nowhere/at/all") == ENOENT)
        #expect(open.real("/nowhere/at/all", 0, 0) == -1)
      }
    }

    @Test("has a test for each row of the page")
    func rows() throws {
      let here = URL(filePath: #filePath)
      let page = here.appending(
        path: "../../../Sources/Mocking/BacklotMocking.docc/FromCmocka.md"
      ).standardizedFileURL
      let tests = try String(contentsOf: here, encoding: .utf8)
      let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("| `") }
        .map { $0.dropFirst(3).prefix { $0 != "`" } }
      #expect(rows.count > 25)
      for row in rows {
        #expect(tests.contains("\"\(row)\"\n") || tests.contains("(\"\(row)\")"), "\(row)")
      }
    }
  }
}
