// SPDX-License-Identifier: Apache-2.0

extension FlameGraph {
  /// Colours of a bright room and of a dark one.
  static let style = """

    .backlot-flame { color-scheme: light dark; outline: none; background: var(--paper);
      font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      --paper: #fffdf9; --ink: #23201b; --soft: #6d675d; --line: #d9d3c7; --field: #f4efe6;
      --mark: #7b2ff2; --hit: #b884ff;
      --p0: #ffb570; --p1: #ffa55c; --p2: #ffc48a; --p3: #fb9a63;
      --l0: #ffe08c; --l1: #f8d671; --l2: #ffe9ab; --l3: #f2cf6b;
      --i0: #ffdcc2; --i1: #ffd0ae; --i2: #ffe6d4; --i3: #f9cdb0;
      --k0: #b4cdec; --k1: #a2bfe4; --k2: #c6daf3; --k3: #9ab6dc;
      --a0: #d5c5f5; --a1: #c8b5ef; --a2: #e0d4f9; --a3: #beaaea;
      --r0: #7fd1b0; --r1: #63c29d; --r2: #98dfc3; --r3: #57b590;
      --o0: #e9e5dc; --hatch: #6a4fb028;
      --d0: #e6e3dd; --u1: #ffd2c6; --u2: #ffa28e; --u3: #f26d5b;
      --n1: #cbdff7; --n2: #97bff0; --n3: #5f9be6; }
    @media (prefers-color-scheme: dark) { .backlot-flame {
      --paper: #17181c; --ink: #f3efe6; --soft: #a39d92; --line: #3a3b42; --field: #24262c;
      --mark: #c9a4ff; --hit: #7a45c9;
      --p0: #a8581c; --p1: #b5661f; --p2: #984c18; --p3: #bd6a33;
      --l0: #7c661c; --l1: #8a7324; --l2: #6d5916; --l3: #94793a;
      --i0: #7d4b33; --i1: #8a563c; --i2: #70422c; --i3: #925f47;
      --k0: #33557f; --k1: #3d628f; --k2: #2b4a70; --k3: #486c98;
      --a0: #56438a; --a1: #614d98; --a2: #4b3a7a; --a3: #6b58a2;
      --r0: #1d7356; --r1: #248264; --r2: #18644a; --r3: #2f8f70;
      --o0: #33353b; --hatch: #ffffff1e;
      --d0: #3a3c42; --u1: #6b3a34; --u2: #93433a; --u3: #bf4a3d;
      --n1: #2f4766; --n2: #315f96; --n3: #3478c6; } }
    .backlot-flame text { fill: var(--ink); white-space: pre; pointer-events: none; }
    .backlot-flame .static text { pointer-events: auto; }
    .backlot-flame .title { font: 600 17px system-ui, sans-serif; }
    .backlot-flame .about, .backlot-flame .foot text, .backlot-flame .status {
      font: 12px system-ui, sans-serif; fill: var(--soft); }
    .backlot-flame .note { text-anchor: end; }
    .backlot-flame .paper { fill: var(--paper); }
    .backlot-flame .region { font-weight: 700; }
    .backlot-flame .inlined { font-style: italic; }
    .backlot-flame .hatch { fill: var(--hatch); }
    .backlot-flame .await { fill: url(#backlot-await); }
    .backlot-flame .faded { opacity: 0.45; }
    .backlot-flame .hits { fill: var(--hit); }
    .backlot-flame .hover, .backlot-flame .chosen { fill: none; stroke: var(--ink);
      stroke-width: 1.5; pointer-events: none; }
    .backlot-flame .chosen { stroke: var(--mark); stroke-width: 2.5; }
    .backlot-flame .tip { pointer-events: none; }
    .backlot-flame .tip rect { fill: var(--paper); stroke: var(--line); rx: 6;
      filter: drop-shadow(0 2px 6px #0004); }
    .backlot-flame .tip text { font: 12px system-ui, sans-serif; }
    .backlot-flame .tip .name { font: 600 12px ui-monospace, Menlo, Consolas,
      "DejaVu Sans Mono", monospace; }
    .backlot-flame .tip .soft { fill: var(--soft); }
    .backlot-flame .bar { font: 13px system-ui, sans-serif; display: flex; gap: 6px;
      justify-content: flex-end; align-items: center; color: var(--ink); }
    .backlot-flame .bar input, .backlot-flame .bar button { font: inherit; color: inherit;
      background: var(--field); border: 1px solid var(--line); border-radius: 6px;
      padding: 3px 8px; height: 28px; box-sizing: border-box; min-width: 0; }
    .backlot-flame .bar input { width: 220px; }
    .backlot-flame .bar input.wrong { border-color: #d33; color: #d33; }
    .backlot-flame .bar button { cursor: pointer; }
    .backlot-flame .bar :focus-visible { outline: 2px solid var(--mark); }

    """ + shades

  private static var shades: String {
    let hues = ["p", "l", "i", "k", "a", "r"].flatMap { hue in (0..<4).map { "\(hue)\($0)" } }
    let classes = hues + ["o0", "d0", "u1", "u2", "u3", "n1", "n2", "n3"]
    return classes.map { ".backlot-flame .\($0) { fill: var(--\($0)); }\n" }.joined()
  }

  static let legendOfChange = [
    (colour: "u3", words: "5 points more, or above"), ("u2", "1 to 5 more"),
    ("u1", "a little more"),
    ("d0", "no more than noise"), ("n1", "a little less"), ("n2", "1 to 5 less"),
    ("n3", "5 points less, or below"),
  ]
}
