// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
]

/// A package of its own: `Fuzz` is built with libFuzzer's instrumentation, which `scripts/fuzz` asks
/// for, and `Damage` optimized, since it reads a log hundreds of thousands of times.
let package = Package(
  name: "ballast-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ballast", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CLibFuzzer", .product(name: "BallastKit", package: "ballast")],
      swiftSettings: strict),
    .executableTarget(
      name: "Damage",
      dependencies: [.product(name: "SparkEventLog", package: "ballast")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
