// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A file that a program wrote about itself, as perf reads it.
struct RecordedProfile {
  struct NotReadable: Error { var why: String }

  /// Where a sample was taken.
  struct Place: Hashable {
    /// `cpu-clock` outside of all regions, `cpu-clock:outer/inner` inside.
    var event: String
    /// The function that ran.
    var function: String
  }

  /// The functions of each sample, from the innermost.
  private(set) var stacks: [(event: String, functions: [String])] = []
  /// The profiler's own account.
  let account: [String: Any]

  init(_ path: String) throws {
    let script = try SampledProgram.run(
      ["sh", "-c", "perf script -f -i \"$0\" -F event,ip,sym 2> \"$0.errors\"", path])
    guard script.status == 0 else { throw NotReadable(why: script.said) }
    for line in script.said.split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.count == 1, words[0].hasPrefix("cpu-clock") {
        stacks.append((String(words[0].dropLast()), []))
      } else if let word = words.dropFirst().first {
        stacks[stacks.count - 1].functions.append(String(word))
      }
    }
    account = try Self.account(of: path)
  }

  /// How many samples there are at each place.
  var places: [Place: Int] {
    var counts: [Place: Int] = [:]
    for stack in stacks {
      counts[Place(event: stack.event, function: stack.functions.first ?? ""), default: 0] += 1
    }
    return counts
  }

  func count(_ name: String) -> Int {
    ((account["samples"] as? [String: Any])?[name] as? NSNumber)?.intValue ?? -1
  }

  var notes: [String] { account["notes"] as? [String] ?? [] }

  /// It stands in a section that perf passes over.
  private static func account(of path: String) throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    let mark = Data("{\"version\":".utf8)
    // What was told while it ran comes before.
    guard let start = bytes.range(of: mark, options: .backwards)?.lowerBound else {
      throw NotReadable(why: "\(path) has no account")
    }
    var depth = 0
    var isString = false
    var isEscaped = false
    let rest = bytes[start...]
    for (index, byte) in zip(rest.indices, rest) {
      defer { isEscaped = !isEscaped && byte == UInt8(ascii: "\\") }
      if byte == UInt8(ascii: "\""), !isEscaped { isString.toggle() }
      if isString { continue }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 {
        let object = try JSONSerialization.jsonObject(with: bytes[start...index])
        return object as? [String: Any] ?? [:]
      }
    }
    throw NotReadable(why: "the account of \(path) has no end")
  }
}
