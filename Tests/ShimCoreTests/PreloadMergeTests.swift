// SPDX-License-Identifier: Apache-2.0
import Testing

/// An LD_PRELOAD of the program's, and what becomes of it.
struct PreloadCase: Sendable, CustomTestStringConvertible {
  var theirs: String
  /// `nil`: it stays as it is.
  var merged: String?
  var testDescription: String { "\"\(theirs)\"" }
}

@Suite("LD_PRELOAD is merged, never overwritten")
struct PreloadMergeTests {
  static let ours = "/lib/libbacklot_socket.so"

  static let cases = [
    PreloadCase(theirs: "", merged: ours),
    PreloadCase(theirs: "/lib/libfaketime.so", merged: "\(ours):/lib/libfaketime.so"),
    PreloadCase(theirs: "/a.so:/b.so", merged: "\(ours):/a.so:/b.so"),
    PreloadCase(theirs: "/a.so /b.so", merged: "\(ours):/a.so /b.so"),
    PreloadCase(theirs: ":", merged: "\(ours)::"),
    PreloadCase(theirs: "  ", merged: "\(ours):  "),
    PreloadCase(theirs: ours),
    PreloadCase(theirs: "/a.so:\(ours)"),
    PreloadCase(theirs: "/a.so \(ours) /b.so"),
    PreloadCase(theirs: "::\(ours)::"),
    PreloadCase(theirs: "/another/build/libbacklot_socket.so"),
    // Found by a search path or from the working directory, if at all: not to be relied on.
    PreloadCase(theirs: "libbacklot_socket.so", merged: "\(ours):libbacklot_socket.so"),
    PreloadCase(theirs: "./libbacklot_socket.so", merged: "\(ours):./libbacklot_socket.so"),
    // Alike, but others.
    PreloadCase(theirs: "\(ours).1", merged: "\(ours):\(ours).1"),
    PreloadCase(theirs: "/lib/xlibbacklot_socket.so", merged: "\(ours):/lib/xlibbacklot_socket.so"),
    PreloadCase(theirs: "\(ours)/", merged: "\(ours):\(ours)/"),
    PreloadCase(theirs: "/libbacklot_socket.so/a.so", merged: "\(ours):/libbacklot_socket.so/a.so"),
    PreloadCase(theirs: "$LIB/a.so=b", merged: "\(ours):$LIB/a.so=b"),
  ]

  @Test("What is in the program's list stays there", arguments: cases)
  func merging(_ preload: PreloadCase) {
    let theirs = "LD_PRELOAD=\(preload.theirs)"
    let result = carried(["BACKLOT_LOT=/lots/a", theirs])

    if let merged = preload.merged {
      #expect(result == Carried(theirs: ["BACKLOT_LOT=/lots/a"], ours: ["LD_PRELOAD=\(merged)"]))
    } else {
      #expect(result == Carried(theirs: ["BACKLOT_LOT=/lots/a", theirs], ours: []))
    }
  }

  @Test("Of several, the last counts, as it does for the loader")
  func several() {
    let list = ["LD_PRELOAD=\(Self.ours)", "LD_PRELOAD=/b.so"]
    #expect(
      carried(["BACKLOT_LOT=/lots/a"] + list).ours == ["LD_PRELOAD=\(Self.ours):/b.so"])
  }

  @Test("A long list has room")
  func long() {
    let list = (0..<2000).map { "/opt/agent\($0)/agent.so" }.joined(separator: ":")
    #expect(carried(["LD_PRELOAD=\(list)"]).ours.contains("LD_PRELOAD=\(Self.ours):\(list)"))
  }
}
