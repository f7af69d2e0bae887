// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@Suite("Symbols", .timeLimit(.minutes(5)))
struct SymbolsTests {
  @Test("of libc are found without a path to its debug file")
  func libc() throws {
    let symbols = Symbols()
    let frames = symbols.frames(of: 1, in: Module(path: "/no/such/file"))
    #expect(frames == [Frame(module: "/no/such/file", offset: 1)])
    #expect(symbols.troubles.count == 1)
  }
}
