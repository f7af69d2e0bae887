// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy

/// An address, by the text that inet_pton reads.
func parsed(_ text: String) -> host_address {
  var address = host_address()
  address.family = text.contains(":") ? AF_INET6 : AF_INET
  let read = withUnsafeMutableBytes(of: &address.byte) {
    inet_pton(address.family, text, $0.baseAddress!)
  }
  precondition(read == 1)
  return address
}

func written(_ address: host_address) -> String {
  withUnsafeBytes(of: address.byte) { written(address.family, $0.baseAddress!) }
}

func written(_ family: Int32, _ bytes: UnsafeRawPointer) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
    String(cString: inet_ntop(family, bytes, text.baseAddress!, socklen_t(text.count)))
  }
}
