// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A library of the folder Programs in this process.
final class Library {
  struct NoSuchFunction: Error { let name: String }

  private let program: Program
  private let handle: UnsafeMutableRawPointer

  var path: String { program.path }
  var file: String { program.file }

  init(_ name: String, _ flags: [String] = [], libraries: [Library] = []) throws {
    program = try Program(library: name, flags, libraries: libraries.map(\.program))
    guard let handle = dlopen(program.path, RTLD_NOW) else { throw NoSuchFunction(name: name) }
    self.handle = handle
  }

  deinit { dlclose(handle) }

  /// - Parameter type: the function's, with `@convention(c)`.
  func function<Function>(_ name: String, as type: Function.Type) throws -> Function {
    guard let address = dlsym(handle, name) else { throw NoSuchFunction(name: name) }
    return unsafeBitCast(address, to: type)
  }
}
