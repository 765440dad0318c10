// swift-tools-version: 6.2
import PackageDescription

/// As in the package above: only the project's own checks turn warnings into errors.
let warningsAreErrors = Context.environment["BALLAST_WARNINGS_AS_ERRORS"] == "1"

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "ballast-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ballast", path: "..")],
  targets: [
    .target(name: "LogMultiplier", swiftSettings: strict),
    .executableTarget(
      name: "multiply-log", dependencies: ["LogMultiplier"], swiftSettings: strict),
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "scan-log",
      dependencies: ["CMalloc", .product(name: "SparkEventLog", package: "ballast")],
      swiftSettings: strict),
    .testTarget(
      name: "LogMultiplierTests", dependencies: ["LogMultiplier"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
