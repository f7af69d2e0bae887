// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What `perf script -F tid,event,ip,sym` prints.
struct Samples {
  struct Sample {
    var thread: Int
    var event: String
    /// Innermost first.
    var functions: [String]
  }

  let all: [Sample]

  init(_ text: String) {
    all = text.components(separatedBy: "\n\n").compactMap(Self.sample)
  }

  private static func sample(_ text: String) -> Sample? {
    let lines = text.split(separator: "\n")
    guard let head = lines.first?.split(separator: " "), head.count >= 2,
      let thread = Int(head[0])
    else { return nil }
    return Sample(
      thread: thread, event: String(head.dropFirst().joined(separator: " ").dropLast()),
      functions: lines.dropFirst().map {
        $0.split(whereSeparator: \.isWhitespace).dropFirst().joined(separator: " ")
      })
  }

  func count(of function: String) -> Int { all.count { $0.functions.contains(function) } }

  /// Events of the samples that have this function.
  func events(of function: String) -> Set<String> {
    Set(all.filter { $0.functions.contains(function) }.map(\.event))
  }
}

/// The recorder's account of itself, in its file.
struct Account: Decodable {
  struct Samples: Decodable {
    var expected: Double?
    var taken, lost, throttled, cut: Int
  }
  var how, event: String
  var start, end: UInt64
  var cpu: UInt64?
  var samples: Samples
  var notes: [String]

  /// - Parameter text: as `strings` finds it in the file.
  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}
