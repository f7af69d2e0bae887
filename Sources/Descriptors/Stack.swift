// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// Which part of a stack is worth showing: it has neither our own libraries' frames, nor the code
/// that calls main or begins a thread. What is not shown is not looked up.
struct Stack {
  struct Place {
    /// `nil` when the address is in no file.
    let module: Module?
    let address: UInt64
  }

  private var places: [Place]
  private let symbols: Symbols

  init(_ places: [Place], _ symbols: Symbols) {
    self.places = places.filter { !Self.isOurs($0.module) }
    self.symbols = symbols
    if endsInStart { self.places.removeLast() }
    while self.places.count > 1, Self.isLibrary(self.places.last?.module) {
      self.places.removeLast()
    }
  }

  var frames: [Frame] { places.flatMap(frames) }

  private func frames(at place: Place) -> [Frame] {
    guard let module = place.module else { return [Frame(offset: place.address)] }
    return symbols.frames(of: place.address, in: module)
  }

  /// Whether the outermost place is where the program begins, from where it calls libc.
  private var endsInStart: Bool {
    guard places.count > 1, let last = places.last, last.module != nil,
      Self.isLibrary(places[places.count - 2].module)
    else { return false }
    return [nil, "_start"].contains(frames(at: last).first?.function)
  }

  private static func isLibrary(_ module: Module?) -> Bool {
    let names = ["libc.so", "libc-", "libpthread", "ld-linux", "ld-musl"]
    return module.map { module in names.contains { module.name.hasPrefix($0) } } ?? false
  }

  private static func isOurs(_ module: Module?) -> Bool {
    module?.name.hasPrefix("libbacklot_") == true
  }
}

extension Module {
  fileprivate var name: Substring { path.split(separator: "/").last ?? "" }
}
