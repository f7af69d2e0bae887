// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Which user a program runs as.
enum Account {
  static let isRoot = geteuid() == 0

  static var own: String { NSUserName() }

  /// The command that runs `words` as `user` where this is root; where it isn't, they run as who
  /// runs the tests.
  static func command(_ words: [String], as user: String?) -> [String] {
    guard isRoot, let user else { return words }
    return ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"] + words
  }

  /// Gives a file or folder to `user` where this is root.
  static func give(_ path: String, to user: String) throws {
    guard isRoot else { return }
    try FileManager.default.setAttributes([.ownerAccountName: user], ofItemAtPath: path)
  }
}
