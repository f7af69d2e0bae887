// SPDX-License-Identifier: Apache-2.0

extension FlameGraph {
  /// What makes the picture a tool. It draws what is visible, all frames of a colour as one path, and
  /// finds out by arithmetic which of them the pointer is on.
  static let script = #"""
    (data => {
    "use strict";
    const svg = (document.currentScript && document.currentScript.closest("svg"))
      || document.querySelector("svg.backlot-flame");
    const ROW = 18, SIDE = 10, Z = 1.959963984540054, STRIDE = 6;
    const count = data.frames.length / STRIDE;
    const at = (frame, field) => data.frames[frame * STRIDE + field];
    const depth = f => at(f, 0), label = f => data.labels[at(f, 1)], weight = f => at(f, 2);
    const left = new Float64Array(count), end = new Int32Array(count);
    const parent = new Int32Array(count).fill(-1);
    const matched = new Uint8Array(count);
    const state = { zoom: 0, hover: -1, chosen: -1, query: "", inverted: data.inverted };
    let rows = 0, rowsShown = [], width = 1200, head = 0, letter = 7.23;

    // Frames come parents first: where each is follows from their widths.
    (() => {
      const open = [], next = [];
      for (let f = 0; f < count; f++) {
        const d = depth(f);
        while (open.length > d) end[open.pop()] = f;
        left[f] = d ? next[d - 1] : 0;
        if (d) { parent[f] = open[d - 1]; next[d - 1] += weight(f); }
        next[d] = left[f];
        open.push(f);
        rows = Math.max(rows, d + 1);
      }
      while (open.length) end[open.pop()] = count;
    })();

    const make = (name, attributes, into, text) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const key in attributes) node.setAttribute(key, attributes[key]);
      if (text !== undefined) node.textContent = text;
      if (into) into.appendChild(node);
      return node;
    };
    const html = (name, attributes, into, text) => {
      const node = document.createElementNS("http://www.w3.org/1999/xhtml", name);
      for (const key in attributes) node.setAttribute(key, attributes[key]);
      if (text !== undefined) node.textContent = text;
      if (into) into.appendChild(node);
      return node;
    };

    const grouped = n => Math.round(n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
    const short = n => n.toFixed(Math.abs(n) < 9.995 ? 2 : Math.abs(n) < 99.95 ? 1 : 0);
    const percent = share => (share * 100).toFixed(1) + " %";
    const amount = share => {
      const n = share * data.amount;
      if (data.unit) return (n < 9999.5 ? grouped(n) : n < 999500 ? short(n / 1e3) + " k"
        : n < 999500000 ? short(n / 1e6) + " M" : short(n / 1e9) + " G") + " " + data.unit;
      return (n < 999.5 ? n.toFixed(0) + " ns" : n < 999500 ? short(n / 1e3) + " µs"
        : n < 999500000 ? short(n / 1e6) + " ms" : short(n / 1e9) + " s") + " of CPU time";
    };
    const interval = (share, n) => {
      if (!n) return "";
      const z2 = Z * Z, middle = (share + z2 / (2 * n)) / (1 + z2 / n);
      const reach = Z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
      const low = share <= 0 ? 0 : Math.max(0, middle - reach);
      const high = share >= 1 ? 1 : Math.min(1, middle + reach);
      return " (95 % interval " + (low * 100).toFixed(1) + " to " + percent(high) + ")";
    };
    const percentage = (share, n) => percent(share) + interval(share, n);
    const isMatch = f => matched[f] === 1;

    // The scene: what is drawn, over it what is pointed at, over that the head, which stays.
    for (const old of svg.querySelectorAll(".static, .head, .foot")) old.remove();
    svg.setAttribute("role", "application");
    svg.setAttribute("tabindex", "0");
    const scene = make("g", { class: "scene" }, svg);
    const foot = make("g", { class: "foot" }, svg);
    const hover = make("rect", { class: "hover", visibility: "hidden" }, svg);
    const chosen = make("rect", { class: "chosen", visibility: "hidden" }, svg);
    const top = make("g", { class: "head" }, svg);
    const tip = make("g", { class: "tip", visibility: "hidden" }, svg);
    const status = html("div", { role: "status", "aria-live": "polite",
      style: "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)" });
    const measure = (text, kind) => {
      const node = make("text", { class: kind, visibility: "hidden" }, tip, text);
      const length = node.getComputedTextLength();
      node.remove();
      return length;
    };

    const wrap = (text, room, size) => {
      const lines = [];
      let line = "";
      for (const word of text.split(" ")) {
        if (line && (line.length + word.length + 1) * size > room) { lines.push(line); line = ""; }
        line += (line ? " " : "") + word;
      }
      return lines.concat(line);
    };
    const fitting = (name, room) => name.length <= room ? name
      : room < 2 ? "" : name.slice(0, room - 1) + "…";
    const textOf = (f, w) => {
      const [name, bare] = label(f), room = Math.floor((w - 6) / letter);
      if (w < 26 || name.length <= room) return w < 26 ? "" : name;
      if (bare.length <= room || bare.includes(" ")) return fitting(bare, room);
      const parts = bare.split("::");
      for (let i = 1; i < parts.length; i++) {
        const ending = "…" + parts.slice(i).join("::");
        if (ending.length <= room) return ending;
      }
      return fitting(parts[parts.length - 1], room);
    };

    let search, found, zoomOut;
    const drawHead = () => {
      top.replaceChildren();
      const isNarrow = width < 760, bar = isNarrow ? 34 : 0;
      const lines = data.about.flatMap(text => wrap(text, width - 2 * SIDE, 6.2));
      head = 54 + bar + lines.length * 16;
      make("rect", { class: "paper", width, height: head }, top);
      const room = isNarrow ? width - 20 : width - 520;
      make("text", { class: "title", x: SIDE, y: 24 }, top, fitting(data.title,
        Math.floor(room / 9)));
      lines.forEach((line, i) =>
        make("text", { class: "about", x: SIDE, y: 44 + bar + i * 16 }, top, line));
      const box = make("foreignObject", { x: isNarrow ? 4 : width - 514, y: isNarrow ? 34 : 4,
        width: isNarrow ? width - 8 : 508, height: 34 }, top);
      box.appendChild(barElement);
    };
    const barElement = html("div", { class: "bar" });
    found = html("span", { class: "found" }, barElement, "");
    search = html("input", { type: "search", placeholder: "search (regular expression)",
      "aria-label": "Search, by a regular expression", spellcheck: "false" }, barElement);
    const flip = html("button", { title: "Callers above or below (i)" }, barElement, "⇅");
    flip.setAttribute("aria-label", "Turn the picture over");
    zoomOut = html("button", { title: "Show everything (r)" }, barElement, "Reset");
    barElement.appendChild(status);

    const topOf = d => head + (state.inverted ? d : rows - 1 - d) * ROW;
    const drawFrames = () => {
      const room = width - 2 * SIDE, zoom = state.zoom;
      const scale = room / Math.max(1, weight(zoom)), start = left[zoom];
      const paths = new Map(), texts = [];
      rowsShown = Array.from({ length: rows }, () => []);
      const put = (f, x, w, isFaded) => {
        const d = depth(f), y = topOf(d);
        rowsShown[d].push([f, x, w]);
        const colour = state.query && isMatch(f) ? "hits"
          : data.change ? data.change.frames[f * 3 + 2] : label(f)[4];
        const isPale = isFaded || (state.query && !isMatch(f));
        const key = colour + (isPale ? " faded" : "");
        const drawn = w > 2 ? w - 0.6 : w;
        const piece = "M" + x.toFixed(2) + " " + y + "h" + drawn.toFixed(2) + "v17h-"
          + drawn.toFixed(2) + "z";
        if (!paths.has(key)) paths.set(key, []);
        paths.get(key).push(piece);
        if (label(f)[3] === "awaiting") {
          if (!paths.has("await")) paths.set("await", []);
          paths.get("await").push(piece);
        }
        const text = textOf(f, w);
        if (text) texts.push([label(f)[3], x + 3, y + 13, text]);
      };
      for (let f = parent[zoom]; f >= 0; f = parent[f]) put(f, SIDE, room, true);
      for (let f = zoom; f < end[zoom];) {
        const w = weight(f) * scale;
        if (w < 0.4) { f = end[f]; continue; }
        put(f, SIDE + (left[f] - start) * scale, w, false);
        f++;
      }
      scene.replaceChildren();
      const hatching = paths.get("await");
      paths.delete("await");
      for (const [key, pieces] of paths) make("path", { class: key, d: pieces.join("") }, scene);
      if (hatching) make("path", { class: "await", d: hatching.join("") }, scene);
      for (const [kind, x, y, text] of texts)
        make("text", { class: kind, x: x.toFixed(2), y }, scene, text);
    };
    const drawFoot = height => {
      foot.replaceChildren();
      let x = SIDE;
      for (const [colour, words] of data.legend) {
        make("path", { class: colour, d: `M${x} ${height - 18}h12v12h-12z` }, foot);
        make("text", { x: x + 17, y: height - 8 }, foot, words);
        x += 30 + words.length * 7;
      }
      const hint = "click zooms, Esc goes back, / searches, arrows walk, i turns it over";
      const notes = [[data.narrow, hint].filter(note => note).join("; "), data.narrow];
      const note = notes.find(text => text && text.length * 6.6 < width - x - SIDE);
      if (note) make("text", { class: "note", x: width - SIDE, y: height - 8 }, foot, note);
    };
    const draw = () => {
      svg.style.width = "100%";
      width = Math.max(320, Math.floor(svg.getBoundingClientRect().width) || 1200);
      drawHead();
      const height = head + rows * ROW + data.foot;
      svg.setAttribute("width", width);
      svg.setAttribute("height", height);
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.style.height = height + "px";
      drawFrames();
      drawFoot(height);
      mark(hover, state.hover);
      mark(chosen, state.chosen);
      follow();
    };
    const boxOf = f => f < 0 ? null : rowsShown[depth(f)].find(box => box[0] === f);
    const mark = (rect, f) => {
      const box = boxOf(f);
      rect.setAttribute("visibility", box ? "visible" : "hidden");
      if (!box) return;
      rect.setAttribute("x", box[1]);
      rect.setAttribute("y", topOf(depth(f)));
      rect.setAttribute("width", Math.max(1, box[2] - 0.6));
      rect.setAttribute("height", ROW - 1);
    };
    const frameAt = (x, y) => {
      const row = Math.floor((y - head) / ROW);
      const d = state.inverted ? row : rows - 1 - row;
      if (y < head - topOffset() || d < 0 || d >= rows) return -1;
      const boxes = rowsShown[d];
      let low = 0, high = boxes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (boxes[middle][1] <= x) low = middle + 1; else high = middle;
      }
      // One that is too narrow for the pointer is found within two pixels.
      for (const i of [low - 1, low]) {
        const box = boxes[i];
        if (box && x >= box[1] - 1 && x <= box[1] + Math.max(box[2], 1)) return box[0];
      }
      return -1;
    };

    const regionOf = f => {
      const names = [];
      for (let g = parent[f]; g >= 0; g = parent[g])
        if (label(g)[3] === "region") names.unshift(g);
      return names;
    };
    const before = f => {
      if (!data.change) return [];
      const was = data.change.frames[f * 3] / Math.max(1, data.change.whole);
      const now = weight(f) / data.whole, delta = (now - was) * 100;
      const verdict = data.change.frames[f * 3 + 2] === "d0" ? "within the noise"
        : "more than chance explains";
      return ["before " + percentage(was, data.change.evidence) + ", "
        + grouped(data.change.frames[f * 3 + 1]) + " samples",
        (delta >= 0 ? "+" : "−") + Math.abs(delta).toFixed(1) + " points: " + verdict];
    };
    const story = f => {
      const share = weight(f) / data.whole, own = at(f, 4) / data.whole, regions = regionOf(f);
      const lines = [
        (data.change ? "now " : "") + percentage(share, data.evidence),
        amount(share) + ", " + grouped(at(f, 3)) + (at(f, 3) === 1 ? " sample" : " samples")];
      lines.push(...before(f));
      if (own && own < share) lines.push("itself " + percentage(own, data.evidence));
      if (state.zoom && weight(f) < weight(state.zoom))
        lines.push(percent(weight(f) / weight(state.zoom)) + " of what is shown");
      if (regions.length && label(f)[3] !== "region") {
        const inner = regions[regions.length - 1];
        lines.push(percent(weight(f) / weight(inner)) + " of region "
          + regions.map(g => label(g)[0]).join("/"));
      }
      const place = at(f, 5) < 0 ? "" : data.places[at(f, 5)];
      const soft = [place, label(f)[2] && "in " + label(f)[2], label(f)[3]]
        .filter(word => word).join(", ");
      return { name: label(f)[0], lines, soft };
    };
    const showTip = (f, x, y) => {
      tip.replaceChildren();
      tip.setAttribute("visibility", f < 0 ? "hidden" : "visible");
      if (f < 0) return;
      const told = story(f), room = Math.min(640, width - 40), letters = Math.floor(room / letter);
      const names = told.name.match(new RegExp(`.{1,${letters}}`, "gsu")) || [""];
      const shown = names.length > 6 ? names.slice(0, 6).concat("…") : names;
      const all = shown.map(text => ["name", text]).concat(told.lines.map(text => ["", text]),
        told.soft ? wrap(told.soft, room, 6.4).map(text => ["soft", text]) : []);
      const w = Math.max(...all.map(([kind, text]) => measure(text, kind))) + 20;
      const h = all.length * 17 + 12;
      make("rect", { width: w, height: h }, tip);
      all.forEach(([kind, text], i) =>
        make("text", { class: kind, x: 10, y: 19 + i * 17 }, tip, text));
      const bounds = svg.getBoundingClientRect();
      const lowest = Math.min(bounds.height, window.innerHeight - bounds.top) - h - 6;
      const under = y + 22 > lowest ? y - h - 12 : y + 22;
      const place = [Math.max(4, Math.min(x + 14, width - w - 6)), Math.max(4 - bounds.top, under)];
      tip.setAttribute("transform", `translate(${place[0]},${place[1]})`);
    };

    const topOffset = () => Math.max(0, -svg.getBoundingClientRect().top);
    const follow = () => top.setAttribute("transform", `translate(0,${
      topOffset() > 0 ? topOffset() : 0})`);
    const position = event => {
      const bounds = svg.getBoundingClientRect();
      return [event.clientX - bounds.left, event.clientY - bounds.top];
    };
    const frameUnder = event => {
      const [x, y] = position(event);
      return y < topOffset() + head && topOffset() > 0 ? -1 : frameAt(x, y);
    };

    const zoomTo = f => { state.zoom = Math.max(0, f); showTip(-1); draw(); };
    const choose = f => {
      if (f < 0) return;
      state.chosen = f;
      mark(chosen, f);
      const box = boxOf(f), y = topOf(depth(f));
      const bounds = svg.getBoundingClientRect(), screen = y + bounds.top;
      if (screen < head) window.scrollBy(0, screen - head - ROW);
      if (screen > window.innerHeight - 2 * ROW)
        window.scrollBy(0, screen - window.innerHeight + 3 * ROW);
      if (box) showTip(f, box[1], y);
      const told = story(f);
      status.textContent = [told.name].concat(told.lines, told.soft).join(", ");
    };
    const find = query => {
      let pattern = null;
      search.classList.remove("wrong");
      try { pattern = query ? new RegExp(query, "iu") : null; }
      catch { search.classList.add("wrong"); found.textContent = "not a regular expression"; return; }
      state.query = pattern ? query : "";
      matched.fill(0);
      const hits = data.labels.map(one => pattern !== null && pattern.test(one[0]));
      let total = 0, number = 0, covered = 0;
      for (let f = 0; f < count; f++) {
        if (!hits[at(f, 1)]) continue;
        matched[f] = 1;
        number++;
        if (f >= covered) { total += weight(f); covered = end[f]; }
      }
      found.textContent = pattern
        ? `${percent(total / Math.max(1, data.whole))} in ${grouped(number)} frames` : "";
      drawFrames();
      mark(chosen, state.chosen);
    };
    const reset = () => {
      search.value = "";
      state.chosen = -1;
      find("");
      zoomTo(0);
    };
    const turn = () => { state.inverted = !state.inverted; draw(); toRoot(); };
    const toRoot = () => {
      if (document.documentElement !== svg) return;
      window.scrollTo(0, state.inverted ? 0 : document.documentElement.scrollHeight);
    };

    const visibleChild = f => {
      const boxes = rowsShown[depth(f) + 1] || [];
      const mine = boxes.filter(box => parent[box[0]] === f);
      return mine.length ? mine.reduce((a, b) => weight(b[0]) > weight(a[0]) ? b : a)[0] : f;
    };
    const beside = (f, step) => {
      const boxes = rowsShown[depth(f)], i = boxes.findIndex(box => box[0] === f);
      return boxes[i + step] ? boxes[i + step][0] : f;
    };
    const keys = {
      ArrowUp: f => choose(state.inverted ? Math.max(0, parent[f]) : visibleChild(f)),
      ArrowDown: f => choose(state.inverted ? visibleChild(f) : Math.max(0, parent[f])),
      ArrowLeft: f => choose(beside(f, -1)),
      ArrowRight: f => choose(beside(f, 1)),
      Enter: f => { zoomTo(f); choose(f); },
      " ": f => { zoomTo(f); choose(f); },
      Home: () => choose(0),
      Backspace: () => zoomTo(parent[state.zoom]),
      Escape: () => { if (state.query) { search.value = ""; find(""); }
        else if (state.zoom) zoomTo(parent[state.zoom]); showTip(-1); },
      "/": () => search.focus(), r: reset, i: turn
    };
    const isTyping = event => event.target === search;
    svg.addEventListener("keydown", event => {
      if (event.ctrlKey && event.key === "f" && !isTyping(event)) {
        event.preventDefault();
        search.focus();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event) && event.key !== "Escape") return;
      if (event.target.localName === "button" && ["Enter", " "].includes(event.key)) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      if (isTyping(event)) svg.focus();
      act(boxOf(state.chosen) ? state.chosen : state.zoom);
    });
    search.addEventListener("input", () => find(search.value));
    zoomOut.addEventListener("click", reset);
    flip.addEventListener("click", turn);
    svg.addEventListener("pointermove", event => {
      const f = barElement.contains(event.target) ? -1 : frameUnder(event);
      state.hover = f;
      svg.style.cursor = f < 0 ? "default" : "pointer";
      mark(hover, f);
      showTip(f, ...position(event));
    });
    svg.addEventListener("pointerleave", () => {
      state.hover = -1;
      mark(hover, -1);
      showTip(-1);
    });
    svg.addEventListener("click", event => {
      if (barElement.contains(event.target)) return;
      const f = frameUnder(event);
      if (f < 0) return;
      state.chosen = -1;
      zoomTo(f);
    });
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", draw);
    letter = measure("M".repeat(50), "") / 50 || letter;
    draw();
    toRoot();
    })
    """#
}
