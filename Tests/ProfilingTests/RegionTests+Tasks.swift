// SPDX-License-Identifier: Apache-2.0
import BacklotProfiling
import Glibc
import Synchronization
import Testing

private let request = Region("request")
private let fetch = Region("fetch")
private let parse = Region("parse")

private struct Broken: Error, Equatable {}

/// `async let` needs functions that anybody may call; one at a time reads.
private actor Reader {
  static let shared = Reader()
  func path() -> [String] { Here.path() }
  func pathInParse() -> [String] { parse.measure { Here.path() } }
}

extension RegionTests {
  @Test func aTaskTakesItsRegionsAlong() async {
    let paths = await request.measure {
      var paths: [[String]] = []
      for _ in 0..<20 {
        await Task.yield()
        paths.append(Here.path())
      }
      return paths
    }
    #expect(paths == Array(repeating: ["request"], count: 20))
    #expect(Here.path() == [])
  }

  @Test func aThreadsRegionsAreWithinThoseOfItsTask() async {
    let path = await request.measure {
      await Task.yield()
      return await fetch.measure {
        await Task.yield()
        return parse.measure { Here.path() }
      }
    }
    #expect(path == ["request", "fetch", "parse"])
  }

  @Test func childTasksAreInIt() async {
    let paths = await request.measure {
      async let one = Reader.shared.path()
      let others = await withTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask { await fetch.measure { await Reader.shared.pathInParse() } }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      return await [one] + others
    }
    #expect(paths == [["request"]] + Array(repeating: ["request", "fetch", "parse"], count: 4))
  }

  @Test func aTaskMadeInItIsInItButNotADetachedOne() async {
    let (made, detached) = await request.measure {
      let made = await Task { await Reader.shared.path() }.value
      let detached = await Task.detached { await Reader.shared.path() }.value
      return (made, detached)
    }
    #expect(made == ["request"])
    #expect(detached == [])
  }

  @Test func tasksAtOneTimeHaveEachTheirOwn() async {
    let wrong = await withTaskGroup(of: Int.self) { group in
      for number in 0..<16 {
        group.addTask {
          let region = Region("task \(number)")
          return await region.measure {
            var wrong = 0
            for _ in 0..<50 {
              await Task.yield()
              if await Reader.shared.path() != ["task \(number)"] { wrong += 1 }
            }
            return wrong
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test func anErrorLeavesATasksRegionAndKeepsItsType() async {
    do throws(Broken) {
      try await request.measure { () async throws(Broken) in
        await Task.yield()
        throw Broken()
      }
    } catch {
      let thrown: Broken = error
      #expect(thrown == Broken())
    }
    #expect(Here.path() == [])
  }

  @Test @MainActor func theBlockStaysOnTheActor() async {
    var count = 0
    await request.measure {
      MainActor.assertIsolated()
      await Task.yield()
      count += 1
    }
    #expect(count == 1)
  }

  @Test func regionsDeeperThan16AreNotToldApart() async {
    func deep(_ depth: Int) async -> [String] {
      if depth == 0 { return Here.path() }
      return await request.measure { await deep(depth - 1) }
    }
    #expect(await deep(20) == Array(repeating: "request", count: 16))
  }
}
