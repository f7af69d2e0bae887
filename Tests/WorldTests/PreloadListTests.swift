// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("What is preloaded")
struct PreloadListTests {
  static let ours = "/lib/backlot/libbacklot_socket.so"

  @Test(
    "begins with ours, and keeps what the caller preloads",
    arguments: [
      (nil, ours),
      ("", ours),
      ("/a/libfaketime.so", "\(ours):/a/libfaketime.so"),
      ("/a/one.so /b/two.so", "\(ours):/a/one.so:/b/two.so"),
      (" /a/one.so::/b/two.so: ", "\(ours):/a/one.so:/b/two.so"),
      (ours, ours),
      ("/a/one.so:\(ours)", "\(ours):/a/one.so"),
      ("/elsewhere/libbacklot_socket.so:/a/one.so", "\(ours):/a/one.so"),
      ("libasan.so.8", "libasan.so.8:\(ours)"),
      ("/usr/lib/gcc/libasan.so:/a/one.so", "/usr/lib/gcc/libasan.so:\(ours):/a/one.so"),
      (
        "/opt/libclang_rt.asan-x86_64.so:\(ours)", "/opt/libclang_rt.asan-x86_64.so:\(ours)"
      ),
      ("/a/one.so:libasan.so.8", "\(ours):/a/one.so:libasan.so.8"),
    ] as [(String?, String)])
  func merged(before: String?, after: String) {
    var list = PreloadList(before)
    list.lead(with: [Self.ours])
    #expect(list.value == after)
  }

  @Test(
    "begins with several in their order, each once",
    arguments: [
      (nil, "/b/nss.so:/b/socket.so"),
      ("/b/socket.so", "/b/nss.so:/b/socket.so"),
      ("/old/socket.so:/a/one.so:/old/nss.so", "/b/nss.so:/b/socket.so:/a/one.so"),
      ("libasan.so.8:/a/one.so", "libasan.so.8:/b/nss.so:/b/socket.so:/a/one.so"),
    ] as [(String?, String)])
  func several(before: String?, after: String) {
    var list = PreloadList(before)
    list.lead(with: ["/b/nss.so", "/b/socket.so"])
    #expect(list.value == after)
  }

  @Test("cannot name a path with a colon or a space")
  func nameable() {
    #expect(PreloadList.canName(Self.ours))
    #expect(!PreloadList.canName("/home/me/my work/libbacklot_socket.so"))
    #expect(!PreloadList.canName("/srv/a:b/libbacklot_socket.so"))
  }
}
