// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import BacklotDescriptorsTesting
import Foundation
import Testing

@Suite("The trait", .descriptors, .serialized)
struct TraitTests {
  @Test("says whether it can check anything, and lets a test be where it cannot")
  func watching() {
    #expect(Descriptors.isWatching == (dlsym(nil, "backlot_fds_mark") != nil))
  }

  @Test("says what a descriptor is that was left open")
  func name() {
    let fd = open("/dev/null", O_RDONLY | O_CLOEXEC)
    #expect(Descriptors.name(of: fd) == "\(fd) (/dev/null)")
    close(fd)
    #expect(Descriptors.name(of: fd) == "\(fd)")
  }

  @Test("comes with tags, which do no harm where nobody watches")
  func tags() {
    let fd = open("/dev/null", O_RDONLY | O_CLOEXEC)
    Descriptors.tag(fd, as: 7)
    #expect(Descriptors.close(fd, tag: 7) == 0)
    #expect(fcntl(fd, F_GETFD) == -1)
  }
}

/// Apart from the others, as they would wait for one another.
@Suite("The trait, in a process that is watched", .enabled(if: Descriptors.isWatching))
struct WatchedTraitTests {
  /// Runs it as a test would be run that has the trait.
  private func run(_ body: @escaping @Sendable () -> Void) async throws {
    let test = try #require(Test.current)
    try await DescriptorTrait().provideScope(for: test, testCase: nil) { body() }
  }

  @Test("fails a test that leaves a descriptor open, or closes one twice")
  func failures() async throws {
    let fd = open("/dev/null", O_RDONLY | O_CLOEXEC)
    try await withKnownIssue {
      try await run { _ = dup(fd) }
    } matching: {
      "\($0)".contains("left descriptors open")
    }
    close(fd)
    try await withKnownIssue {
      try await run { close(fd) }
    } matching: {
      "\($0)".contains("findings about descriptors")
    }
    try await run { close(dup(0)) }
  }
}
