// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Table {
  private static let mostThreads = 8

  /// The busiest threads, where there are several.
  var threadLines: [String] {
    let seen = zip(profile.threads, tally.threads).filter { $0.1.samples > 0 }
    guard seen.count > 1 else { return [] }
    let busiest = seen.sorted { left, right in
      left.1.weight == right.1.weight ? left.0.id < right.0.id : left.1.weight > right.1.weight
    }
    let processes = Set(seen.map(\.0.process))
    let rows = busiest.prefix(Self.mostThreads).map { thread, amount in
      cells(of: thread, amount, namesProcess: processes.count > 1)
    }
    return threadTable(rows) + [others(seen.count - rows.count)].compactMap(\.self)
  }

  private func threadTable(_ rows: [[String]]) -> [String] {
    let titles = ["share %", tally.event.isTime ? "CPU time" : "weight", "samples", "thread"]
    let columns = TableText.columns([titles] + rows, [.right, .right, .right, .left])
    return columns.enumerated().map { index, row in
      let line = TableText.cut(trimmed(row.joined(separator: "  ")), options.width)
      return index == 0 ? style.weak(line) : line
    }
  }

  private func cells(
    of thread: Profile.Thread, _ amount: CallTree.Amount, namesProcess: Bool
  ) -> [String] {
    let confidence = tally.share(amount)
    let process = namesProcess && thread.id != thread.process ? " of process \(thread.process)" : ""
    return [
      share(confidence), weight(confidence), Figures.grouped(amount.samples),
      "\(thread.name.printable) \(thread.id)\(process)",
    ]
  }

  private func others(_ count: Int) -> String? {
    count > 0 ? style.weak("and \(Figures.count(count, "more thread")); see --thread") : nil
  }
}
