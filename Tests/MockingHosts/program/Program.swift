// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import BacklotMocking
import Glibc
import Scenarios

/// A program that is its own test.
@main
struct Program {
  static func main() async {
    let word = CommandLine.arguments.dropFirst().first ?? ""
    if word == "late" { return useLate() }
    if let claim = Claim(rawValue: word) { return play(claim) }
    guard let scenario = Scenario(rawValue: word) else { return useOutside() }
    await withMocks { await scenario.play() }
    precondition(getppid() > 0, "getppid() has not been put back")
    print("it went on")
  }

  private static func play(_ claim: Claim) {
    // It has been told of.
    do { try claim.play() } catch is TestEnded {} catch { fatalError("\(error)") }
    print("it went on")
  }
}
