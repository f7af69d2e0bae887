// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotProfiles

@Suite("A call tree")
struct CallTreeTests {
  /// `all 4 (request 3 (main 3 (parse 2, write 1)), outside …)`
  private func picture(_ tree: CallTree, _ node: Int = 0) -> String {
    let one = tree.nodes[node]
    let children = one.children.map { picture(tree, $0) }.joined(separator: ", ")
    return "\(tree.name(of: one.label)) \(one.total.samples)"
      + (children.isEmpty ? "" : " (\(children))")
  }

  private func tree(_ build: (inout SampleProgram) -> Void) -> CallTree {
    var program = SampleProgram()
    build(&program)
    return CallTree(program.profile, event: 0)
  }

  @Test("has regions first, then functions, each by its name")
  func regions() {
    let tree = tree {
      $0.run("main", "write", in: "request", samples: 1)
      $0.run("main", "parse", in: "request", samples: 2)
      $0.run("main", "read", in: "request/inner", samples: 4)
      $0.run("main", samples: 8)
    }
    #expect(
      picture(tree)
        == "all 15 (request 7 (inner 4 (main 4 (read 4)), main 3 (parse 2, write 1)), "
        + "outside of regions 8 (main 8))")
  }

  @Test("has no layer of regions where there are none")
  func noRegions() {
    let tree = tree { $0.run("main", "parse", samples: 2) }
    #expect(picture(tree) == "all 2 (main 2 (parse 2))")
  }

  @Test("tells a function that is inlined from one that is called, and the lines of either")
  func kinds() {
    let tree = tree {
      $0.run("main@3", "parse@9[i]", samples: 1)
      $0.run("main@12", "parse@7[i]", samples: 1)
      $0.run("main@5", "parse@1", samples: 1)
    }
    #expect(picture(tree) == "all 3 (main 3 (parse 2, parse 1))")
    #expect(tree.nodes[1].lines?.text == "main.c:3-12")
    #expect(tree.nodes[2].lines?.text == "parse.c:7-9")
  }

  @Test("counts for each function itself and all, once however often it calls itself")
  func functions() throws {
    var program = SampleProgram()
    program.run("main", "fold@3", "fold@3", "fold@4", samples: 3)
    program.run("main", "fold@9", samples: 2)
    program.run("main", samples: 5)
    let tally = CallTree.Tally(program.profile, event: 0)
    let functions = CallTree.functions(of: program.profile, tally)
    let fold = try #require(functions.first { $0.function.name == "fold" })
    let main = try #require(functions.first { $0.function.name == "main" })
    #expect([fold.own.samples, fold.total.samples] == [5, 5])
    #expect([main.own.samples, main.total.samples] == [5, 10])
    #expect(fold.place == "fold.c:4" && main.place == nil)
  }

  @Test("is about one event alone")
  func events() {
    var program = SampleProgram()
    program.run("main", samples: 3)
    var profile = program.profile
    profile.events.append(.init(name: "cycles", isTime: false))
    for index in 0..<2 { profile.samples[index].event = 1 }
    #expect(picture(CallTree(profile, event: 0)) == "all 1 (main 1)")
    #expect(picture(CallTree(profile, event: 1)) == "all 2 (main 2)")
    #expect(profile.mainEvent == 1)
    profile.samples = []
    #expect(profile.mainEvent == nil)
    #expect(picture(CallTree(profile, event: 0)) == "all 0")
  }

  @Test("survives weights that no true profile has")
  func weights() {
    let tree = tree { $0.run("main", samples: 3, weight: .max) }
    #expect(tree.nodes[0].total == .init(weight: .max, samples: 3))
  }
}
