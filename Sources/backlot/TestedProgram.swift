// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import BacklotSystem
internal import BacklotWorld
internal import Glibc

/// A program whose tests are run.
final class TestedProgram {
  let name: String
  private let launch: Launch
  private let eventFile: String
  private var reader: ProgramReader
  private var sources: [(channel: ProgramReader.Channel, file: Int32)] = []
  private(set) var process: pid_t = 0
  private var begin = ContinuousClock.now
  private var stopped: String?

  /// - Parameter events: A path for the file that it writes its events to.
  init(_ command: TestCommand, events: String, environment: Environment) throws(LotError) {
    name = command.name
    eventFile = events
    var environment = environment
    environment[JSONLinesReporter.variable] = command.kind == .program ? events : nil
    launch = try Launch(
      command.program, command.arguments(writingTo: events), environment: environment,
      remedy: "use 'backlot run --anyway' for it")
    reader = ProgramReader(name: command.name, kind: command.kind)
  }

  /// How long it has been running.
  var age: Duration { ContinuousClock.now - begin }

  /// The descriptors that it may be heard from.
  var files: [Int32] { sources.map(\.file) }

  /// Starts it, with nothing to read.
  func start() throws(LotError) {
    var streams: [Int32] = []
    defer { for file in streams { close(file) } }
    streams.append(try openNothing())
    for channel in [ProgramReader.Channel.output, .errors] {
      let (read, write) = try pipe()
      streams.append(write)
      sources.append((channel, read))
    }
    sources.append((.events, try openEvents()))
    begin = .now
    process = try launch.start(.alone(streams: streams))
  }

  /// Reads what is there, from all channels: no more than fits in them, as one that never stops
  /// writing is to be stopped by others.
  func listen() -> [TestEvent] {
    var parts: [(channel: ProgramReader.Channel, bytes: [UInt8])] = []
    for source in sources {
      var room = Self.capacity(of: source.file)
      while room > 0, let part = Self.part(of: source.file) {
        room -= part.count
        parts.append((source.channel, part))
      }
    }
    // A program that tells events began with them: what it prints is not read as a report then.
    let told = parts.filter { $0.channel == .events } + parts.filter { $0.channel != .events }
    return told.flatMap { reader.read($0.bytes, from: $0.channel) }
  }

  /// Its last events, if it has ended.
  func end() -> [TestEvent]? {
    var word: Int32 = 0
    guard waitpid(process, &word, WNOHANG) == process else { return nil }
    let age = age
    kill(-process, SIGKILL)
    let last = listen()
    for source in sources { close(source.file) }
    unlink(eventFile)
    return last + reader.finish(Self.ending(word, stopped), after: age)
  }

  /// What to tell of a program that could not be started.
  func refuse(_ error: LotError) -> [TestEvent] {
    for source in sources { close(source.file) }
    unlink(eventFile)
    return reader.finish(.stopped(error.description), after: .zero)
  }

  /// Ends it, with all of its group.
  func stop(_ why: String) {
    guard stopped == nil else { return }
    stopped = why
    kill(-process, SIGTERM)
    kill(-process, SIGKILL)
    // It may have gone into another group.
    kill(process, SIGKILL)
  }

  private static func ending(_ word: Int32, _ stopped: String?) -> ProgramEnding {
    if let stopped { return .stopped(stopped) }
    let signal = word & 0x7f
    guard signal != 0 else { return .status(word >> 8 & 0xff) }
    return .signal(signal_word(signal).map { "SIG" + String(cString: $0) } ?? "signal \(signal)")
  }

  // MARK: Channels

  private func openNothing() throws(LotError) -> Int32 {
    let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw LotError(.system, "cannot open /dev/null for \(name): \(LotError.text(errno))")
    }
    return file
  }

  private func pipe() throws(LotError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw LotError(.system, "cannot make a pipe for \(name): \(LotError.text(errno))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  /// A FIFO, that events are read from as they come. It is open for writing too, so that it has no end
  /// before the program has.
  private func openEvents() throws(LotError) -> Int32 {
    let file =
      mkfifo(eventFile, 0o600) == 0
      ? open(eventFile, O_RDWR | O_NONBLOCK | O_CLOEXEC) : -1
    guard file >= 0 else {
      throw LotError(.cannotCreate, "cannot make the FIFO \(eventFile): \(LotError.text(errno))")
    }
    return file
  }

  private static func capacity(of file: Int32) -> Int {
    // F_GETPIPE_SZ, which is in no header that Swift sees.
    max(Int(fcntl(file, 1032)), 1 << 16)
  }

  private static func part(of file: Int32) -> [UInt8]? {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(part[..<count]) : nil
    }
  }
}
