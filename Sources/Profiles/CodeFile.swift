// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

/// Where the code of a mapped file can be read now, and under which addresses.
struct CodeFile {
  /// `nil`, when it is nowhere.
  let module: Module?
  private let elf: ElfFile?
  /// Why: a sentence.
  let trouble: String?

  /// - Parameters:
  ///   - pid: A process that has it mapped: it may see other files than we do.
  ///   - recorded: When the recording ended: a file without build id that is younger is another.
  init(_ file: MappedFile, pid: Int32, recorded: Int) {
    var hasOther = false
    if file.path == "[vdso]" {
      (elf, module, trouble) = (nil, Module(path: file.path, buildID: file.buildID), nil)
      return
    }
    for path in Self.places(file, pid) {
      guard let elf = ElfFile(path) else { continue }
      if file.buildID.isEmpty ? elf.modified <= recorded : elf.buildID == file.buildID {
        (self.elf, module, trouble) = (elf, Module(path: path, buildID: elf.buildID), nil)
        return
      }
      hasOther = hasOther || path == file.path
    }
    (elf, module, trouble) = (nil, nil, Self.trouble(file.path, hasOther: hasOther))
  }

  /// Where code is as the file itself counts it; `nil` when it is not in the file.
  func address(ofOffset offset: UInt64, distance: UInt64) -> UInt64? {
    guard let elf else { return offset }
    return elf.address(ofOffset: offset, distance: distance)
  }

  private static func trouble(_ path: String, hasOther: Bool) -> String? {
    if hasOther {
      return "\(path) was built anew after it was recorded, so its functions have no names; "
        + "record once more"
    }
    guard path.hasPrefix("/"), !path.hasPrefix("//") else { return nil }
    return access(path, F_OK) == 0
      ? "\(path) is no ELF file that may be read, so its functions have no names"
      : "\(path) is not there any more, so its functions have no names"
  }

  /// Where the file may be, the best place first. What is known by its name alone may be another
  /// file by now, so that the places of lesser worth are looked at by build id.
  private static func places(_ file: MappedFile, _ pid: Int32) -> [String] {
    guard file.path.hasPrefix("/"), !file.path.hasPrefix("//") else { return [] }
    var places = [file.path]
    if pid > 0 { places.append("/proc/\(pid)/root\(file.path)") }
    guard !file.buildID.isEmpty else { return places }
    if file.path.hasSuffix(" (deleted)") {
      places.append(String(file.path.dropLast(10)))
      if pid > 0 { places.append("/proc/\(pid)/exe") }
    }
    return places + kept(file.buildID) + debug(file.buildID)
  }

  /// Where perf keeps copies of what it recorded.
  private static func kept(_ buildID: [UInt8]) -> [String] {
    guard buildID.count > 2, let home = getenv("HOME") else { return [] }
    let folder = "\(String(cString: home))/.debug/.build-id/\(split(buildID))"
    return ["\(folder)/elf", folder]
  }

  private static func debug(_ buildID: [UInt8]) -> [String] {
    buildID.count > 2 ? ["/usr/lib/debug/.build-id/\(split(buildID)).debug"] : []
  }

  /// `ab/cdef…`
  private static func split(_ buildID: [UInt8]) -> String {
    buildID[..<1].hexadecimal + "/" + buildID[1...].hexadecimal
  }
}

extension Sequence<UInt8> {
  /// Two digits a byte.
  var hexadecimal: String {
    reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
  }
}
