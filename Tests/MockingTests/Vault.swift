// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc

/// The library of the folder Programs, loaded into this process: code under test, in C.
final class Vault: Sendable {
  static let shared = try! Vault()

  struct NotMade: Error { let why: String }

  /// The name of its file.
  let name: String
  nonisolated(unsafe) private let handle: UnsafeMutableRawPointer

  private init() throws {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    name = "libvault-\(getpid()).so"
    let path = "/tmp/\(name)"
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments =
      ["cc", "-O1", "-g", "-fno-builtin", "-shared", "-fPIC", "-pthread", "-D_GNU_SOURCE"]
      + ["-o", path, here.appending(path: "Programs/vault.c").path]
    try compiler.run()
    compiler.waitUntilExit()
    defer { unlink(path) }
    guard compiler.terminationStatus == 0, let handle = dlopen(path, RTLD_NOW) else {
      throw NotMade(why: String(cString: dlerror()))
    }
    self.handle = handle
  }

  private func function<Function>(_ name: String, _ type: Function.Type) -> Function {
    unsafeBitCast(dlsym(handle, "vault_\(name)"), to: type)
  }

  func open(_ path: String, _ flags: Int32 = 0) -> Int32 {
    function("open", (@convention(c) (UnsafePointer<CChar>, Int32) -> Int32).self)(path, flags)
  }
  func create(_ path: String) -> Int32 {
    function("create", (@convention(c) (UnsafePointer<CChar>) -> Int32).self)(path)
  }
  func errno(_ path: String) -> Int32 {
    function("errno", (@convention(c) (UnsafePointer<CChar>) -> Int32).self)(path)
  }
  func now() -> Int { function("now", (@convention(c) () -> Int).self)() }
  func write(_ descriptor: Int32, _ text: String) -> Int {
    function("write", (@convention(c) (Int32, UnsafePointer<CChar>, Int) -> Int).self)(
      descriptor, text, text.utf8.count)
  }
  func read(_ descriptor: Int32, _ count: Int = 64) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: count) { room in
      let length = function(
        "read", (@convention(c) (Int32, UnsafeMutablePointer<CChar>, Int) -> Int).self)(
          descriptor, room.baseAddress!, count)
      return length < 0 ? nil : String(cString: room.baseAddress!)
    }
  }
  func allocates() -> Bool { function("allocates", (@convention(c) () -> Int32).self)() != 0 }
  func maps() -> Int32 { function("maps", (@convention(c) () -> Int32).self)() }
  func enters() -> Int32 { function("enters", (@convention(c) () -> Int32).self)() }
  func label(_ number: Int32, _ name: String, _ weight: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { room in
      room.initialize(repeating: 0)
      _ = function(
        "label",
        (@convention(c) (UnsafeMutablePointer<CChar>, Int, Int32, UnsafePointer<CChar>, Double)
          -> Int32).self)(room.baseAddress!, 64, number, name, weight)
      return String(cString: room.baseAddress!)
    }
  }
  func complain(_ what: String) {
    function("complain", (@convention(c) (UnsafePointer<CChar>) -> Void).self)(what)
  }
  func opensOnAThread(_ path: String) {
    function("opens_on_a_thread", (@convention(c) (UnsafePointer<CChar>) -> Void).self)(path)
  }
  func parent() -> Int32 { function("parent", (@convention(c) () -> Int32).self)() }
  func flags(_ descriptor: Int32) -> Int32 {
    function("flags", (@convention(c) (Int32) -> Int32).self)(descriptor)
  }
  func half(of number: Double) -> Double {
    function("half", (@convention(c) (Double) -> Double).self)(number)
  }
}
