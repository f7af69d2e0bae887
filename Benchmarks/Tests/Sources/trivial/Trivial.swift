// SPDX-License-Identifier: Apache-2.0
import BacklotTesting
import Glibc

/// As many tests as TESTS says, which do nothing; without TESTS a program that ends at once.
@main enum Entry {
  @MainActor static func main() {
    if Trivial.count == 0 { exit(0) }
    Trivial.main()
  }
}

struct Trivial: TestProgram {
  static var count: Int { getenv("TESTS").flatMap { Int(String(cString: $0)) } ?? 0 }

  static var tests: some Tests {
    for number in 1...count { Test("test \(number)") {} }
  }
}
