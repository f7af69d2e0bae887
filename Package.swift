// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import CompilerPluginSupport
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let c: [CSetting] = [
  // Empty, as the sources themselves define it where they must stand alone.
  .define("_GNU_SOURCE", to: ""),
  .enableWarning("all"),
  .enableWarning("extra"),
  .enableWarning("shadow"),
  .treatAllWarnings(as: .error),
]

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func tests(
  _ name: String, of rooms: [Target.Dependency], without folders: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: rooms, exclude: folders, swiftSettings: swift)
}

/// A program that tests of `BacklotTesting` run.
func testProgram(_ name: String, _ folder: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["BacklotFindings", "BacklotMocking", "BacklotTesting"],
    path: folder, swiftSettings: swift)
}

func syntax(_ product: String) -> Target.Dependency {
  .product(name: product, package: "swift-syntax", condition: .when(traits: ["Macros"]))
}

let package = Package(
  name: "backlot",
  products: [
    .library(name: "Backlot", targets: ["Backlot"]),
    .library(name: "BacklotAssertions", targets: ["BacklotAssertions"]),
    .library(name: "BacklotDescriptorsTesting", targets: ["BacklotDescriptorsTesting"]),
    .library(name: "BacklotMocking", targets: ["BacklotMocking"]),
    .library(name: "BacklotMockingMacros", targets: ["BacklotMockingMacros"]),
    .library(name: "BacklotProfiles", targets: ["BacklotProfiles"]),
    .library(name: "BacklotProfiling", targets: ["BacklotProfiling"]),
    .library(name: "BacklotReportFiles", targets: ["BacklotReportFiles", "BacklotReporting"]),
    .library(name: "BacklotReporting", targets: ["BacklotReporting"]),
    .library(name: "BacklotTesting", targets: ["BacklotTesting"]),
    .executable(name: "backlot", targets: ["BacklotCommand"]),
    .plugin(name: "GenerateMocks", targets: ["GenerateMocks"]),
  ],
  traits: [
    .default(enabledTraits: []),
    .trait(name: "Macros", description: "@Mocked, a macro, which needs swift-syntax."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Not even fetched without the trait.
    .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
  ],
  targets: [
    // What runs inside somebody else's process.
    .target(name: "ShimCore", path: "Preload/ShimCore", cSettings: c),
    .target(name: "ShimWire", path: "Preload/ShimWire", cSettings: c),
    .target(name: "SocketPolicy", path: "Preload/SocketPolicy", cSettings: c),
    .target(
      name: "LotFile", dependencies: ["SocketPolicy"], path: "Preload/LotFile", cSettings: c),
    .target(name: "NamePolicy", path: "Preload/NamePolicy", cSettings: c),
    .target(
      name: "NameFiles", dependencies: ["NamePolicy", "ShimCore"], path: "Preload/NameFiles",
      cSettings: c),
    .target(name: "DescriptorPolicy", path: "Preload/DescriptorPolicy", cSettings: c),
    .target(
      name: "StackWalk", dependencies: ["ShimCore"], path: "Preload/StackWalk", cSettings: c),
    .target(name: "PerfData", path: "Preload/PerfData", cSettings: c),
    .target(name: "Regions", dependencies: ["ShimCore"], path: "Preload/Regions", cSettings: c),
    .target(
      name: "RegionSampler", dependencies: ["PerfData", "Regions", "ShimCore", "StackWalk"],
      path: "Preload/RegionSampler", exclude: ["calls.def"],
      cSettings: c + [.headerSearchPath(".")]),
    .target(
      name: "Recorder", dependencies: ["PerfData", "Regions", "ShimCore", "StackWalk"],
      path: "Preload/Recorder", exclude: ["main.c"], cSettings: c),
    .plugin(name: "BuildShims", capability: .buildTool(), path: "Preload/Plugin"),

    // What runs in front of it.
    .target(
      name: "BacklotSystem", dependencies: ["ShimWire"], path: "Sources/System", cSettings: c),
    .target(
      name: "BacklotWorld",
      dependencies: ["BacklotSystem", "LotFile", "ShimWire", "SocketPolicy"],
      path: "Sources/World", swiftSettings: swift),
    .target(
      name: "Backlot", dependencies: ["BacklotDescriptors", "BacklotWorld"],
      path: "Sources/Harness", swiftSettings: swift, plugins: ["BuildShims"]),
    .target(
      name: "BacklotDescriptorsTesting", dependencies: ["BacklotDescriptors"],
      path: "Sources/DescriptorsTesting", swiftSettings: swift),
    .target(name: "BacklotDebugInfo", path: "Sources/DebugInfo", cSettings: c),
    .target(
      name: "BacklotSymbols", dependencies: ["BacklotDebugInfo"], path: "Sources/Symbols",
      swiftSettings: swift),
    .target(
      name: "BacklotDescriptors",
      dependencies: ["BacklotJSON", "BacklotSymbols", "BacklotSystem", "BacklotWorld", "ShimWire"],
      path: "Sources/Descriptors", swiftSettings: swift),
    .target(name: "CallHooks", path: "Sources/CallHooks", cSettings: c),
    .target(
      name: "BacklotFunctionHooks", dependencies: ["CallHooks"], path: "Sources/FunctionHooks",
      swiftSettings: swift),
    .target(name: "BacklotHost", dependencies: ["CallHooks"], path: "Sources/Host", cSettings: c),
    .target(
      name: "BacklotFindings", dependencies: ["BacklotHost", "CallHooks"], path: "Sources/Findings",
      swiftSettings: swift),
    .target(name: "BacklotExits", path: "Sources/Exits", cSettings: c),
    .target(
      name: "BacklotAssertions",
      dependencies: ["BacklotExits", "BacklotFindings", "BacklotHost"],
      path: "Sources/Assertions", swiftSettings: swift),
    .target(
      name: "BacklotMocking",
      dependencies: ["BacklotFindings", "BacklotFunctionHooks", "BacklotHost"],
      path: "Sources/Mocking", swiftSettings: swift),
    .target(name: "BacklotJSON", path: "Sources/JSON", swiftSettings: swift),
    .target(
      name: "BacklotReporting", dependencies: ["BacklotJSON"], path: "Sources/Reporting",
      swiftSettings: swift),
    .target(
      name: "BacklotReportFiles", dependencies: ["BacklotReporting"], path: "Sources/ReportFiles",
      swiftSettings: swift),
    .target(
      name: "TestProcess", dependencies: ["StackWalk"], path: "Sources/TestProcess", cSettings: c),
    .target(
      name: "BacklotTesting",
      dependencies: [
        "BacklotAssertions", "BacklotDescriptors", "BacklotFindings", "BacklotJSON",
        "BacklotReportFiles", "BacklotReporting", "BacklotSymbols", "TestProcess",
      ],
      path: "Sources/Testing", swiftSettings: swift),
    .target(
      name: "BacklotProfiling", dependencies: ["RegionSampler", "Regions"],
      path: "Sources/Profiling", swiftSettings: swift),
    .target(
      name: "BacklotProfiles", dependencies: ["BacklotJSON", "BacklotSymbols"],
      path: "Sources/Profiles", swiftSettings: swift),
    .target(
      name: "BacklotMockGeneration", dependencies: ["BacklotJSON"], path: "Sources/MockGeneration",
      swiftSettings: swift),
    .macro(
      name: "BacklotMockMacros",
      dependencies: [
        "BacklotMockGeneration", syntax("SwiftCompilerPlugin"), syntax("SwiftSyntax"),
        syntax("SwiftSyntaxBuilder"), syntax("SwiftSyntaxMacros"),
      ],
      path: "Sources/MockMacros", swiftSettings: swift),
    .target(
      name: "BacklotMockingMacros", dependencies: ["BacklotMockMacros", "BacklotMocking"],
      path: "Sources/Mocked", swiftSettings: swift),
    .plugin(
      name: "GenerateMocks",
      capability: .command(
        intent: .custom(verb: "mocks", description: "Write mocks of a target's protocols."),
        permissions: [.writeToPackageDirectory(reason: "The mocks are written to a file of it.")]),
      dependencies: ["BacklotCommand"], path: "Plugins/GenerateMocks"),
    .executableTarget(
      name: "BacklotCommand",
      dependencies: [
        "BacklotDescriptors", "BacklotMockGeneration", "BacklotProfiles", "BacklotReportFiles",
        "BacklotReporting", "BacklotSystem", "BacklotWorld", parser,
      ],
      path: "Sources/backlot", swiftSettings: swift),

    tests("PolicyTests", of: ["SocketPolicy", "LotFile"]),
    tests("NamePolicyTests", of: ["NamePolicy"]),
    tests("NameFilesTests", of: ["NamePolicy", "NameFiles"], without: ["Programs"]),
    tests("DescriptorPolicyTests", of: ["DescriptorPolicy"]),
    tests("ShimCoreTests", of: ["ShimCore"]),
    tests("StackWalkTests", of: ["StackWalk"], without: ["Programs"]),
    tests("PreloadTests", of: ["Backlot", "BacklotWorld"], without: ["Programs"]),
    tests("WorldTests", of: ["BacklotWorld"]),
    tests("SymbolsTests", of: ["BacklotSymbols"]),
    tests("DescriptorsTests", of: ["BacklotDescriptors", "BacklotDescriptorsTesting", "ShimWire"]),
    .target(name: "OneAtATime", path: "Tests/OneAtATime", swiftSettings: swift),
    tests(
      "CallHooksTests", of: ["BacklotFunctionHooks", "CallHooks", "OneAtATime"],
      without: ["Programs"]),
    tests("AssertionsTests", of: ["BacklotAssertions", "BacklotFindings"]),
    tests(
      "MockingTests", of: ["BacklotFindings", "BacklotHost", "BacklotMocking", "OneAtATime"],
      without: ["Programs"]),
    tests("MockGenerationTests", of: ["BacklotMockGeneration"]),
    tests("JSONTests", of: ["BacklotJSON"]),
    tests("ReportingTests", of: ["BacklotReportFiles", "BacklotReporting"]),
    testProgram("deaths", "Tests/TestPrograms/deaths"),
    testProgram("features", "Tests/TestPrograms/features"),
    testProgram("many", "Tests/TestPrograms/many"),
    testProgram("ringTests", "Examples/testing"),
    tests(
      "TestingTests",
      of: [
        "BacklotCommand", "BacklotReporting", "BacklotTesting", "deaths", "features", "many",
        "ringTests",
      ]),
    tests("PerfDataTests", of: ["PerfData"]),
    tests("RegionsTests", of: ["Regions"], without: ["Programs"]),
    tests(
      "RegionSamplerTests", of: ["Backlot", "BacklotProfiles", "BacklotWorld", "RegionSampler"],
      without: ["Programs"]),
    .executableTarget(
      name: "logs", dependencies: ["BacklotProfiling"], path: "Examples/profiling/logs",
      swiftSettings: swift),
    tests(
      "ProfilingTests",
      of: ["Backlot", "BacklotCommand", "BacklotProfiling", "BacklotWorld", "Regions", "logs"]),
    tests("ProfilesTests", of: ["BacklotJSON", "BacklotProfiles", "BacklotSymbols"]),
    tests(
      "RecorderTests", of: ["Backlot", "BacklotWorld", "PerfData", "Recorder", "Regions"],
      without: ["Programs"]),
    tests("HarnessTests", of: ["Backlot"]),
    tests("CommandTests", of: ["BacklotCommand", "BacklotWorld"], without: ["Programs"]),
    tests("PackageTests", of: []),
    tests("DifferentialTests", of: ["Backlot", "BacklotDescriptors", "BacklotWorld"]),
    tests("EndToEndTests", of: ["Backlot"]),
  ]
)
