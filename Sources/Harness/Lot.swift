// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A private network for real, unmodified programs.
///
/// Inside a lot every IPv4 and IPv6 address is usable and every port is free. Two lots know nothing
/// of one another, and nothing that a program in a lot does goes to the machine's network.
///
/// ```swift
/// try await Lot.with { lot in
///   try await lot.start("python3", ["-m", "http.server", "80"], hosts: ["10.0.0.1"])
///   try await lot.wait(for: "10.0.0.1:80")
///   let page = try await lot.run("curl", ["-s", "http://10.0.0.1/"], hosts: ["10.0.0.2"])
///   #expect(page.succeeded)
/// }
/// ```
public final class Lot: Sendable {
  /// The absolute path of the lot's directory, without symbolic links: a plain `String`, so that
  /// Backlot brings no other package along.
  public let directory: String

  /// How the world of this lot behaves.
  public let options: Options

  let registry = Registry()
  let book: NameBook

  init(directory: String, options: Options, names: Names) {
    self.directory = directory
    self.options = options
    book = NameBook(names, in: directory)
  }

  /// Makes a lot in a temporary directory for this user alone, and ends it with the scope.
  ///
  /// When `body` has returned or thrown, every process of the lot is stopped, also one that went
  /// into the background or to another user, and the directory is removed.
  ///
  /// - Parameters:
  ///   - options: How its world behaves.
  ///   - names: The users, groups, hosts and so on that its programs know; ``setNames(_:)`` changes
  ///     them.
  ///   - isolation: The actor that `body` runs on: the caller's.
  ///   - body: What to do in it.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, or ``LotError`` when the lot cannot be made.
  @discardableResult
  public static func with<R>(
    _ options: Options = .init(), names: Names = .init(),
    isolation: isolated (any Actor)? = #isolation, _ body: (Lot) async throws -> R
  ) async throws -> R {
    let directory = try LotDirectory.temporary()
    let lot = Lot(directory: directory.path, options: options, names: names)
    do {
      let result = try await body(lot)
      await lot.end(directory)
      return result
    } catch {
      await lot.end(directory)
      throw error
    }
  }

  /// Joins a lot that is there already, made by `backlot run`, `backlot env` or another process.
  ///
  /// - Parameters:
  ///   - directory: Its directory.
  ///   - options: How its world behaves for programs started through this value.
  ///   - names: The users, groups, hosts and so on that these programs know.
  /// - Throws: ``LotError`` when there is no lot, or it belongs to somebody else.
  public static func open(
    _ directory: String, options: Options = .init(), names: Names = .init()
  ) throws -> Lot {
    Lot(directory: try LotDirectory.existing(directory).path, options: options, names: names)
  }

  /// Stops every process of the lot, whoever started it, except this one and those who wait for it.
  ///
  /// Each gets `SIGTERM`, and `SIGKILL` when the grace of the options is over.
  public func stop() async {
    await Task.detached { await self.stopAll() }.value
  }

  private func stopAll() async {
    await withTaskGroup { group in
      for process in registry.running { group.addTask { await process.stop() } }
    }
    let members = Members(of: directory)
    var patience = Patience(options.grace)
    while members.signal(SIGTERM), (try? await patience.waitALittle()) == true {}
    var lastPatience = Patience(.seconds(5))
    while members.signal(SIGKILL), (try? await lastPatience.waitALittle()) == true {}
  }

  private func end(_ directory: LotDirectory) async {
    await stop()
    directory.remove()
  }
}
