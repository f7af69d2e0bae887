// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// What the descriptor library must not do to the program that it is loaded into.
@Suite("The descriptor library", .serialized, .timeLimit(.minutes(20)))
struct DescriptorStormTests {
  @Test("answers with EFAULT where the kernel does")
  func nowhere() throws {
    try DescriptorStormProgram.with("descriptor_efault") { program in
      let alone = try program.alone()
      #expect(alone.said.contains("accept(waiting_listener(), where, nowhere): EFAULT\n"))
      #expect(try program.watched().said == alone.said)
    }
  }

  @Test("finds nothing wrong in threads that open, close and start programs as fast as can be")
  func storm() throws {
    try DescriptorStormProgram.with("descriptor_storm") { program in
      let outcome = try program.watched(["5"])
      #expect(outcome.said.contains(/^[1-9][0-9]+ rounds\nstatus 0\n$/), "\(outcome.said)")
      #expect(outcome.findings.isEmpty, "\(outcome.errors)")
    }
  }

  /// Ways to end, and whether there is time to tell.
  private static let ways: [(String, Bool)] = [
    ("simply", true), ("exit-in-thread", true), ("end-in-thread", true),
    ("quick-exit-in-thread", true), ("abort-in-thread", true), ("end-of-the-first-thread", true),
    ("end-in-handler", true), ("end-in-handler-over-malloc", true), ("killed", false),
    ("without-streams", false), ("overwritten", true), ("go-on-with-nothing", false),
    ("no-numbers", false), ("little-memory", true), ("no-files", false), ("sweep-all", true),
    ("many-children", true), ("forged", true),
  ]

  @Test("lets a program end as it would, and tells what there is to tell", arguments: ways)
  func ends(way: String, tells: Bool) throws {
    try DescriptorStormProgram.with("descriptor_ends") { program in
      let alone = try program.alone([way])
      let watched = try program.watched([way])
      #expect(watched.said == alone.said, "\(watched.errors)")
      #expect(!alone.said.contains("status 99"))
      #expect(watched.errors.contains("double-close") || !tells, "\(watched.errors)")
    }
  }

  private static let permutations: [[ShimLibrary]] = {
    let all: [ShimLibrary] = [.socket, .names, .descriptors]
    return all.indices.flatMap { first in
      let rest = all.indices.filter { $0 != first }
      return [[first] + rest, [first] + rest.reversed()].map { $0.map { all[$0] } }
    }
  }()

  @Test("goes together with the other libraries, whichever comes first", arguments: permutations)
  func orders(libraries: [ShimLibrary]) throws {
    try DescriptorStormProgram.with("descriptor_ends") { program in
      let variables = [
        "SOCKET_WRAPPER_DIR=\(program.folder)", "SOCKET_WRAPPER_DEFAULT_IFACE=21",
        "NSS_WRAPPER_HOSTNAME=storm.example",
      ]
      for environment in [[], variables] {
        let outcome = try program.watched(["simply"], environment, preloading: libraries)
        #expect(outcome.said == "status 6\n", "\(outcome.errors)")
        #expect(outcome.errors.contains("double-close"), "\(outcome.errors)")
      }
    }
  }

  @Test(
    "takes no harm from what its variables say",
    arguments: [
      "BACKLOT_FDS_BOOK=missing", "BACKLOT_FDS_BOOK=.", "BACKLOT_FDS_BOOK=fifo",
      "BACKLOT_FDS_BOOK=/dev/zero", "BACKLOT_FDS_BOOK=/dev/tty", "BACKLOT_FDS_BOOK=small",
      "BACKLOT_FDS_BOOK=zeros", "BACKLOT_FDS_HEIRLOOM=0", "BACKLOT_FDS_HEIRLOOM=2",
      "BACKLOT_FDS_HEIRLOOM=-1", "BACKLOT_FDS_HEIRLOOM=99999999999999", "BACKLOT_FDS_HEIRLOOM=x",
      "BACKLOT_FDS_WATCH=,-1,99999999999999,x", "BACKLOT_FDS_WATCH_PATHS=:*a*a*a*a*b::?",
      "BACKLOT_FDS_LOG=/dev/full", "BACKLOT_FDS_SUPPRESSIONS=missing", "BACKLOT_FDS_STACKLESS=1",
    ])
  func variables(entry: String) throws {
    try DescriptorStormProgram.with("descriptor_ends") { program in
      try write("book", to: program.folder + "/small")
      try write(String(repeating: "\0", count: 70_000), to: program.folder + "/zeros")
      mkfifo(program.folder + "/fifo", 0o600)
      let outcome = try program.watched(["simply"], [entry])
      #expect(outcome.said == "status 6\n", "\(outcome.errors)")
    }
  }
}
