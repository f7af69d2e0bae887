// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import Foundation

/// What a test may claim, wrongly or rightly.
public enum Claim: String, CaseIterable, Sendable {
  case claimRight, claimTwice, claimRequired, claimExit, claimInChild

  public func play() throws {
    let names = ["a", "b"]
    switch self {
    case .claimRight:
      expectEqual(names.count, 2)
      try requireEqual(names.count, 2)
      expectExits(with: .status(3), saying: "from the child") {
        FileHandle.standardError.write(Data("from the child\n".utf8))
        print("to nobody")
        exit(3)
      }
    case .claimTwice:
      expectEqual(names.count, 3)  // HERE claimTwice
      expectTrue(names.isEmpty)
    case .claimRequired:
      try requireEqual(names.count, 3)  // HERE claimRequired
      expectUnreached("it goes on")
    case .claimExit:
      expectExits(with: .crash) { exit(0) }  // HERE claimExit
    case .claimInChild:
      expectExits(with: .status(0)) {
        expectEqual(names.count, 3)  // HERE claimInChild
        exit(0)
      }
    }
  }
}
