// SPDX-License-Identifier: Apache-2.0
package import BacklotSystem
internal import Glibc
internal import ShimWire

/// A program that is ready to be started in a lot.
package struct Launch: Sendable {
  /// How it stands towards its caller.
  package enum Standing: Sendable {
    /// In the caller's process group, with the caller's terminal and signals; `ignoresChildren`
    /// when the caller was told to ignore `SIGCHLD`.
    case attached(ignoresChildren: Bool)
    /// In a process group of its own, with three descriptors and nothing else.
    case alone(streams: [Int32])
  }

  package let path: String
  package let arguments: [[UInt8]]
  package let environment: Environment
  package let directory: String?

  /// Finds the program and refuses one that the lot could not hold.
  ///
  /// - Parameter remedy: How to run it all the same, to end the sentence with; `nil` when it is to
  ///   be run whatever it is.
  package init(
    _ program: String, _ arguments: [[UInt8]], environment: Environment, directory: String? = nil,
    remedy: String?
  ) throws(LotError) {
    let folders = ProgramPath(environment["PATH"])
    path = try folders.find(program, from: directory)
    self.arguments = [Array(program.utf8)] + arguments
    self.environment = environment
    self.directory = directory
    let file = ProgramPath.absolute(path, directory)
    if let finding = ProgramReach(path: folders).finding(about: file) {
      try refuse(finding, remedy)
    }
  }

  private func refuse(_ finding: ProgramReach.Finding, _ remedy: String?) throws(LotError) {
    guard finding.obstacle.runsOutside else {
      throw LotError(.programUnfit, "\(finding.sentence); install it")
    }
    guard let remedy else { return }
    guard finding.obstacle != .notAProgram else {
      throw LotError(
        .programUnfit, "\(finding.sentence); give a script its first line, such as #!/bin/sh")
    }
    throw LotError(.programUnfit, "\(finding.sentence): it would \(fate); \(remedy)")
  }

  /// What becomes of a program that the libraries are not in.
  private var fate: String {
    if environment[BACKLOT_LOT] != nil { return "use the real network" }
    let isToldNames = Names.Kind.allCases.contains { environment[$0.variable] != nil }
    if environment[BACKLOT_FDS] != nil, !isToldNames, environment[BACKLOT_HOSTNAME] == nil {
      return "not be watched"
    }
    return "be told the machine's names"
  }

  /// Starts it; returns its number.
  package func start(_ standing: Standing, mask: sigset_t? = nil) throws(LotError) -> Int32 {
    var child: pid_t = 0
    let error = withOrder(standing, mask) { program_start(&$0, &child) }
    guard error == 0 else { throw trouble(error) }
    return child
  }

  /// Becomes it.
  package func become() throws(LotError) -> Never {
    var mask = sigset_t()
    sigprocmask(SIG_BLOCK, nil, &mask)
    throw trouble(withOrder(.attached(ignoresChildren: false), mask) { program_become(&$0) })
  }

  private func trouble(_ error: Int32) -> LotError {
    LotError(
      error == ENOENT ? .programMissing : .programUnfit,
      "cannot run \(path): \(LotError.text(error)); check the program"
        + (directory.map { " and the directory \($0)" } ?? ""))
  }
}

extension Launch {
  private func withOrder(
    _ standing: Standing, _ mask: sigset_t?, _ body: (inout program_order) -> Int32
  ) -> Int32 {
    let arguments = CStrings(self.arguments)
    let (lines, socketActivation) = environmentLines
    let environment = CStrings(lines)
    let paths = CStrings([Array(path.utf8)] + (directory.map { [Array($0.utf8)] } ?? []))
    return withExtendedLifetime((arguments, environment, paths)) {
      var order = program_order()
      order.path = UnsafePointer(paths.pointers[0])
      order.arguments = arguments.list
      order.environment = environment.list
      order.directory = directory == nil ? nil : UnsafePointer(paths.pointers[1])
      order.listen_pid = socketActivation.map { environment.pointers[$0]! + Self.listenPID.count }
      guard var mask else { return Self.take(&order, standing, body) }
      return withUnsafePointer(to: &mask) {
        order.mask = $0
        return Self.take(&order, standing, body)
      }
    }
  }

  private static func take(
    _ order: inout program_order, _ standing: Standing, _ body: (inout program_order) -> Int32
  ) -> Int32 {
    switch standing {
    case .attached(let ignoresChildren):
      order.ignores_children = ignoresChildren
      return body(&order)
    case .alone(let streams):
      order.stands_alone = true
      return streams.withUnsafeBufferPointer {
        order.streams = $0.baseAddress
        return body(&order)
      }
    }
  }

  private static let listenPID = Array("LISTEN_PID=".utf8)

  /// The environment, and which line holds the number of the process that a socket activator meant:
  /// it knew the caller's, and means the program's.
  private var environmentLines: (lines: [[UInt8]], listenPID: Int?) {
    var lines = environment.lines
    let own = Self.listenPID + Array(String(getpid()).utf8)
    guard let index = lines.firstIndex(of: own) else { return (lines, nil) }
    lines[index] = Self.listenPID + Array(repeating: UInt8(ascii: "0"), count: 11)
    return (lines, index)
  }
}
