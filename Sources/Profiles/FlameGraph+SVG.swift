internal import BacklotJSON
// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension FlameGraph {
  /// The file.
  public var svg: String {
    let layout = Layout(self)
    let height = Int(layout.height)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" class="backlot-flame" width="\(Int(Self.width))" \
      height="\(height)" viewBox="0 0 \(Int(Self.width)) \(height)" role="img">
      <title>\(FlameGraphXML.text(heading))</title>
      <desc>\(FlameGraphXML.text(lines.joined(separator: ". ")))</desc>
      <style>\(Self.style)</style>
      <defs><pattern id="backlot-await" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect class="hatch" width="2" height="6"/></pattern></defs>
      <rect class="paper" width="100%" height="100%"/>
      \(headText(layout))<g class="static">
      \(paths(layout))\(texts(layout))</g>
      \(footText(layout))<script><![CDATA[
      \(Self.script)(\(json));
      ]]></script>
      </svg>

      """
  }

  var heading: String {
    let subject = title.isEmpty ? "a profile" : title
    return before == nil ? "Flame graph of \(subject)" : "What changed in \(subject)"
  }

  private func headText(_ layout: Layout) -> String {
    let about = layout.headLines.enumerated().map { line, text in
      "<text class=\"about\" x=\"10\" y=\"\(44 + line * 16)\">\(FlameGraphXML.text(text))</text>\n"
    }
    let title = TableText.cut(heading, 100)
    return "<g class=\"head\"><text class=\"title\" x=\"10\" y=\"24\">"
      + FlameGraphXML.text(title) + "</text>\n" + about.joined() + "</g>\n"
  }

  private func colour(of frame: Frame) -> String { frame.colour ?? labels[frame.label].colour }

  /// All frames of one colour are one path: thousands of elements would make a browser slow.
  private func paths(_ layout: Layout) -> String {
    var paths: [String: String] = [:]
    for frame in frames {
      let box = layout.box(of: frame)
      guard box.width >= Size.drawn else { continue }
      let colour = colour(of: frame)
      let width = box.width > 2 ? box.width - 0.6 : box.width
      let path =
        "M\(Self.pixel(box.x)) \(Self.pixel(box.y))h\(Self.pixel(width))v17h-\(Self.pixel(width))z"
      paths[colour, default: ""] += path
      if labels[frame.label].kind == "awaiting" { paths["await", default: ""] += path }
    }
    return paths.sorted { Self.order($0.key) < Self.order($1.key) }
      .map { "<path class=\"\($0.key)\" d=\"\($0.value)\"/>\n" }.joined()
  }

  /// The hatching lies over the colours.
  private static func order(_ colour: String) -> String { colour == "await" ? "~" : colour }

  private func texts(_ layout: Layout) -> String {
    frames.map { frame in
      let box = layout.box(of: frame)
      guard let text = text(of: labels[frame.label], width: box.width) else { return "" }
      let kind = labels[frame.label].kind
      return "<text\(kind.isEmpty ? "" : " class=\"\(kind)\"") x=\"\(Self.pixel(box.x + 3))\" "
        + "y=\"\(Self.pixel(box.y + 13))\"><title>\(FlameGraphXML.text(story(of: frame)))</title>"
        + "\(FlameGraphXML.text(text))</text>\n"
    }.joined()
  }

  private func footText(_ layout: Layout) -> String {
    var x = 10.0
    let y = Int(layout.height) - 18
    let swatches = legend.map { colour, words in
      defer { x += 30 + Double(words.count) * 7 }
      return "<path class=\"\(colour)\" d=\"M\(Self.pixel(x)) \(y)h12v12h-12z\"/>"
        + "<text x=\"\(Self.pixel(x + 17))\" y=\"\(y + 10)\">\(FlameGraphXML.text(words))</text>\n"
    }
    let note =
      narrow == 0
      ? ""
      : "<text class=\"note\" x=\"\(Int(Self.width) - 10)\" y=\"\(y + 10)\">"
        + "\(FlameGraphXML.text(noteOnNarrow))</text>\n"
    return "<g class=\"foot\">\(swatches.joined())\(note)</g>\n"
  }

  private var noteOnNarrow: String {
    "\(Figures.count(narrow, "frame")) narrower than \(Self.narrowest) pixels left out"
  }

  /// A swatch for each kind of frame that there is.
  var legend: [(colour: String, words: String)] {
    if before != nil { return Self.legendOfChange }
    let words = [
      ("r", "region"), ("p", "program"), ("l", "library"), ("i", "inlined"), ("a", "awaiting"),
      ("k", "kernel"),
    ]
    let hues = Set(labels.map { $0.colour.prefix(1) })
    return words.filter { hues.contains($0.0[...]) }.map { ("\($0.0)1", $0.1) }
  }

  /// With at most two digits behind the point.
  static func pixel(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, part) = (hundredths / 100, hundredths % 100)
    if part == 0 { return String(whole) }
    return part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}

extension FlameGraph {
  /// What the script knows, in numbers where it can be.
  private var json: String {
    var places: [String: Int] = [:]
    var placeList: [JSONValue] = []
    func number(_ place: String?) -> Int {
      guard let place else { return -1 }
      let number = places[place] ?? placeList.count
      if number == placeList.count {
        places[place] = number
        placeList.append(.text(place.printable))
      }
      return number
    }
    var numbers: [JSONValue] = []
    numbers.reserveCapacity(frames.count * 6)
    for frame in frames {
      numbers += [
        frame.depth, frame.label, Int(clamping: frame.total.weight), frame.total.samples,
        Int(clamping: frame.own.weight), number(frame.place),
      ].map { .integer($0) }
    }
    let all: [JSONValue.Member] = [
      ("whole", .integer(whole.weight)), ("evidence", .double(evidence)),
      ("amount", .double(amount)), ("unit", .text(event.isTime ? "" : event.name.printable)),
      ("inverted", .bool(options.isInverted)), ("foot", .double(Size.foot)),
      ("narrow", .text(narrow == 0 ? "" : noteOnNarrow)),
      ("title", .text(heading)), ("about", .list(lines.map { .text($0) })),
      ("legend", .list(legend.map { .list([.text($0.colour), .text($0.words)]) })),
      ("labels", .list(labels.map(json(of:)))), ("places", .list(placeList)),
      ("frames", .list(numbers)), ("change", change),
    ]
    return FlameGraphXML.script(JSONValue.object(all).line)
  }

  private func json(of label: Label) -> JSONValue {
    .list([label.name, label.short, label.module, label.kind, label.colour].map { .text($0) })
  }

  /// What a frame was before: weight, samples, colour.
  private var change: JSONValue {
    guard let before else { return .null }
    let numbers = frames.flatMap { frame -> [JSONValue] in
      [
        .integer(frame.before?.weight ?? 0), .integer(frame.before?.samples ?? 0),
        .text(frame.colour ?? "d0"),
      ]
    }
    return .object([
      ("whole", .integer(before.whole.weight)), ("evidence", .double(before.evidence)),
      ("frames", .list(numbers)),
    ])
  }
}
