// SPDX-License-Identifier: Apache-2.0
internal import RegionSampler

/// Why there is no profile.
public struct ProfilerError: Error, Hashable, CustomStringConvertible {
  /// A sentence, with what to do.
  public let description: String

  /// A code of `errno`.
  public let code: Int32
}

extension ProfilerError {
  /// - Parameter result: what a function of the sampler returned: 0 or a negative `errno`.
  static func check(_ result: Int32) throws(ProfilerError) {
    guard result < 0 else { return }
    let problem = region_sampler_problem().map { String(cString: $0) } ?? ""
    throw ProfilerError(
      description: problem.isEmpty ? "The profiler fails with error \(-result)." : problem,
      code: -result)
  }
}
