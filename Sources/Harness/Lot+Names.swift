// SPDX-License-Identifier: Apache-2.0

extension Lot {
  /// Users, groups, hosts and the like, as a test has them.
  public typealias Names = BacklotWorld.Names

  /// What the programs of the lot are told of users, groups, hosts and the like.
  public var names: Names { book.names }

  /// Says it anew, also to programs that are running: their next look finds the new entries. Each
  /// kind changes in one moment, from the old entries to the new ones.
  ///
  /// A running program goes on to ask the files that it was started with. So it does not learn of a
  /// kind that nothing was said of by then, nor of other ``Names/files``, nor of another hostname.
  ///
  /// - Parameter names: All that is to be known from now on.
  /// - Throws: ``LotError`` of the kind `usage` when an entry cannot be written to such a file; then
  ///   nothing has changed. Of other kinds when the disk is full, or the like.
  public func setNames(_ names: Names) throws {
    try book.set(names)
  }
}
