// SPDX-License-Identifier: Apache-2.0
public import BacklotSymbols

extension Profile {
  /// Reads a file that `backlot perf`, a program with regions, or `perf record` has written, and
  /// finds names for its addresses.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - symbols: What looks names up, and keeps the files open.
  /// - Throws: `ProfileError`, when there is no such file, it is damaged, or of a kind that is not
  ///   read: compressed, piped, or of another byte order. What has no name is no error; the account
  ///   notes why.
  public init(contentsOf path: String, symbols: Symbols = .shared) throws(ProfileError) {
    try self.init(contentsOf: path, symbols: symbols, kernel: KernelCode.running)
  }

  /// - Parameter kernel: What the kernel that runs now has where, as `/proc/kallsyms` lists it.
  init(
    contentsOf path: String, symbols: Symbols, kernel list: @escaping () -> [UInt8]
  ) throws(ProfileError) {
    let file = try PerfDataFile(path)
    let recording = try PerfDataRecording(file)
    let account = Account(file, recording)
    let labels = file.events.map {
      EventLabel(recording.named($0), base: account.how == nil ? nil : account.event)
    }
    let identity = recording.kernelLandmark.map(KernelCode.Identity.landmark)
    let kernel = KernelCode(identity ?? .time(file.modified), list: list)
    let symboliser = Symboliser(
      symbols, kernel, buildIDs: file.buildIDs, recorded: file.modified)
    var builder = ProfileBuilder(recording, labels, symboliser)
    let troubles: [String]
    (self, troubles) = try builder.build(path)
    command = file.command
    self.account = account
    self.account.notes += [kernel.trouble].compactMap(\.self) + troubles
  }
}

extension PerfDataRecording {
  /// What tells one run of one kernel from another.
  var kernelLandmark: KernelCode.Landmark? {
    for change in changes {
      guard case .map(-1, let file, _, _, let address) = change.kind,
        let end = file.path.firstIndex(of: "]")
      else { continue }
      return (String(file.path[file.path.index(after: end)...]), address)
    }
    return nil
  }
}
