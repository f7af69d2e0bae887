// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks
internal import Glibc

/// The format of a function such as `printf`, and all that follows it, as the text that comes of them.
///
/// ```swift
/// let syslog = try CFunction<(Int32, CFormatted) -> Void>("syslog")
/// syslog.expect(.equal(LOG_ERR), "disk full: /var")
/// ```
public struct CFormatted: Sendable, Hashable, CustomStringConvertible {
  /// The format itself; empty where C has passed NULL.
  public let format: String
  /// What comes of it.
  public let text: String

  /// A text, to pass to the function itself.
  public init(_ text: String) {
    format = text.replacing("%", with: "%%")
    self.text = text
  }

  private init(format: String, text: String) {
    self.format = format
    self.text = text
  }

  /// The text, in quotation marks.
  public var description: String { text.debugDescription }
}

extension CFormatted: CParameter {
  /// Reads the format, and formats what follows it.
  public static func take(from call: inout CallReader) -> Self {
    guard let start = UnsafePointer<CChar>?.take(from: &call) else {
      return Self(format: "", text: "")
    }
    let length = call.rest.withList { vsnprintf(nil, 0, start, $0) }
    guard length >= 0 else { return Self(format: String(cString: start), text: "") }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(length) + 1) { room in
      _ = call.rest.withList { vsnprintf(room.baseAddress, room.count, start, $0) }
      return String(cString: room.baseAddress!)
    }
    return Self(format: String(cString: start), text: text)
  }

  /// Passes the text as a format, which lives as long as the process.
  public func pass(to call: inout CallWriter) {
    UnsafePointer(strdup(format)).pass(to: &call)
  }
}

extension CFormatted: MatchableByString {
  /// A call of which this text comes.
  public static func match(literal: String) -> Match<Self> { .text(.equal(literal)) }
}

extension Match where Value == CFormatted {
  /// A call for whose text this match holds.
  public static func text(_ content: Match<String>) -> Match {
    Match(content.description) { content.accepts($0.text) }
  }
}
