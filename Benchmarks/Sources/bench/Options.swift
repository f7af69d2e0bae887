// SPDX-License-Identifier: Apache-2.0

/// What the command line says: `--name VALUE` pairs.
struct Options {
  static let usage = """
    usage: bench --workloads FOLDER
                 [--backlot PROGRAM | --shim LIBRARY | --name-shim LIBRARY | --fd-shim LIBRARY]
                 [--wrapper LIBRARY] [--name-wrapper LIBRARY]
                 [--valgrind PROGRAM] [--strace PROGRAM] [--nginx PROGRAM]
                 [--rounds COUNT] [--seconds LIMIT] [--only TEXT]
    """

  var workloads = ""
  var command: String?
  var shim: String?
  var nameShim: String?
  var descriptorShim: String?
  var wrapper: String?
  var nameWrapper: String?
  var valgrind: String?
  var strace: String?
  var nginx: String?
  var rounds = 9
  /// No round of a table begins that would probably end later than this. `nil`: each table has its
  /// own limit.
  var seconds: Double?
  /// Only rows whose title contains this.
  var only = ""

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchError(Self.usage) }
      switch name {
      case "--workloads": workloads = value
      case "--backlot": command = value
      case "--shim": shim = value
      case "--name-shim": nameShim = value
      case "--fd-shim": descriptorShim = value
      case "--wrapper": wrapper = value
      case "--name-wrapper": nameWrapper = value
      case "--valgrind": valgrind = value
      case "--strace": strace = value
      case "--nginx": nginx = value
      case "--rounds": rounds = try Self.positive(value)
      case "--seconds": seconds = Double(try Self.positive(value))
      case "--only": only = value
      default: throw BenchError(Self.usage)
      }
    }
  }

  /// Whether one table is asked for, by its shim, and it is not this one.
  func isAboutOther(than shim: String?) -> Bool {
    shim == nil && (self.shim ?? nameShim ?? descriptorShim) != nil
  }

  func choose(from rows: [Row]) -> [Row] {
    rows.filter { only.isEmpty || $0.title.contains(only) }
  }

  private static func positive(_ text: String) throws -> Int {
    guard let value = Int(text), value > 0 else { throw BenchError("\(text): not a count") }
    return value
  }
}
