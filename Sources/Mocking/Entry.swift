// SPDX-License-Identifier: Apache-2.0

/// The arguments of a call, of whatever types. They are described when somebody wants to read them,
/// which is seldom; where they do not last, as memory behind a pointer, they are described at once.
@usableFromInline
package class Entry: @unchecked Sendable {
  /// Guarded by the lock of the book.
  private var texts: [String]?

  @usableFromInline package init() {}

  /// The arguments as people read them. Overridden by those who know the types.
  package func describe() -> [String] { [] }

  /// The description that was written down, or a new one.
  final var description: [String] { texts ?? describe() }

  final func writeDown(_ texts: [String]) {
    self.texts = texts
  }
}

/// Arguments of Swift types: a tuple of them, or the only one.
@usableFromInline
package class Arguments<Values>: Entry, @unchecked Sendable {
  @usableFromInline package let values: Values
  @usableFromInline let count: Int

  /// A number of values.
  @inlinable
  package init(_ values: Values, count: Int) {
    self.values = values
    self.count = count
    super.init()
  }

  package override func describe() -> [String] {
    switch count {
    case 0: []
    case 1: [text(of: values)]
    default: Mirror(reflecting: values).children.map { text(of: $0.value) }
    }
  }
}
