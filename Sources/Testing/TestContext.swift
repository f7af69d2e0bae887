// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// The surroundings of a test that runs.
public final class TestContext: Sendable {
  private static let running = Guarded<TestContext?>(nil)

  /// Those of the test that runs: one at a time does in a process.
  public static var current: TestContext? { running.withLock { $0 } }

  static func runs(_ context: TestContext?) { running.withLock { $0 = context } }

  /// The test's name, after the names of its groups, with slashes between.
  public let name: String
  let index: UInt32
  let folders: TestFolders

  init(name: String, index: UInt32, folders: TestFolders) {
    self.name = name
    self.index = index
    self.folders = folders
  }

  /// A folder of its own, made when it is first asked for. It is removed when the test has passed;
  /// otherwise, and with `--keep`, it stays, and the report says where.
  public var temporaryDirectory: String {
    let path = folders.temporary + "/\(index)"
    guard test_folder_make(path) else {
      fatalError("no folder can be made at \(path): \(String(cString: strerror(errno)))")
    }
    return path
  }

  /// Keeps a file to be looked at: the report says where it is.
  public func attach(file path: String, named name: String? = nil) {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    TestRecorder.shared?.attach(TestAttachment(name ?? last, path: path))
  }

  /// Writes a text to a file, which is kept.
  ///
  /// - Parameters:
  ///   - text: What is in it.
  ///   - name: What the report calls it.
  public func attach(_ text: String, named name: String) {
    attach(Array(text.utf8), named: name)
  }

  /// Writes bytes to a file, which is kept.
  public func attach(_ bytes: [UInt8], named name: String) {
    let folder = folders.attachments + "/\(index)"
    let path = folder + "/" + FileName.plain(name)
    guard test_folder_make(folder), WholeFile.write(bytes, to: path) else {
      TestRecorder.shared?.problem(
        TestProblem(
          .other,
          "the attachment \(name) cannot be written to \(path): "
            + String(cString: strerror(errno))))
      return
    }
    attach(file: path, named: name)
  }
}

/// Where tests find and leave files.
struct TestFolders: Sendable, Hashable {
  var temporary: String
  var attachments: String
}
