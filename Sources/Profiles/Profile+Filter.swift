// SPDX-License-Identifier: Apache-2.0

extension Profile {
  /// This profile with some of its samples; what they name is kept whole. What was measured of regions
  /// is kept where all of it is about the part that is wanted.
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
    some.account.regions = account.regions.filter { measured in
      let places = regions.indices.filter { regions[$0].last == measured.name }
      return thread == nil
        && (region == nil || !places.isEmpty && places.allSatisfy { isRegion[$0] })
    }
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
