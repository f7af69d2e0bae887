// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// git's own daemon, which hands each connection to another program as its standard streams.
  @Suite struct Git {
    @Test func `Three commits are cloned, and a fourth is pushed`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        try await git(stage, "init", "-q", "-b", "main", "work")
        for number in 1...3 { try await commit(stage, number) }
        try await git(stage, "clone", "-q", "--bare", "work", "repository.git")
        try await stage.serve(
          "git",
          [
            "daemon", "--reuseaddr", "--listen=10.0.0.1", "--base-path=\(folder.path)",
            "--export-all", "--enable=receive-pack",
          ], at: "10.0.0.1:9418")

        try await git(stage, "clone", "-q", "git://10.0.0.1/repository.git", "clone")
        #expect(try folder.data("clone/file3") == folder.data("work/file3"))
        #expect(try await git(stage, "-C", "clone", "rev-list", "--count", "HEAD") == "3")

        try await commit(stage, 4)
        try await git(stage, "-C", "work", "push", "-q", "git://10.0.0.1/repository.git", "main")
        #expect(try await git(stage, "-C", "repository.git", "rev-list", "--count", "main") == "4")
      }
    }

    private func commit(_ stage: Stage, _ number: Int) async throws {
      try stage.folder.fill("work/file\(number)", bytes: 300_000)
      try await git(stage, "-C", "work", "add", ".")
      try await git(stage, "-C", "work", "commit", "-q", "-m", "\(number)")
    }

    @discardableResult
    private func git(_ stage: Stage, _ arguments: String...) async throws -> String {
      let environment = [
        "HOME": stage.folder.path, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@lot",
        "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@lot",
      ]
      return try await stage.say("git", arguments, environment: environment)
    }
  }
}
