// SPDX-License-Identifier: Apache-2.0
internal import RegionSampler
internal import Regions

/// The profile that this process takes of itself.
///
/// Each thread is interrupted by its own CPU time; a sample has the thread's stack and the regions
/// it is in at that moment.
///
/// The file can be read at any time. A program that ends by a signal, by `_exit`, by a crash or by
/// exec leaves what it had until then, but for the last fifth of a second or less.
public enum Profiler {
  /// Starts a profile of all threads, those that come later included.
  ///
  /// - Parameters:
  ///   - path: a file that `backlot perf report` and `perf report` read; one that is there is
  ///     replaced.
  ///   - frequency: samples a second of CPU time, in each thread.
  ///   - measures: what is kept of each call of a region. What was kept is forgotten.
  /// - Throws: `ProfilerError`, also if a profile is being taken.
  public static func start(
    writingTo path: String, frequency: Int = 1000, measuring measures: Measures = .wallTime
  ) throws(ProfilerError) {
    let result = path.withCString { path in
      var wish = region_sampler_wish()
      wish.path = path
      wish.frequency = UInt32(clamping: frequency)
      wish.measures = measures.rawValue
      return region_sampler_start(&wish)
    }
    try ProfilerError.check(result)
  }

  /// Ends the profile; its file is whole when this returns.
  ///
  /// - Throws: `ProfilerError`, also if no profile is being taken.
  public static func stop() throws(ProfilerError) {
    try ProfilerError.check(region_sampler_stop())
  }

  /// Takes a profile while `body` runs, of all threads.
  ///
  /// - Parameters: as for `start`.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws, otherwise a `ProfilerError`.
  public static func record<Value>(
    to path: String, frequency: Int = 1000, measuring measures: Measures = .wallTime,
    _ body: () throws -> Value
  ) throws -> Value {
    try start(writingTo: path, frequency: frequency, measuring: measures)
    let result = Result(catching: body)
    return try finish(result)
  }

  /// Takes a profile while `body` runs, of all threads.
  ///
  /// - Parameters: as for `start`.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws, otherwise a `ProfilerError`.
  public static func record<Value>(
    to path: String, frequency: Int = 1000, measuring measures: Measures = .wallTime,
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async throws -> Value {
    try start(writingTo: path, frequency: frequency, measuring: measures)
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    return try finish(result)
  }

  /// What `body` did counts more than how the profile ended.
  private static func finish<Value>(_ result: Result<Value, any Error>) throws -> Value {
    let ended = Result { try stop() }
    let value = try result.get()
    try ended.get()
    return value
  }

  /// Keeps what the calls of regions take from now on, without samples and without a file; what was
  /// kept is forgotten.
  ///
  /// - Parameter measures: `[]` ends it.
  public static func measure(_ measures: Measures) { region_measure(measures.rawValue) }

  /// What the calls of all regions took since they are measured.
  public static func statistics() -> Statistics { .read() }
}

extension Region {
  /// What the calls of this region took since they are measured; `nil` if there was none.
  public var statistics: Statistics.Entry? { Profiler.statistics()[self] }
}
