// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import SocketPolicy

/// An address and a port, as people write them: `10.0.0.1:80`, `[::1]:80`.
package struct Place: CustomStringConvertible {
  let place: place

  init(_ place: place) {
    self.place = place
  }

  package init(_ text: String) throws(LotError) {
    let (address, rest) = Self.split(text)
    guard let ip = ip(address), let port = UInt16(rest), port > 0 else {
      throw LotError(
        .usage, "'\(text)' is not an address with a port; write 10.0.0.1:80 or [::1]:80")
    }
    place = SocketPolicy.place(ip: ip, port: port)
  }

  package var description: String {
    let address = place.ip.text
    return ip_is_v4(place.ip) ? "\(address):\(place.port)" : "[\(address)]:\(place.port)"
  }

  /// What is before the last colon, without brackets, and what is after it.
  static func split(_ text: String) -> (address: Substring, port: Substring) {
    guard let colon = text.lastIndex(of: ":") else { return (text[...], "") }
    let address = text[..<colon]
    let port = text[text.index(after: colon)...]
    if address.hasPrefix("["), address.hasSuffix("]") {
      return (address.dropFirst().dropLast(), port)
    }
    return address.contains(":") ? (text[...], "") : (address, port)
  }
}

extension ip {
  init?(_ text: some StringProtocol) {
    self.init()
    guard ip_parse(String(text), &self) else { return nil }
  }

  var text: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    return String(cString: ip_format(self, &buffer))
  }
}
