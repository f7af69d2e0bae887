// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Glibc
import Scenarios

/// A program that is its own test.
@main
struct Program {
  static func main() async {
    let word = CommandLine.arguments.dropFirst().first ?? ""
    if word == "late" { return useLate() }
    guard let scenario = Scenario(rawValue: word) else { return useOutside() }
    await withMocks { await scenario.play() }
    precondition(getppid() > 0, "getppid() has not been put back")
    print("it went on")
  }
}
