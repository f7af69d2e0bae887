// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package that has its mocks generated, in each of the three ways. The tests of Backlot copy it, have
// the mocks written, and run its tests.

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let mocking = Target.Dependency.product(name: "BacklotMocking", package: "backlot")

let package = Package(
  name: "generated-mocks",
  dependencies: [.package(name: "backlot", path: "../..", traits: ["Macros"])],
  targets: [
    .target(name: "Aquarium", swiftSettings: swift),
    .target(name: "Zoo", dependencies: ["Aquarium"], swiftSettings: swift),
    .testTarget(
      name: "ZooTests", dependencies: ["Aquarium", "Zoo", mocking], swiftSettings: swift),
    .testTarget(
      name: "AquariumTests", dependencies: ["Aquarium", mocking], swiftSettings: swift),
    .testTarget(
      name: "MacroTests",
      dependencies: [.product(name: "BacklotMockingMacros", package: "backlot")],
      swiftSettings: swift),
  ]
)
