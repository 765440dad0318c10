// swift-tools-version: 6.2
import PackageDescription

/// A package of its own, because everything in it is built with libFuzzer's instrumentation, which
/// `scripts/fuzz` asks for.
let package = Package(
  name: "ballast-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ballast", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CLibFuzzer", .product(name: "SparkEventLog", package: "ballast")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
