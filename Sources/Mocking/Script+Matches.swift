// SPDX-License-Identifier: Apache-2.0

// The compiler has its troubles with packs in large functions: each of these does one thing.

/// Makes a script of matches, one for each argument.
@inlinable
package func script<each Argument, Failure: Error, Output>(
  _ matches: repeat Match<each Argument>, failure: Failure.Type, output: Output.Type
) -> TypedScript<(repeat each Argument), Failure, Output> {
  TypedScript(
    matches: { arguments in
      for (match, argument) in repeat (each matches, each arguments) {
        if !match.accepts(argument) { return false }
      }
      return true
    },
    captures: captures(repeat each matches), isExact: isExact(repeat each matches),
    details: { details(repeat each matches) })
}

@usableFromInline
func details<each Argument>(
  _ matches: repeat Match<each Argument>
) -> Details<(repeat each Argument)> {
  Details(
    wanted: { wanted(repeat each matches) }, types: types(repeat each matches),
    elements: elements(repeat each matches), differences: differences(repeat each matches),
    readings: readings(repeat each matches), filing: { filing(repeat each matches) })
}

/// The details of a script for arguments of which copies are kept, strings and buffers with them.
@usableFromInline
func keptDetails<each Argument>(
  _ matches: repeat Match<each Argument>
) -> Details<(repeat each Argument)> {
  var details = details(repeat each matches)
  details.looksBehind = looksBehind(repeat each matches)
  return details
}

private func looksBehind<each Argument>(_ matches: repeat Match<each Argument>) -> Bool {
  for match in repeat each matches {
    if match.looksBehind { return true }
  }
  return false
}

/// Makes a script of matches, for arguments of which copies are kept.
@inlinable
package func keptScript<each Argument, Output>(
  _ matches: repeat Match<each Argument>, output: Output.Type
) -> TypedScript<(repeat each Argument), Never, Output> {
  TypedScript(
    matches: { arguments in
      for (match, argument) in repeat (each matches, each arguments) {
        if !match.accepts(argument) { return false }
      }
      return true
    },
    captures: captures(repeat each matches), isExact: isExact(repeat each matches),
    details: { keptDetails(repeat each matches) })
}

private func wanted<each Argument>(_ matches: repeat Match<each Argument>) -> [String] {
  var wanted: [String] = []
  for match in repeat each matches { wanted.append(match.description) }
  return wanted
}

private func types<each Argument>(_ matches: repeat Match<each Argument>) -> [Any.Type] {
  var types: [Any.Type] = []
  for type in repeat (each Argument).self { types.append(type) }
  return types
}

private func elements<each Argument>(
  _ matches: repeat Match<each Argument>
) -> ((repeat each Argument)) -> [Any] {
  { arguments in
    var elements: [Any] = []
    for argument in repeat each arguments { elements.append(argument) }
    return elements
  }
}

private func differences<each Argument>(
  _ matches: repeat Match<each Argument>
) -> (Entry) -> [Bool] {
  { entry in
    let arguments = unsafeDowncast(entry, to: Arguments<(repeat each Argument)>.self).values
    var differences: [Bool] = []
    for (match, argument) in repeat (each matches, each arguments) {
      differences.append(!match.accepts(argument))
    }
    return differences
  }
}

private func readings<each Argument>(
  _ matches: repeat Match<each Argument>
) -> (Entry) -> [String?] {
  { entry in
    let arguments = unsafeDowncast(entry, to: Arguments<(repeat each Argument)>.self).values
    var readings: [String?] = []
    for (match, argument) in repeat (each matches, each arguments) {
      readings.append(match.reading?(argument))
    }
    return readings
  }
}

@usableFromInline
func captures<each Argument>(
  _ matches: repeat Match<each Argument>
) -> [((repeat each Argument)) -> Void] {
  var hasSome = false
  for match in repeat each matches { hasSome = hasSome || match.capture != nil }
  return hasSome ? [capture(repeat each matches)] : []
}

private func capture<each Argument>(
  _ matches: repeat Match<each Argument>
) -> ((repeat each Argument)) -> Void {
  { arguments in
    for (match, argument) in repeat (each matches, each arguments) { match.capture?(argument) }
  }
}

/// Whether a match wants one value.
@usableFromInline
func isExact<each Argument>(_ matches: repeat Match<each Argument>) -> Bool {
  for match in repeat each matches {
    if match.exact != nil { return true }
  }
  return false
}

private func filing<each Argument>(
  _ matches: repeat Match<each Argument>
) -> Filing<(repeat each Argument)> {
  let exact = (repeat (each matches).exact?())
  return Filing(key: key(repeat each exact)) { arguments in
    var hash = 0
    for (exact, argument) in repeat (each exact, each arguments) {
      if let exact { hash = mixed(hash, exact.hashOf(argument)) }
    }
    return hash
  }
}

private func key<each Argument>(_ exact: repeat Exact<each Argument>?) -> LineKey {
  var hash = 0
  var places: UInt64 = 0
  var place: UInt64 = 1
  for exact in repeat each exact {
    if let exact {
      places |= place
      hash = mixed(hash, exact.hash)
    }
    place <<= 1
  }
  return LineKey(places: places, hash: hash)
}

/// Both are hashes already.
private func mixed(_ hash: Int, _ other: Int) -> Int { (hash &* 31) ^ other }
