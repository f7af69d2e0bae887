// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptorsTesting
import Foundation
import Testing

@Suite("The trait", .descriptors, .serialized)
struct TraitTests {
  @Test("says whether it can check anything, and lets a test be where it cannot")
  func watching() {
    #expect(Descriptors.isWatching == (dlsym(nil, "backlot_fds_mark") != nil))
  }

  @Test("comes with tags, which do no harm where nobody watches")
  func tags() {
    let fd = open("/dev/null", O_RDONLY | O_CLOEXEC)
    Descriptors.tag(fd, as: 7)
    #expect(Descriptors.close(fd, tag: 7) == 0)
    #expect(fcntl(fd, F_GETFD) == -1)
  }
}
