// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension Lot {
  /// Starts a program in the lot.
  ///
  /// - Parameters:
  ///   - program: Its path, or its name, which is looked for in `PATH`.
  ///   - arguments: What follows its name.
  ///   - hosts: The addresses it has, IPv4 and IPv6: what a wildcard listener listens on, and what
  ///     a client is seen from. Without one it is the machine without a name, which has loopback and
  ///     whatever address it binds.
  ///   - hostname: What its machine is called, at most 64 bytes; `nil`: as the lot's names say.
  ///   - environment: Variables to add to this process's own, or to replace there.
  ///   - workingDirectory: Where it runs; by default where this process does.
  ///   - input: What it reads.
  ///   - output: Where standard output and standard error go.
  ///   - descriptors: Whether its descriptors are watched; `nil`: as the lot's options say.
  /// - Returns: The program, running.
  /// - Throws: ``LotError`` when an address does not parse, when one of the lot's names cannot be or
  ///   one of their files is not there, when there is no such program, or when the lot could not hold
  ///   it: a static program, a Go program, a set-uid program and the like.
  @discardableResult
  public func start(
    _ program: String, _ arguments: [String] = [], hosts: [String] = [],
    hostname: String? = nil, environment: [String: String] = [:],
    workingDirectory: String? = nil, input: Input = .none, output: Output = .captured,
    descriptors: Descriptors? = nil
  ) async throws -> LotProcess {
    let watch = try Watch(descriptors ?? options.descriptors)
    let launch = try launch(
      program, arguments, hosts: hosts, hostname: hostname, environment: environment,
      workingDirectory: workingDirectory, watch: watch?.rules)
    let standardInput = try input.descriptor()
    let streams = try (output: output.descriptor(for: 1), errors: output.descriptor(for: 2))
    let pid = try launch.start(
      .alone(streams: [standardInput.number, streams.output.number, streams.errors.number]))
    let process = LotProcess(
      pid: pid, program: program, grace: options.grace,
      streams: output == .captured ? streams : nil, watch: watch)
    registry.add(process)
    return process
  }

  /// Starts a program in the lot and waits until it has ended.
  ///
  /// The parameters are those of
  /// ``start(_:_:hosts:hostname:environment:workingDirectory:input:output:descriptors:)``.
  ///
  /// - Parameter timeout: How long it may take; it is stopped when that is over.
  /// - Throws: What `start` throws, and ``LotError`` of the kind `timedOut`.
  @discardableResult
  public func run(
    _ program: String, _ arguments: [String] = [], hosts: [String] = [],
    hostname: String? = nil, environment: [String: String] = [:],
    workingDirectory: String? = nil, input: Input = .none, output: Output = .captured,
    descriptors: Descriptors? = nil, timeout: Duration = .seconds(60)
  ) async throws -> Outcome {
    let process = try await start(
      program, arguments, hosts: hosts, hostname: hostname, environment: environment,
      workingDirectory: workingDirectory, input: input, output: output, descriptors: descriptors)
    do {
      return try await process.wait(timeout: timeout)
    } catch {
      await process.stop()
      throw error
    }
  }

  private func launch(
    _ program: String, _ arguments: [String], hosts: [String], hostname: String?,
    environment: [String: String], workingDirectory: String?, watch: WatchRules?
  ) throws -> Launch {
    var rules = try rules(for: Hosts(hosts), hostname)
    rules.watch = watch
    var outer = Environment.current
    for (name, value) in environment { outer[name] = value }
    let libraries = try rules.libraries.map {
      try $0.preloadable(from: Self.shimFolders, through: directory)
    }
    return try Launch(
      program, arguments.map { Array($0.utf8) },
      environment: rules.environment(from: outer, libraries: libraries),
      directory: workingDirectory,
      remedy: options.allowsUnreachable ? nil : "set allowsUnreachable in the lot's options")
  }

  private func rules(for hosts: Hosts, _ hostname: String?) throws -> Rules {
    let lot = try MappedLot(directory)
    try lot.host(hosts)
    return Rules(
      directory: directory, hosts: hosts, absent: options.absent.rawValue,
      allowed: try options.allow.map { try Allowance($0) }, isStrict: options.isStrict,
      isQuiet: options.isQuiet, names: try book.rules(for: hosts, hostname: hostname))
  }

  /// Beside the test program, and where the package was built: `Bundle.module` ends the process
  /// when its folder is gone, so it is not asked.
  private static var shimFolders: [String] {
    ShimLibrary.foldersBesideProgram
      + [Bundle.main.bundlePath + "/" + ShimLibrary.bundle]
  }
}
