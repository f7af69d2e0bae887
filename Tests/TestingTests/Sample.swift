// SPDX-License-Identifier: Apache-2.0
import BacklotTesting

/// Lists of tests that are not run. No test library may be seen here: it has a Test, too.
enum Sample {
  @TestsBuilder static var tests: some Tests {
    Test("a") {}
    Group("g", .tags("outer")) {
      Test("b") {}
      Group("h", .tags("inner")) {
        Test("c") {}
        Test("d") {}
      }
    }
    Group("s", .sharedProcess) {
      Test("e") {}
      Test("f") {}
      Test("x", .ends(by: .crash)) {}
    }
    Test("t", for: [1, 2]) { _ in }
  }

  @TestsBuilder static var doubles: some Tests {
    Group("g") {
      Test("a") {}
      Test("a") {}
    }
  }

  @TestsBuilder static var one: some Tests { Test("one", .tags("t")) {} }
  @TestsBuilder static var todo: some Tests { Test("one", .todo("later")) {} }
  @TestsBuilder static var expected: some Tests { Test("one", .expectedFailure("ticket")) {} }
  @TestsBuilder static var aborts: some Tests { Test("one", .ends(by: .signal(6))) {} }
  @TestsBuilder static var crashes: some Tests { Test("one", .ends(by: .crash)) {} }
}
