// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import LotFile

/// The directory of a lot: made, joined, removed.
package struct LotDirectory: Sendable, Hashable {
  /// Absolute, without symbolic links: the kernel's own name for it.
  package let path: String

  /// Whether this call made the directory.
  package let isNew: Bool

  /// A lot of its own in `$TMPDIR` or `/tmp`, for this user alone.
  package static func temporary() throws(LotError) -> LotDirectory {
    try furnished(folder("a lot"), isNew: true)
  }

  /// Such a directory without a lot in it.
  package static func bare() throws(LotError) -> LotDirectory {
    LotDirectory(path: resolved(try folder("a folder for names")), isNew: true)
  }

  private static func folder(_ what: String) throws(LotError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let place = parent.isEmpty ? "/tmp" : parent
    var template = Array("\(place)/backlot.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw cannotMake("\(what) in \(place)", errno, remedy: "set TMPDIR to a directory that can")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The lot at `path`; made when nothing is there, or an empty directory of this user.
  package static func joined(_ path: String) throws(LotError) -> LotDirectory {
    let isNew = mkdir(path, 0o700) == 0
    if !isNew, errno != EEXIST {
      throw cannotMake("a lot at \(path)", errno, remedy: "name a directory that can be made")
    }
    if !isNew, access("\(path)/\(LOT_FILE_NAME)", F_OK) == 0 { return try existing(path) }
    if !isNew { try requireEmpty(path) }
    return try furnished(path, isNew: isNew)
  }

  /// The lot at `path`, which must be there.
  package static func existing(_ path: String) throws(LotError) -> LotDirectory {
    _ = try MappedLot(path)
    return LotDirectory(path: resolved(path), isNew: false)
  }

  /// Removes it if nothing is in it; returns whether so.
  package func removeIfEmpty() -> Bool { rmdir(path) == 0 }

  /// Removes it, and whatever programs left in it.
  package func remove() {
    Self.removeTree(path)
  }

  private static func furnished(_ path: String, isNew: Bool) throws(LotError) -> LotDirectory {
    let error = lot_create(path)
    guard error == 0 || error == EEXIST else {
      if isNew { rmdir(path) }
      throw cannotMake(
        "a lot at \(path)", error, remedy: "make room, or name a directory elsewhere")
    }
    return LotDirectory(path: resolved(path), isNew: isNew)
  }

  private static func requireEmpty(_ path: String) throws(LotError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw LotError(.noLot, "\(path) is not a directory; name another place for the lot")
    }
    guard status.st_uid == geteuid() else {
      throw LotError(.denied, "\(path) is not yours; name a directory of your own for the lot")
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw LotError(.denied, "\(path) cannot be written; name another place for the lot")
    }
    // Somebody else may be making the lot at this moment: its file, and the draft of it.
    guard ProcessTable.names(in: path).allSatisfy({ $0.hasPrefix(LOT_FILE_NAME) }) else {
      throw LotError(
        .noLot, "\(path) is not a lot, and not empty; name a missing or empty directory")
    }
  }

  private static func cannotMake(_ what: String, _ error: Int32, remedy: String) -> LotError {
    let isDenied = error == EACCES || error == EPERM || error == EROFS
    return LotError(
      isDenied ? .denied : .cannotCreate,
      "cannot make \(what): \(LotError.text(error)); \(remedy)")
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func removeTree(_ path: String) {
    for name in ProcessTable.names(in: path) {
      let entry = "\(path)/\(name)"
      if unlink(entry) != 0, errno == EISDIR { removeTree(entry) }
    }
    rmdir(path)
  }
}
