// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// What regions cost. `swift run -c release`.
let package = Package(
  name: "backlot-region-benchmarks",
  dependencies: [.package(name: "backlot", path: "../..")],
  targets: [
    .executableTarget(
      name: "regions",
      dependencies: [.product(name: "BacklotProfiling", package: "backlot"), "Switch"],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
    .target(name: "Switch", cSettings: [.treatAllWarnings(as: .error)]),
  ]
)
