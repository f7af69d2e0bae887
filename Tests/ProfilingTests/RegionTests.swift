// SPDX-License-Identifier: Apache-2.0
import BacklotProfiling
import Testing

private let outer = Region("outer")
private let inner = Region("inner")

private struct Broken: Error, Equatable {}

extension RegionTests {
  @Test func theSameNameIsTheSameRegion() {
    #expect(Region("outer") == outer)
    #expect(Region("inner") != outer)
    #expect(outer.name == "outer" && "\(outer)" == "outer")
  }

  @Test func regionsNest() {
    let path = outer.measure { inner.measure { Here.path() } }
    #expect(path == ["outer", "inner"])
    #expect(Here.path() == [])
  }

  @Test func anErrorLeavesTheRegionAndKeepsItsType() {
    do throws(Broken) {
      try outer.measure { () throws(Broken) in
        #expect(Here.path() == ["outer"])
        throw Broken()
      }
    } catch {
      let thrown: Broken = error
      #expect(thrown == Broken())
    }
    #expect(Here.path() == [])
  }

  @Test func aValueThatCannotBeCopiedIsReturned() {
    struct Token: ~Copyable { var number: Int }
    let token = outer.measure { Token(number: 3) }
    #expect(token.number == 3)
  }

  @Test func beginAndEndNeedNoBlock() {
    outer.begin()
    inner.begin()
    #expect(Here.path() == ["outer", "inner"])
    outer.end()
    #expect(Here.path() == [])
  }

  @Test func aBlockWithoutAwaitNeedsNoneInATask() async {
    await Task.yield()
    let path = outer.measure { Here.path() }
    #expect(path == ["outer"])
  }
}

/// One at a time: the handler that reads the regions has one place to write to.
@Suite(.serialized) struct RegionTests {}
