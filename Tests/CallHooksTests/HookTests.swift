// SPDX-License-Identifier: Apache-2.0
import BacklotFunctionHooks
import Glibc
import OneAtATime
import Synchronization
import Testing

/// In this process, where hooks are everybody's: one at a time.
@Suite("A function's hook", .serialized, .oneAtATime, .timeLimit(.minutes(30)))
struct HookTests {
  private typealias Sum = @convention(c) () -> Double
  private typealias Format = @convention(c) (UnsafeMutablePointer<CChar>) -> CInt
  private typealias Open = @convention(c) (UnsafePointer<CChar>) -> CInt
  private typealias Half = @convention(c) (Float) -> Float
  private typealias Pass = @convention(c) (UnsafePointer<CChar>?) -> UnsafePointer<CChar>?
  private typealias Nothing = @convention(c) () -> CInt
  private typealias Number = @convention(c) (CInt) -> CInt

  private let callee: Library
  private let caller: Library

  init() throws {
    callee = try Library("callee")
    caller = try Library("caller", libraries: [callee])
  }

  private func hook(
    _ function: String, _ handler: @escaping @Sendable (Call) -> Void
  ) throws -> FunctionHook {
    try FunctionHook(function, in: .libraries(caller.file), holder: "this test", handler: handler)
  }

  private func formatted(_ format: Format) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { text in
      _ = format(text.baseAddress!)
      return String(cString: text.baseAddress!)
    }
  }

  @Test("reads arguments of every kind, from registers and from the stack")
  func arguments() throws {
    let seen = Mutex<[Double]>([])
    let hook = try hook("callee_sum") { call in
      var arguments = call.arguments
      var all = [Double(arguments.next(Int8.self)), arguments.next(Double.self)]
      all += [Double(arguments.next(Int64.self)), Double(arguments.next(Float.self))]
      all += [Double(arguments.next(UInt16.self))]
      for _ in 0..<4 { all.append(Double(arguments.next(CInt.self))) }
      for _ in 0..<8 { all.append(arguments.next(Double.self)) }
      all.append(arguments.next(Bool.self) ? 1 : 0)
      seen.withLock { $0 = all }
    }
    let sum = try caller.function("caller_sum", as: Sum.self)
    #expect(sum() == 147)
    #expect(
      seen.withLock { $0 }
        == [-1, 2.5, -3, 4.5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 1])
    hook.remove()
  }

  @Test("answers in the register that the result has")
  func answers() throws {
    let half = try caller.function("caller_half", as: Half.self)
    let first = try hook("callee_half") { $0.answer(Float(7.25)) }
    #expect(half(3) == 7.25)
    first.remove()
    #expect(half(3) == 1.5)
    let sum = try caller.function("caller_sum", as: Sum.self)
    let second = try hook("callee_sum") { $0.answer(-0.5) }
    #expect(sum() == -0.5)
    second.remove()
    let nothing = try caller.function("caller_nothing", as: Nothing.self)
    let third = try hook("callee_nothing") { $0.answer() }
    #expect(nothing() == 0)
    third.remove()
    #expect(nothing() == 1)
  }

  @Test("gives pointers on, to data and to functions, NULL among them")
  func pointers() throws {
    let pass = try caller.function("caller_pass", as: Pass.self)
    let hook = try hook("callee_pass") { call in
      var arguments = call.arguments
      let text = arguments.next(UnsafePointer<CChar>?.self)
      let function = arguments.next(CFunctionPointer.self).function(as: Number.self)
      if function(41) == 42, let text { call.answer(text + 1) }
    }
    #expect("text".withCString { pass($0).map { String(cString: $0) } } == "ext")
    #expect(pass(nil) == nil)
    hook.remove()
    #expect("text".withCString { pass($0).map { String(cString: $0) } } == "text")
  }

  @Test("decides errno, and leaves it alone where it forwards")
  func errors() throws {
    let open = try caller.function("caller_open", as: Open.self)
    let refused = try hook("open") { $0.answer(CInt(-1), errno: EACCES) }
    #expect(open("/dev/null") == -EACCES)
    refused.remove()
    let forwarded = try hook("open") { _ in errno = EXDEV }
    #expect(open("/nowhere/at/all") == -ENOENT)
    forwarded.remove()
    let silent = try hook("open") { call in
      errno = EXDEV
      call.answer(CInt(-1))
    }
    #expect(open("/dev/null") == 0)
    silent.remove()
  }

  @Test("reads what open() has behind its named arguments")
  func mode() throws {
    let seen = Mutex<(String, CInt, mode_t)?>(nil)
    let open = try caller.function("caller_open", as: Open.self)
    let hook = try hook("open") { call in
      var arguments = call.arguments
      let path = String(cString: arguments.next(UnsafePointer<CChar>.self))
      let value = (path, arguments.next(CInt.self), arguments.next(mode_t.self))
      seen.withLock { $0 = value }
      call.answer(CInt(77))
    }
    #expect(open("/some/where") == 77)
    let value = seen.withLock { $0 }
    let (path, flags, mode) = try #require(value)
    #expect(path == "/some/where" && flags == O_RDONLY | O_CREAT && mode == 0o640)
    hook.remove()
  }

  #if arch(x86_64)
    @Test("reads the arguments of a format")
    func formats() throws {
      let seen = Mutex<[FormatArgument]>([])
      let format = try caller.function("caller_format", as: Format.self)
      let hook = try hook("callee_format") { call in
        var arguments = call.arguments
        _ = arguments.next(UnsafeMutablePointer<CChar>.self)
        let format = String(cString: arguments.next(UnsafePointer<CChar>.self))
        let read = arguments.next(formattedBy: format)
        seen.withLock { $0 = read }
      }
      #expect(formatted(format) == "-1 two  3.50 5   |si 7 8 % 9.5 10 1 2 3 4 5 6 7 8")
      let first: [FormatArgument] = [
        .integer(-1), .string("two"), .double(3.5), .integer(4), .integer(5), .integer(2),
        .string("si"), .unsigned(7), .integer(56), .double(9.5), .integer(10),
      ]
      let last: [FormatArgument] = (1...8).map { .double(Double($0)) }
      #expect(seen.withLock { $0 } == first + last)
      hook.remove()
    }
  #endif

  @Test("passes the arguments behind the named ones on, as a list")
  func list() throws {
    let format = try caller.function("caller_format", as: Format.self)
    let hook = try hook("callee_format") { call in
      var arguments = call.arguments
      let text = arguments.next(UnsafeMutablePointer<CChar>.self)
      let format = arguments.next(UnsafePointer<CChar>.self)
      text.pointee = 0x21
      call.answer(arguments.withList { vsprintf(text + 1, format, $0) })
    }
    #expect(formatted(format) == "!-1 two  3.50 5   |si 7 8 % 9.5 10 1 2 3 4 5 6 7 8")
    hook.remove()
  }

  @Test("has the function itself to call, within the handler and without")
  func real() throws {
    let sum = try caller.function("caller_sum", as: Sum.self)
    let half = try hook("callee_half") { call in
      let value = call.real.call(Float(3), returning: Float.self).value
      call.answer(value + 1)
    }
    #expect(try caller.function("caller_half", as: Half.self)(100) == 2.5)
    #expect(half.real.call(Float(5), returning: Float.self).value == 2.5)
    half.remove()
    let hooked = try hook("callee_sum") { call in
      let value = call.real.call(
        Int8(-1), 2.0, Int64(-3), Float(4), UInt16(5), CInt(6), CInt(7), CInt(8), CInt(9), 10.0,
        11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, true, returning: Double.self)
      call.answer(value.value * 2)
    }
    #expect(sum() == 292)
    hooked.remove()
    let format = try hook("callee_format") { $0.answer(CInt(0)) }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
      let length = format.real.call(
        text.baseAddress!, UnsafePointer(StaticString("%d %g").cString), CInt(1), 2.5,
        returning: CInt.self)
      return "\(length.value): \(String(cString: text.baseAddress!))"
    }
    #expect(text == "5: 1 2.5")
    format.remove()
    let open = try hook("open") { $0.answer(CInt(1)) }
    let failed = open.real.call(
      UnsafePointer(StaticString("/nowhere/at/all").cString), O_RDONLY, returning: CInt.self)
    #expect(failed.value == -1 && failed.errno == ENOENT)
    open.remove()
  }

  @Test("sees what Swift calls, and what the handler calls is real")
  func fromSwift() throws {
    let own = getppid()
    let hook = try FunctionHook("getppid", holder: "this test") { $0.answer(getppid() + 1) }
    #expect(getppid() == own + 1)
    #expect(hook.places.map(\.object) == [""] && hook.places.allSatisfy { !$0.isSled })
    hook.listen(false)
    #expect(getppid() == own)
    hook.listen(true)
    #expect(getppid() == own + 1)
    hook.remove()
    #expect(getppid() == own)
    #expect(hook.places == [])
  }

  @Test("ends with its last owner, and so does what the handler holds")
  func lifetime() throws {
    final class Token: Sendable {}
    weak var seen: Token?
    let own = getppid()
    do {
      let token = Token()
      seen = token
      let hook = try FunctionHook("getppid", holder: "this test") { [token] call in
        withExtendedLifetime(token) { call.answer(CInt(1)) }
      }
      #expect(withExtendedLifetime(hook) { getppid() } == 1)
    }
    #expect(getppid() == own)
    #expect(seen == nil)
  }

  @Test("may be for malloc(), and allocate")
  func allocation() throws {
    let count = Atomic(0)
    let hook = try hook("malloc") { _ in
      count.add(String(repeating: "x", count: 100).utf8.count, ordering: .relaxed)
    }
    let allocate = try caller.function("caller_allocate", as: Nothing.self)
    #expect(allocate() == 10)
    #expect(count.load(ordering: .relaxed) == 1000)
    hook.remove()
    #expect(allocate() == 10)
    #expect(count.load(ordering: .relaxed) == 1000)
  }

  @Test("may be for malloc() and free() of everything, the Swift runtime too")
  func allocationEverywhere() throws {
    let count = Atomic(0)
    let free = try FunctionHook("free", in: .everything, holder: "this test") { _ in }
    let malloc = try FunctionHook("malloc", in: .everything, holder: "this test") { _ in
      count.add(1, ordering: .relaxed)
    }
    let texts = (0..<100).map { String(repeating: "y", count: 100 + $0) }
    malloc.remove()
    free.remove()
    #expect(texts.map(\.count).reduce(0, +) == 14950)
    #expect(count.load(ordering: .relaxed) >= 100)
  }

  @Test("is one at a time, and tells who has it")
  func held() throws {
    let hook = try FunctionHook("getppid", holder: "the first") { $0.answer(CInt(1)) }
    #expect(throws: HookError.held(function: "getppid", by: "the first")) {
      try FunctionHook("getppid", holder: "the second") { _ in }
    }
    #expect(FunctionHook.holder(of: "getppid") == "the first")
    hook.remove()
    #expect(FunctionHook.holder(of: "getppid") == nil)
    try FunctionHook("getppid", holder: "the second") { _ in }.remove()
  }

  @Test("is waited for")
  func waiting() async throws {
    let hook = try FunctionHook("getppid", holder: "the first") { $0.answer(CInt(1)) }
    let isOver = Atomic(false)
    async let waited: Bool = {
      await FunctionHook.waitUntilFree("getppid")
      return isOver.load(ordering: .sequentiallyConsistent)
    }()
    try await Task.sleep(for: .milliseconds(20))
    isOver.store(true, ordering: .sequentiallyConsistent)
    hook.remove()
    #expect(await waited)
    FunctionHook.blockUntilFree("getppid")
  }

  @Test("is refused where nothing would come to it, with the reason")
  func refused() throws {
    func obstacle(_ function: String, in scope: HookScope = .program) -> HookObstacle? {
      do throws(HookError) {
        try FunctionHook(function, in: scope, holder: "this test") { _ in }.remove()
      } catch {
        if case .obstructed(_, let obstacle) = error { return obstacle }
      }
      return nil
    }
    let bound = try Library("library", ["-Wl,-Bsymbolic"])
    let protected = try Library("library", ["-DVISIBILITY=\"protected\""])
    let hidden = try Library("library", ["-DVISIBILITY=\"hidden\""])
    #expect(obstacle("library_own", in: .libraries(bound.file)) == .boundToItself(bound.path))
    #expect(
      obstacle("library_own", in: .libraries(protected.file)) == .boundToItself(protected.path))
    #expect(obstacle("library_own", in: .libraries(hidden.file)) == .sameObject(hidden.path))
    #expect(obstacle("main") == .sameObject("the program"))
    #expect(obstacle("getppidd") == .unknown(nearest: ["getppid", "getpgid", "getpid"]))
    guard case .notImported(let importers, _) = obstacle("callee_half") else {
      Issue.record("callee_half is hooked")
      return
    }
    #expect(importers == [caller.path])
    #expect(FunctionHook.holder(of: "callee_half") == nil)
  }

  @Test("wants the libraries that it names, except those that are to come")
  func missing() throws {
    #expect(throws: HookError.notLoaded(library: "libnowhere")) {
      try FunctionHook("getppid", in: .program(and: "libnowhere"), holder: "this test") { _ in }
    }
    let scope = HookScope(laterLibraries: ["libnowhere"])
    let hook = try FunctionHook("getppid", in: scope, holder: "this test") { $0.answer(CInt(1)) }
    #expect(hook.places == [] && getppid() != 1)
    #expect(hook.real.call(returning: pid_t.self).value == getppid())
    hook.remove()
  }

  @Test("sees a library's calls to its own function, where the linker left them open")
  func ownFunction() throws {
    let library = try Library("library", ["-DVISIBILITY=\"default\""])
    let function = try library.function("library_calls_own", as: Number.self)
    let hook = try FunctionHook("library_own", in: .libraries(library.file), holder: "this test") {
      $0.answer(CInt(50))
    }
    #expect(function(1) == 100)
    hook.remove()
    #expect(function(1) == 4)
  }
}

extension StaticString {
  fileprivate var cString: UnsafePointer<CChar> {
    UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
