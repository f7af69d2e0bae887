// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Foundation
import Glibc
import OneAtATime
import Testing

/// Hooks are the whole process's: one test at a time.
@Suite(.serialized, .oneAtATime, .timeLimit(.minutes(30)))
enum HookedTests {}

/// The library under test calls C functions.
extension HookedTests {
  @Suite("The mock of a C function")
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
            + "CFunctionTests.swift:42 expects first"
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

    @Test("leaves values and bytes where its arguments lead")
    func sets() throws {
      let told = try told { _ in
        let time = try Time("time", in: library)
        time.expect(.notNil()).returns(1).sets(time_t(5))
        #expect(vault.now() == 5_000_001)
        typealias Read = CFunction<(Int32, UnsafeMutableRawBufferPointer) -> Int>
        let read = try Read("read", in: library)
        read.expect(3, .any).sets(bytes: Array("hello".utf8)).returns(5)
        read.expect(3, .any).returns(0)
        #expect(vault.read(3) == "hello")
        #expect(vault.read(3) == "")
      }
      #expect(told.texts == [])
    }

    @Test("compares memory by its bytes, with the length that the caller passes")
    func memory() throws {
      let box = Captured<[UInt8]>()
      let told = try told { _ in
        let write = try CFunction<(Int32, UnsafeRawBufferPointer) -> Int>("write", in: library)
        write.expect(5, "ab").returns(2)
        write.expect(5, [99, 100]).returns(1)
        write.expect(5, .captureBytes(into: box)).returns(0)
        write.expect(6, .bytes([1]))
        #expect(vault.write(5, "ab") == 2)
        #expect(vault.write(5, "cd") == 1)
        #expect(vault.write(5, "efg") == 0)
        write.verify(5, "efg")
        _ = vault.write(-6, "ab")
      }
      #expect(box.last == Array("efg".utf8))
      #expect(told.sentences.count == 1)
      #expect(
        told.sentences.first
          == "unexpected call of write(-6, \"ab\"): argument 1 is -6, expected 6; "
          + "argument 2 is \"ab\", expected [1]")
    }

    @Test("keeps strings as they were when the call came")
    func strings() throws {
      let box = Captured<String?>()
      let told = try told { _ in
        let open = try Open("open", in: library)
        open.whenever(.captureString(into: box), .any, .any).returns(9)
        for name in ["/one", "/two"] { _ = vault.open(name) }
        open.verify("/one", .any, .any)
        open.verify("/two", .any, .any, times: 2)
      }
      #expect(box.values == ["/one", "/two"])
      #expect(told.sentences == ["open(\"/two\", any, any) was called once, expected twice"])
    }

    @Test("fails as the type of its result says, or as it is told")
    func fails() throws {
      let told = try told { _ in
        let malloc = try CFunction<(Int) -> UnsafeMutableRawPointer?>("malloc", in: library)
        malloc.expect(16).fails(errno: ENOMEM)
        #expect(!vault.allocates())
        let failed = UnsafeMutableRawPointer(bitPattern: -1)
        let mmap = try CFunction<
          (UnsafeMutableRawPointer?, Int, Int32, Int32, Int32, off_t) -> UnsafeMutableRawPointer?
        >("mmap", in: library)
        mmap.expect(nil, 4096, .any, .any, -1, 0).fails(errno: ENOMEM, returning: failed)
        #expect(vault.maps() == ENOMEM)
        let lock = try CFunction<(OpaquePointer?) -> Int32>("pthread_mutex_trylock", in: library)
        lock.expect(.any).failsReturning(errno: EBUSY)
        #expect(vault.enters() == EBUSY)
        let open = try Open("open", in: library)
        open.expect("/x", .any, .any).returns(-1, errno: EMFILE)
        open.expect("/y", .any, .any).answers { _, flags, _ in
          Glibc.errno = EXDEV
          return -1 - flags
        }
        #expect(vault.errno("/x") == EMFILE)
        #expect(vault.errno("/y") == EXDEV)
      }
      #expect(told.texts == [])
    }

    @Test("that nobody expects fails the test, and the function itself is called")
    func unexpected() throws {
      let told = try told { _ in
        let open = try Open("open", in: library)
        #expect(vault.errno("/nowhere/at/all") == ENOENT)
        let parent = try CFunction<() -> Int32>(
          "getppid", in: library, otherwise: .fails(errno: EPERM))
        #expect(vault.parent() == -1)
        _ = (open, parent)
      }
      #expect(
        told.sentences == [
          "unexpected call of open(\"/nowhere/at/all\", 0, 0): nothing is expected of open",
          "unexpected call of getppid(): nothing is expected of getppid",
        ])
    }

    @Test("sees the mode of open() where it is passed, and 0 elsewhere")
    func variadic() throws {
      let told = try told { _ in
        let open = try Open("open", in: library)
        open.expect("/a", .containing(bits: O_CREAT), 0o640).returns(1)
        open.expect("/a", .equal(O_RDWR), 0).returns(2)
        #expect(vault.create("/a") == 1)
        #expect(vault.open("/a", O_RDWR) == 2)
        let control = try CFunction<(Int32, Int32, Int) -> Int32>("fcntl", in: library)
        control.expect(4, .equal(F_GETFL), 0).returns(O_APPEND)
        #expect(vault.flags(4) == O_APPEND)
      }
      #expect(told.texts == [])
    }

    @Test("compares what functions such as printf are told by the text that comes of it")
    func formatted() throws {
      let told = try told { _ in
        typealias Print = CFunction<(UnsafeMutablePointer<CChar>?, Int, CFormatted) -> Int32>
        let print = try Print("snprintf", in: library)
        print.expect(.any, 64, "7:seven:7.5").callsThrough()
        print.expect(.any, .any, .text(.contains("eight"))).sets(bytes: [65, 0]).returns(1)
        #expect(vault.label(7, "seven", 7.5) == "7:seven:7.5")
        #expect(vault.label(8, "eight", 1) == "A")
        let syslog = try CFunction<(Int32, CFormatted) -> Void>(
          "syslog", in: library, otherwise: .returns)
        syslog.expect(.equal(LOG_ERR), "vault: 100% full")
        vault.complain("100% full")
        vault.complain("empty")
      }
      #expect(
        told.sentences == [
          "unexpected call of syslog(3, \"vault: empty\"): argument 2 is \"vault: empty\", "
            + "expected \"vault: 100% full\""
        ])
    }

    @Test("takes and returns numbers with a fraction")
    func floating() throws {
      let told = try told { _ in
        let parse = try CFunction<
          (UnsafePointer<CChar>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Double
        >("strtod", in: library)
        parse.expect("0.5", nil).returns(0.25)
        #expect(vault.half(of: 8) == 2)
        #expect(parse.real("1.5", nil) == 1.5)
      }
      #expect(told.texts == [])
    }

    @Test("called on another thread fails the test that made it")
    func thread() throws {
      let told = try told { _ in
        let open = try Open("open", in: library, otherwise: .returns(-1))
        open.expect("/mine", .any, .any).returns(1)
        vault.opensOnAThread("/theirs")
        vault.opensOnAThread("/mine")
      }
      #expect(
        told.sentences == [
          "unexpected call of open(\"/theirs\", 0, 0): argument 1 is \"/theirs\", expected \"/mine\""
        ])
    }

    @Test("takes the calls of eight threads at once, and loses none")
    func threads() throws {
      let told = try told { _ in
        let parent = try CFunction<() -> Int32>("getppid", in: library)
        parent.expect().times(8_000).returns(3)
        let open = try Open("open", in: library)
        open.expect("/x", .any, .any).times(800).returns(4)
        let threads = (0..<8).map { _ in
          Thread { [vault] in
            for number in 0..<1_000 {
              if vault.parent() != 3 { return }
              if number % 10 == 0 { _ = vault.open("/x") }
            }
          }
        }
        for thread in threads { thread.start() }
        while threads.contains(where: { !$0.isFinished }) { usleep(1_000) }
      }
      #expect(told.texts == [])
    }

    @Test("for the test's own tasks leaves other threads alone")
    func ofTheTestsTasks() throws {
      let told = try told { _ in
        let open = try Open("open", in: library, on: .ofTheTestsTasks)
        open.expect("/mine", .any, .any).returns(1)
        vault.opensOnAThread("/theirs")
        #expect(vault.open("/mine") == 1)
      }
      #expect(told.texts == [])
    }

    @Test("that calls through costs a jump until something is expected")
    func callsThrough() throws {
      let told = try told { _ in
        let parent = try CFunction<() -> Int32>("getppid", in: library)
        parent.callsThrough()
        #expect(vault.parent() == getppid())
        parent.verify(times: 0)
        parent.expect().returns(1)
        #expect(vault.parent() == 1)
        parent.verify(times: 1)
        let open = try Open("open", in: library, otherwise: .returns(-7))
        open.callsThrough()
        open.expect("/known", .any, .any).returns(4)
        #expect(vault.errno("/nowhere/at/all") == ENOENT)
        #expect(vault.open("/known") == 4)
      }
      #expect(told.texts == [])
    }

    @Test("is put back when the test throws")
    func throwing() {
      struct Broken: Error {}
      let told = told { _ in
        #expect(throws: Broken.self) {
          try withMocks {
            let parent = try CFunction<() -> Int32>("getppid", in: library)
            parent.whenever().returns(1)
            #expect(vault.parent() == 1)
            throw Broken()
          }
        }
        #expect(vault.parent() == getppid())
      }
      #expect(told.texts == [])
    }

    @Test("cannot be made outside of a test, nor twice, nor beside another test's")
    func refusals() throws {
      let outside = #expect(throws: CFunctionError.self) {
        _ = try CFunction<() -> Int32>("getppid", in: library)
      }
      #expect(outside?.reason == .outsideOfTest)
      #expect(outside?.description.contains("add the trait .mocks to the test") == true)
      let told = try told { _ in
        let first = try CFunction<() -> Int32>("getppid", in: library)
        let twice = #expect(throws: CFunctionError.self) {
          _ = try CFunction<() -> Int32>("getppid", in: library)
        }
        #expect(twice?.reason == .mockedAlready)
        let beside = #expect(throws: CFunctionError.self) {
          try withMocks { _ = try CFunction<() -> Int32>("getppid", in: library) }
        }
        #expect(beside?.reason == .heldByAnotherTest)
        #expect(beside?.description.contains(".mocks(functions: \"getppid\")") == true)
        first.expect().returns(1)
        #expect(vault.parent() == 1)
      }
      #expect(told.texts == [])
    }

    @Test("that no call would come to is an error with its reason")
    func obstacles() throws {
      func refusal(_ name: String, _ callers: CCallers) -> CFunctionError? {
        var error: CFunctionError?
        withMocks {
          error = #expect(throws: CFunctionError.self) {
            _ = try CFunction<() -> Int32>(name, in: callers)
          }
        }
        return error
      }
      let unknown = refusal("getpppid", library)
      #expect(unknown?.description.contains("There is getpgid, getpid, getppid.") == true)
      #expect(refusal("getppid", .libraries("libnowhere"))?.reason == .notLoaded)
      let uncalled = refusal("listen", library)
      #expect(uncalled?.reason == .obstructed, "\(String(describing: uncalled))")
      // Called here, so that the program has a call of it, and by no test that runs beside this one.
      _ = getsid(0)
      let some = refusal("getsid", .program(and: vault.name))
      #expect(some?.reason == .notCalled, "\(String(describing: some))")
      #expect(some?.description.hasPrefix("\(vault.name) has no calls of getsid") == true)
    }

    @Test("sees the calls of the program itself")
    func program() throws {
      let told = try told { _ in
        let uid = try CFunction<() -> uid_t>("getuid")
        uid.expect().returns(4711)
        #expect(getuid() == 4711)
      }
      #expect(told.texts == [])
    }

    /// ThreadSanitizer has these functions in the program itself.
    @Test(
      "of functions that the ledger itself needs is none of its own business",
      .enabled(if: dlsym(nil, "__tsan_init") == nil))
    func ownNeeds() throws {
      let told = try told { device in
        let lock = try CFunction<(OpaquePointer?) -> Int32>("pthread_mutex_lock")
        let number = try CFunction<() -> Int32>("getpid")
        let free = try CFunction<(OpaquePointer?) -> Void>("free", in: .program(and: vault.name))
        device.close.expect()
        device.close()
        free.whenever(.any).callsThrough()
        #expect(vault.allocates())
        lock.verify(.any, times: 0)
        number.verify(times: 0)
      }
      #expect(told.texts == [])
    }

    @Test("is one test's at a time where tests say which functions they have")
    func turns() async {
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<8 as Range<Int32> {
          group.addTask {
            await FunctionTurn.taken("getppid") {
              let parent = try CFunction<() -> Int32>("getppid", in: self.library)
              parent.expect().returns(number).times(3)
              for _ in 0..<3 {
                #expect(self.vault.parent() == number)
                await Task.yield()
              }
            }
          }
        }
      }
      #expect(vault.parent() == getppid())
    }
  }

}

/// What the trait does around a test, for several tests within one.
enum FunctionTurn {
  static func taken(_ function: String, _ body: @Sendable () async throws -> Void) async {
    await #expect(throws: Never.self) {
      try await withMocks(functions: function) { try await body() }
    }
  }
}
