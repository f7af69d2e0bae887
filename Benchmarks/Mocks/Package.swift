// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// What mocks cost. The rival is a program of its own, which `run` builds.
let package = Package(
  name: "backlot-mock-benchmarks",
  dependencies: [.package(name: "backlot", path: "../..")],
  targets: [
    .target(name: "Callers", cSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "mocks",
      dependencies: ["Callers", .product(name: "BacklotMocking", package: "backlot")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
