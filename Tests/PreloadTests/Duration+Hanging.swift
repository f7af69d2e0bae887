// SPDX-License-Identifier: Apache-2.0

extension Duration {
  /// What takes longer hangs. Whoever waits its turn among the programs of all tests, on two cores,
  /// does not.
  static let hanging: Self = .seconds(120)
}
