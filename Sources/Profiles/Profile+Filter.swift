// SPDX-License-Identifier: Apache-2.0

extension Profile {
  /// This profile with some of its samples; what they name is kept whole.
  ///
  /// - Parameters:
  ///   - region: Only samples with this region around them: `parse`, or a path in one as
  ///     `request/parse`. `nil` is all.
  ///   - thread: Only samples of the threads with this name, or this number. `nil` is all.
  public func filtered(region: String? = nil, thread: String? = nil) -> Profile {
    let isRegion = regions.map { path in region.map { Self.path(path, has: $0) } ?? true }
    let isThread = threads.map { one in
      thread.map { one.name == $0 || String(one.id) == $0 } ?? true
    }
    var some = self
    some.samples = samples.filter { isRegion[$0.region] && isThread[$0.thread] }
    return some
  }

  private static func path(_ path: RegionPath, has part: String) -> Bool {
    let wanted = part.split(separator: "/").map(String.init)
    guard !wanted.isEmpty, wanted.count <= path.count else { return false }
    return (0...path.count - wanted.count).contains {
      path[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
