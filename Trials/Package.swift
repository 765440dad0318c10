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
  name: "ballast-trials",
  platforms: [.macOS(.v15)],
  products: [.library(name: "TrialAccuracy", targets: ["TrialAccuracy"])],
  dependencies: [
    .package(name: "ballast", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .target(
      name: "TrialAccuracy",
      dependencies: [.product(name: "BallastKit", package: "ballast")],
      swiftSettings: strict),
    .executableTarget(
      name: "accuracy",
      dependencies: [
        "TrialAccuracy",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TrialAccuracyTests",
      dependencies: [
        "TrialAccuracy", "accuracy", .product(name: "BallastKit", package: "ballast"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
