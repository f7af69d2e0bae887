// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import LotFile
internal import SocketPolicy

/// A lot's file, mapped: its hosts and who is bound where.
package struct MappedLot: ~Copyable {
  let lot: OpaquePointer

  package init(_ directory: String) throws(LotError) {
    var lot: OpaquePointer?
    let error = lot_open(directory, &lot)
    guard error == 0, let lot else { throw Self.trouble(opening: directory, error) }
    self.lot = lot
  }

  deinit { lot_close(lot) }

  /// The number of the host that has these addresses, made when there is none yet.
  @discardableResult
  package func host(_ hosts: Hosts) throws(LotError) -> Int32 {
    let number = lot_host(lot, hosts.addresses, hosts.addresses.count)
    switch -number {
    case ..<1: return number
    case EINVAL:
      throw LotError(
        .usage, "a host has at most \(LOT_HOST_ADDRESSES) addresses; name fewer")
    case ENOSPC: throw LotError(.cannotCreate, "the lot is full of hosts; start a new lot")
    case let error:
      throw LotError(.system, "cannot add a host to the lot: \(LotError.text(error))")
    }
  }

  /// Whether somebody hears what is sent to a place.
  package func hears(_ place: Place, over transport: Transport, from host: Int32) -> Bool {
    lot_hears(lot, transport.name, place.place, host)
  }

  private static func trouble(opening directory: String, _ error: Int32) -> LotError {
    switch error {
    case ENOTDIR:
      LotError(.noLot, "\(directory) is not a directory; name the directory of a lot")
    case ENOENT:
      LotError(
        .noLot, "there is no lot at \(directory); make one with 'backlot env --lot \(directory)'")
    case EPROTO, ELOOP, EISDIR:
      LotError(
        .noLot,
        "\(directory)/\(LOT_FILE_NAME) is not a lot of this version of Backlot; name another lot")
    case EACCES, EPERM:
      LotError(
        .denied, "the lot at \(directory) is not yours; ask its owner, or name a lot of your own")
    case EROFS:
      LotError(.denied, "the lot at \(directory) is on a read-only file system; move it")
    default:
      LotError(.system, "cannot open the lot at \(directory): \(LotError.text(error))")
    }
  }
}

extension Transport {
  var name: name_protocol { self == .tcp ? NAME_TCP : NAME_UDP }
}
