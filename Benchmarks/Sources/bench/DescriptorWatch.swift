// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What makes a process's descriptors watched by each contestant, and the files that the programs
/// work on.
struct DescriptorWatch: Arena {
  private let options: Options
  private let scratch: Scratch
  private var settings: [Contestant: [String: String]] = [:]
  let contestants: [Contestant]

  /// - Parameter options: Without a `valgrind` or a `strace` their columns stay empty. A
  ///   `descriptorShim` is preloaded by hand; otherwise `run` of the `command` says what a process
  ///   needs.
  init(_ options: Options) throws {
    self.options = options
    contestants = Contestant.descriptors.filter {
      switch $0 {
      case .valgrind: options.valgrind != nil
      case .strace: options.strace != nil
      case .backlot, .stackless: options.descriptorShim != nil || options.command != nil
      default: true
      }
    }
    scratch = try Scratch()
    do {
      try prepare()
    } catch {
      scratch.remove()
      throw error
    }
  }

  /// Ours gets an empty book each time: what it has no room for is quicker told.
  func start(of contestant: Contestant, for row: Row) throws -> Start {
    if Row.reports.contains(row.title) {
      return Start(environment: Environment.bare, tool: command(contestant))
    }
    let settings = settings[contestant] ?? [:]
    if !settings.isEmpty { try makeBook() }
    return Start(
      environment: row.isCommand
        ? Environment.bare : Environment.bare.merging(settings) { $1 },
      options: row.isCommand ? settings.flatMap { ["-e", "\($0.key)=\($0.value)"] } : [],
      tool: tool(contestant), files: scratch.path)
  }

  func remove() { scratch.remove() }

  private func tool(_ contestant: Contestant) -> [String] {
    switch contestant {
    case .valgrind:
      [options.valgrind ?? "", "--track-fds=yes", "--log-file=/dev/null"]
    case .strace:
      [options.strace ?? "", "-f", "-k", "-e", "trace=desc", "-o", "/dev/null"]
    default: []
    }
  }

  private func command(_ contestant: Contestant) -> [String] {
    [options.command ?? "", "run", "--fds"]
      + (contestant == .stackless ? ["--fds-no-stacks", "--"] : ["--"])
  }

  // MARK: - Files

  private mutating func prepare() throws {
    for contestant in contestants where contestant == .backlot || contestant == .stackless {
      settings[contestant] = try variables(contestant)
    }
    try makeSite()
    try makeRepository()
  }

  /// As the command gives them to a program, or by hand; the book is one that nobody reads.
  private func variables(_ contestant: Contestant) throws -> [String: String] {
    var variables = [
      "LD_PRELOAD": options.descriptorShim ?? "", "BACKLOT_FDS": "all",
      "BACKLOT_FDS_STACKLESS": contestant == .stackless ? "1" : "0",
    ]
    if options.descriptorShim == nil {
      let bare = Environment.bare
      variables = try Environment.printed(by: command(contestant) + ["/usr/bin/env", "-0"])
        .filter { bare[$0.key] != $0.value }
    }
    variables["BACKLOT_FDS_BOOK"] = scratch.path + "/book"
    return variables
  }

  /// As `fd_book.h` has it: magic and version, and the ring's size. The room is there, and nothing
  /// is written to it.
  private func makeBook() throws {
    let (head, ring) = (65536, 1 << 23)
    var book = Data("book".utf8)
    withUnsafeBytes(of: UInt32(1)) { book.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(ring)) { book.append(contentsOf: $0) }
    try book.write(to: URL(fileURLWithPath: scratch.path + "/book"), options: .atomic)
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: scratch.path + "/book"))
    guard posix_fallocate(file.fileDescriptor, 0, off_t(head + ring)) == 0 else {
      throw BenchError("no room for a book of 8 MiB in \(scratch.path)")
    }
    try file.close()
  }

  /// One process, which opens its page anew for each request.
  private func makeSite() throws {
    guard let nginx = options.nginx else { return }
    let files = scratch.path
    let rooms = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(files)/\($0);" }.joined(separator: " ")
    try """
    daemon off; master_process off; pid \(files)/pid;
    events {}
    http {
      access_log off; \(rooms)
      server { listen unix:\(files)/socket; root \(files); }
    }
    """.write(toFile: files + "/nginx.conf", atomically: false, encoding: .utf8)
    try String(repeating: "x", count: 1024).write(
      toFile: files + "/page", atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: files + "/nginx", withDestinationPath: nginx)
  }

  /// A hundred folders of twenty files, committed. They are older than the index: git looks into
  /// those that are as old as that.
  private func makeRepository() throws {
    let repository = try scratch.subdirectory("repository")
    let script = """
      cd "$1"
      git init --quiet
      for folder in $(seq 100); do
        mkdir "$folder"
        for file in $(seq 20); do echo "$folder $file" >"$folder/$file"; done
      done
      find . -path ./.git -prune -o -type f -exec touch -d 2020-01-01 {} +
      git add .
      git -c user.name=bench -c user.email=bench@localhost commit --quiet -m files
      """
    try Command.output(of: ["/bin/sh", "-ec", script, "sh", repository])
  }
}
