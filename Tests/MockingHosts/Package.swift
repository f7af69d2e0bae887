// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// Tests that fail on purpose, in each host. A test of PackageTests runs them, and sees them fail.
let assertions = Target.Dependency.product(name: "BacklotAssertions", package: "backlot")
let mocking = Target.Dependency.product(name: "BacklotMocking", package: "backlot")

let package = Package(
  name: "mocking-hosts",
  dependencies: [.package(name: "backlot", path: "../..")],
  targets: [
    .target(name: "Scenarios", dependencies: [assertions, mocking], path: "Scenarios"),
    .executableTarget(
      name: "program", dependencies: ["Scenarios", assertions, mocking], path: "program"),
    .testTarget(name: "FailingTests", dependencies: ["Scenarios", mocking], path: "FailingTests"),
    .testTarget(
      name: "FailingXCTests", dependencies: ["Scenarios", mocking], path: "FailingXCTests"),
    .target(name: "Settings", path: "Example/Settings"),
    .testTarget(
      name: "ExampleTests", dependencies: ["Settings", mocking], path: "Example",
      exclude: ["Settings"]),
  ]
)
