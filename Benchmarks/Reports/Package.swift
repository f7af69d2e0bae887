// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// What reports cost.
let package = Package(
  name: "backlot-report-benchmarks",
  dependencies: [.package(name: "backlot", path: "../..")],
  targets: [
    .executableTarget(
      name: "reports",
      dependencies: [.product(name: "BacklotReportFiles", package: "backlot")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ]
)
