// SPDX-License-Identifier: Apache-2.0
// Functions that await one another, while signals come and ask who awaits: see samples.c.

@_silgen_name("samples_start") func samplesStart()
@_silgen_name("samples_enough") func samplesEnough() -> Bool
@_silgen_name("samples_report") func samplesReport()

@inline(never) func burn(_ count: Int) -> UInt64 {
  var state: UInt64 = 88_172_645_463_325_252
  for _ in 0..<count {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
  }
  return state
}

/// It keeps registers of its caller's, the context's among them, for its own use.
@inline(never) func spread(_ count: Int, _ values: [UInt64]) -> UInt64 {
  var (a, b, c, d) = (values[0], values[1], values[2], values[3])
  var (e, f, g, h) = (values[4], values[5], values[6], values[7])
  for _ in 0..<8 {
    (a, b, c, d) = (b &+ burn(count / 8), c ^ a, d &+ b, a &* 3)
    (e, f, g, h) = (f ^ d, g &+ e, h ^ c, e &* 5)
  }
  return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h
}

@inline(never) func asyncLeaf(_ count: Int) async -> UInt64 {
  spread(count, [1, 2, 3, 4, 5, 6, 7, 8])
}

@inline(never) func asyncMid(_ count: Int, _ depth: Int) async -> UInt64 {
  if depth == 0 { return await asyncLeaf(count) }
  await Task.yield()
  return await asyncMid(count, depth - 1) &+ 1
}

@inline(never) func asyncTop(_ count: Int) async -> UInt64 { await asyncMid(count, 5) &+ 3 }

@inline(never) func plainTop(_ count: Int) -> UInt64 { burn(count) &+ 1 }

actor Counter {
  var total: UInt64 = 0
  func add(_ count: Int) { total &+= burn(count) }
}

@inline(never) func asyncActor(_ counter: Counter, _ count: Int) async {
  await counter.add(count)
}

samplesStart()
var total: UInt64 = 0
let counter = Counter()
while !samplesEnough() {
  total &+= plainTop(200_000)
  total &+= await asyncTop(2_000_000)
  await asyncActor(counter, 500_000)
  async let other = asyncTop(1_000_000)
  total &+= await other
}
samplesReport()
