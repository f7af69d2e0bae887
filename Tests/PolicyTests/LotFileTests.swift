// SPDX-License-Identifier: Apache-2.0
import Foundation
import LotFile
import SocketPolicy
import Testing

@Suite("The file of a lot")
final class LotFileTests {
  private let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "lot-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func opened() throws -> OpaquePointer {
    var lot: OpaquePointer?
    try #require(lot_open(folder, &lot) == 0)
    return try #require(lot)
  }

  private func addresses(_ texts: String...) -> [ip] {
    texts.map { text in
      var address = ip()
      #expect(ip_parse(text, &address))
      return address
    }
  }

  @Test("is made once")
  func creation() throws {
    #expect(lot_create(folder) == 0)
    #expect(lot_create(folder) == EEXIST)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/world")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["world"])
    lot_close(try opened())
  }

  @Test("cannot be opened where there is none, or something else")
  func opening() throws {
    var lot: OpaquePointer?
    #expect(lot_open(folder, &lot) == ENOENT)
    try "not a lot".write(toFile: folder + "/world", atomically: true, encoding: .utf8)
    #expect(lot_open(folder, &lot) == EPROTO)
    try Data(count: 40 << 20).write(to: URL(filePath: folder + "/world"))
    #expect(lot_open(folder, &lot) == EPROTO)
  }

  @Test("gives every lot a seal of its own")
  func seals() throws {
    #expect(lot_create(folder) == 0)
    let first = try opened()
    let seal = lot_seal(first).pointee
    lot_close(first)
    try FileManager.default.removeItem(atPath: folder + "/world")
    #expect(lot_create(folder) == 0)
    let second = try opened()
    #expect(lot_seal(second).pointee.lot != seal.lot)
    #expect(lot_seal(second).pointee.key != seal.key)
    lot_close(second)
  }

  @Test("numbers hosts by their addresses, the same in every process")
  func hosts() throws {
    #expect(lot_create(folder) == 0)
    let lot = try opened()
    let again = try opened()
    let (one, two) = (addresses("10.0.0.1"), addresses("10.0.0.2", "2001:db8::2"))
    #expect(lot_host(lot, one, 0) == Int32(LOT_NAMELESS))
    let first = lot_host(lot, one, 1)
    let second = lot_host(lot, two, 2)
    #expect(first > 0 && second > 0 && first != second)
    #expect(lot_host(again, one, 1) == first)
    #expect(lot_host(again, two, 2) == second)
    var found = [ip](repeating: ip(), count: Int(LOT_HOST_ADDRESSES))
    #expect(lot_host_addresses(again, second, &found) == 2)
    #expect(ip_equal(found[1], two[1]))
    lot_close(lot)
    lot_close(again)
  }

  @Test("says when a host has too many addresses, or the lot too many hosts")
  func limits() throws {
    #expect(lot_create(folder) == 0)
    let lot = try opened()
    let many = (0...UInt8(LOT_HOST_ADDRESSES)).map { addresses("10.0.1.\($0)")[0] }
    #expect(lot_host(lot, many, Int(LOT_HOST_ADDRESSES)) > 0)
    #expect(lot_host(lot, many, many.count) == -EINVAL)
    var last: Int32 = 1
    for number in 0..<65536 where last > 0 {
      last = lot_host(lot, addresses("10.1.\(number >> 8).\(number & 255)"), 1)
    }
    #expect(last == -ENOSPC)
    lot_close(lot)
  }
}
