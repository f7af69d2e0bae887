// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// What it costs to run a test.
let package = Package(
  name: "backlot-test-benchmarks",
  dependencies: [.package(name: "backlot", path: "../..")],
  targets: [
    .executableTarget(name: "tests", swiftSettings: settings),
    .executableTarget(
      name: "trivial",
      dependencies: [.product(name: "BacklotTesting", package: "backlot")],
      swiftSettings: settings),
  ]
)
