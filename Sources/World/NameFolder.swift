// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import ShimWire

/// Where the files of names lie that are written for the programs of a lot. Made when it is needed.
package struct NameFolder: Sendable {
  /// How a file is called that is written.
  package enum Naming: Sendable {
    /// By its content too: one that is there already serves.
    case byContent
    /// As it is, and always so: to be rewritten while programs look.
    case steady
  }

  private let parent: String
  private let path: String

  /// - Parameters:
  ///   - directory: The directory of the lot.
  ///   - name: Which of its folders, as several may want one for themselves.
  package init(in directory: String, name: String = "names") {
    parent = directory
    path = "\(directory)/\(name)"
  }

  /// Has everything ready that is asked about each kind.
  ///
  /// - Parameters:
  ///   - names: What is given.
  ///   - addresses: Those of the program's host.
  package func rules(
    for names: Names, _ addresses: Hosts, _ naming: Naming
  ) throws(LotError) -> NameRules {
    try names.requireDistinct()
    var files: [Names.Kind: [String]] = [:]
    for kind in Names.Kind.allCases {
      let paths = try paths(of: names.sources(of: kind, for: addresses), kind, naming)
      if !paths.isEmpty { files[kind] = paths }
    }
    return NameRules(
      files: files, hostname: try names.hostname.map(NameWord.hostname), allowsDNS: names.allowsDNS)
  }

  private func paths(
    of sources: [NameSource], _ kind: Names.Kind, _ naming: Naming
  ) throws(LotError) -> [String] {
    var paths: [String] = []
    for source in sources {
      switch source {
      case .lines(let lines, let name): paths.append(try write(lines, as: name, kind, naming))
      case .ownLines(let lines, let name):
        paths.append(try write(lines, as: name, kind, .byContent))
      case .file(let path): paths.append(try listable(NameFile(path, of: kind).path))
      case .machinesFile(let path): if access(path, R_OK) == 0 { paths.append(path) }
      }
    }
    guard paths.count <= BACKLOT_MOST_FILES else {
      throw LotError(.usage, "there are too many \(kind.rawValue) files; name six at most")
    }
    return paths
  }

  /// Writes anew what ``rules(for:_:_:)`` has written under steady names. What nothing is said of
  /// any more becomes empty.
  package func rewrite(_ names: Names) throws(LotError) {
    try names.requireDistinct()
    _ = try names.hostname.map(NameWord.hostname)
    var contents: [(kind: Names.Kind, name: String, lines: [String])] = []
    // From the last to the first: a user appears when the group and the password are there.
    for kind in Names.Kind.allCases.reversed() {
      contents += try names.contents(of: kind).map { (kind, $0.name, $0.lines) }
    }
    for (kind, name, lines) in contents where access("\(path)/\(name)", F_OK) == 0 {
      _ = try write(lines, as: name, kind, .steady)
    }
  }

  /// Writes lines to a file and returns its path. Who reads it sees the old lines or the new ones.
  private func write(
    _ lines: [String], as name: String, _ kind: Names.Kind, _ naming: Naming
  ) throws(LotError) -> String {
    let text = lines.map { "\($0)\n" }.joined()
    let file = "\(path)/\(name)" + (naming == .byContent ? "-\(Self.digest(text))" : "")
    try requireNoColon(file)
    try make()
    if ProcessTable.bytes(of: file) == Array(text.utf8), access(file, F_OK) == 0 { return file }
    try replace(file, with: text, mode: kind == .shadow ? 0o600 : 0o644)
    return file
  }

  /// A list has its colons between the paths: a link stands in for a path that has one itself.
  private func listable(_ file: String) throws(LotError) -> String {
    guard file.contains(":") else { return file }
    let link = "\(path)/link-\(Self.digest(file))"
    try requireNoColon(link)
    try make()
    guard symlink(file, link) == 0 || errno == EEXIST else { throw trouble(writing: link, errno) }
    return link
  }

  private func requireNoColon(_ file: String) throws(LotError) {
    guard file.contains(":") else { return }
    throw LotError(
      .usage, "\(parent) has a colon in its name, which stands between paths; put the lot elsewhere"
    )
  }

  /// Programs that change their user are to find the names too. Only root's can, so for all others
  /// the directory stays closed; what else is in it keeps its own permissions.
  private func make() throws(LotError) {
    try requireOwnParent()
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw trouble(writing: path, errno) }
    // Not through a link, which may lead anywhere.
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    defer { close(folder) }
    var status = stat()
    guard folder >= 0, fstat(folder, &status) == 0, status.st_uid == geteuid() else {
      throw LotError(.denied, "\(path) is not a directory of yours; use a lot of your own")
    }
    guard fchmod(folder, 0o755) == 0, geteuid() == 0 else { return }
    guard stat(parent, &status) == 0, status.st_mode & 0o011 != 0o011 else { return }
    chmod(parent, status.st_mode & 0o7777 | 0o011)
  }

  /// Who may rename what is in the lot's directory could put other names there, such as a user whose
  /// number is 0.
  private func requireOwnParent() throws(LotError) {
    var status = stat()
    guard stat(parent, &status) == 0 else { throw trouble(writing: path, errno) }
    guard status.st_uid == geteuid() else {
      throw LotError(
        .denied,
        "\(parent) belongs to another user, who could change the names; use a lot of your own")
    }
    guard status.st_mode & (S_IWOTH | S_ISVTX) != S_IWOTH else {
      throw LotError(
        .denied,
        "anybody may write to \(parent), and change the names; forbid it with 'chmod o-w \(parent)'"
      )
    }
  }

  private func replace(_ file: String, with text: String, mode: mode_t) throws(LotError) {
    let draft = "\(file).\(String(UInt64.random(in: 0 ... .max), radix: 16))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw trouble(writing: file, errno) }
    defer { close(descriptor) }
    guard Self.put(Array(text.utf8), to: descriptor), fchmod(descriptor, mode) == 0,
      rename(draft, file) == 0
    else {
      let error = errno
      unlink(draft)
      throw trouble(writing: file, error)
    }
  }

  private static func put(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func trouble(writing file: String, _ error: Int32) -> LotError {
    LotError(
      error == EACCES || error == EPERM || error == EROFS ? .denied : .cannotCreate,
      "cannot write \(file): \(LotError.text(error)); make room, or name another lot")
  }

  /// FNV-1a, of 64 bits.
  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
