// SPDX-License-Identifier: Apache-2.0
import BacklotJSON
import Foundation
import Testing

@testable import BacklotProfiles

@Suite("A flame graph", .timeLimit(.minutes(20)))
struct FlameGraphTests {
  private func graph(
    inverted: Bool = false, _ build: (inout SampleProgram) -> Void
  ) -> FlameGraph {
    var program = SampleProgram()
    build(&program)
    var options = FlameGraph.Options()
    options.isInverted = inverted
    return FlameGraph(program.profile, event: 0, options)
  }

  /// What xmllint says of it; nothing when all is well.
  private func complaints(_ svg: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "flame-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "graph.svg")
    try Data(svg.utf8).write(to: file)
    let pipe = try #require(popen("xmllint --noout --nonet --huge '\(file.path)' 2>&1", "r"))
    var said = ""
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), pipe) != nil {
      said += line.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }
    return pclose(pipe) == 0 ? said : said + "failed"
  }

  /// Names that are to be read without a script.
  private func texts(_ svg: String) -> [String] {
    svg.matches(of: /<text[^>]*><title>(?:.|\n)*?<\/title>([^<]*)<\/text>/).map { String($0.1) }
  }

  @Test("is XML whatever the names are, and none of them ends its script")
  func names() throws {
    let svg = graph {
      $0.run(
        "<T>()&\"quoted\"'", "operator<<(A const&, B&&)", "]]></script><!--",
        "\u{0}\u{1}\u{1b}\u{fffe}",
        "\u{1f525}", "a\\b\nc", in: "region <&> ]]>", samples: 10)
    }.svg
    #expect(try complaints(svg) == "")
    #expect(svg.components(separatedBy: "</script>").count == 2)
    #expect(svg.components(separatedBy: "]]>").count == 2)
    #expect(svg.contains("&lt;T&gt;()&amp;&quot;quoted&quot;'"))
    #expect(svg.contains("\\\\x00\\\\x01\\\\x1b"))
  }

  @Test("needs no other file")
  func selfContained() {
    let svg = graph { $0.run("main", samples: 10) }.svg
    let addresses = svg.matches(of: /https?:\/\/[^"' ]*/).map { String($0.0) }
    #expect(
      Set(addresses) == ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"])
    #expect(!svg.contains("@import") && !svg.contains("href"))
  }

  @Test("is a picture without a script: callers below, regions first, exact numbers")
  func picture() throws {
    let graph = graph {
      $0.run("main", "parse@12", in: "request", samples: 60)
      $0.run("main", "write[k]", in: "request", samples: 40)
    }
    let names = graph.frames.map { graph.labels[$0.label].name }
    #expect(names == ["all", "request", "main", "parse", "write"])
    let boxes = graph.frames.map(FlameGraph.Layout(graph).box)
    #expect(boxes.map { Int($0.width) } == [1180, 1180, 1180, 708, 472])
    #expect(boxes[3].x == 10 && boxes[4].x == 718)
    #expect(boxes[0].y > boxes[1].y && boxes[2].y > boxes[3].y && boxes[3].y == boxes[4].y)
    #expect(texts(graph.svg) == names)
    #expect(
      graph.svg.contains(
        "<title>parse (server)\n60.0 % (95 % interval 50.2 to 69.1 %): 60.0 ms, 60 samples\nitself "
          + "60.0 % (95 % interval 50.2 to 69.1 %)\nparse.c:12</title>"))
    #expect(graph.svg.contains("100 samples of ./server"))
  }

  @Test("has callers above where that is asked for")
  func inverted() {
    let graph = graph(inverted: true) { $0.run("main", "parse", samples: 60) }
    let layout = FlameGraph.Layout(graph)
    #expect(layout.box(of: graph.frames[0]).y < layout.box(of: graph.frames[1]).y)
    #expect(graph.svg.contains("\"inverted\":true"))
  }

  @Test("tells what kinds of frame there are, and says so in a legend")
  func kinds() {
    let graph = graph {
      $0.run("main", "render[a]", "page", "inner[i]", "write[k]", in: "request", samples: 10)
    }
    #expect(
      graph.labels.map { $0.colour.prefix(1) } == ["o", "r", "p", "a", "p", "i", "k"])
    #expect(
      graph.legend.map(\.words) == ["region", "program", "inlined", "awaiting", "kernel"])
  }

  @Test("leaves out frames narrower than a tenth of a pixel, and says how many")
  func narrow() {
    let graph = graph {
      $0.run("main", samples: 20_000)
      $0.run("main", "rare", "rarer", samples: 1)
      $0.run("main", "seldom", samples: 2)
    }
    #expect(graph.frames.map { graph.labels[$0.label].name } == ["all", "main", "seldom"])
    #expect(graph.svg.contains("2 frames narrower than 0.1 pixels left out"))
  }

  @Test("of thousands of frames has few elements, and of a deep stack is a picture too")
  func many() throws {
    var program = SampleProgram()
    for top in 0..<12 {
      for middle in 0..<22 {
        let calls = (0..<23).map { "function\($0)" }
        program.run("top\(top)", "middle\(middle)", calls: calls)
      }
    }
    let graph = FlameGraph(program.profile, event: 0)
    #expect(graph.frames.count > 6000)
    let svg = graph.svg
    #expect(svg.utf8.count < 100 * graph.frames.count, "\(svg.utf8.count)")
    #expect(svg.components(separatedBy: "<path ").count < 60)
    var deep = SampleProgram()
    deep.run("main", calls: Array(repeating: "fold", count: 1000))
    #expect(try complaints(FlameGraph(deep.profile, event: 0).svg) == "")
  }

  @Test("of nothing is a picture too")
  func empty() throws {
    #expect(try complaints(FlameGraph(Profile(), event: 0).svg) == "")
  }

  @Test("hands its script what it draws")
  func data() throws {
    let graph = graph {
      $0.run("main", "parse@12", samples: 60)
      $0.run("main", samples: 40)
    }
    let start = try #require(graph.svg.range(of: "})({"))
    let end = try #require(graph.svg.range(of: ");\n]]>"))
    let text = graph.svg[graph.svg.index(start.lowerBound, offsetBy: 3)..<end.lowerBound]
    let json = try #require(JSONValue(Array(text.utf8)))
    #expect(
      json["frames"]?.list?.map { $0.integer(Int.self)! } == [
        0, 0, 100_000_000, 100, 0, -1, 1, 1, 100_000_000, 100, 40_000_000, -1, 2, 2, 60_000_000, 60,
        60_000_000, 0,
      ])
    #expect(json["labels"]?.list?.map { $0.list?[0].text } == ["all", "main", "parse"])
    #expect(json["places"]?.list?.map(\.text) == ["parse.c:12"])
  }
}
