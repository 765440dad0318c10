// swift-tools-version: 6.2
import PackageDescription

/// `make lint` and `make test` set this, so that a warning fails the project's own checks
/// but never the build of someone who has a newer compiler.
let warningsAreErrors = Context.environment["BALLAST_WARNINGS_AS_ERRORS"] == "1"

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// Non-escapable views over bytes (`LineScanner`) state what they borrow.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "ballast",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ballast", targets: ["ballast"]),
    .library(name: "SparkMemory", targets: ["SparkMemory"]),
    .library(name: "SparkEventLog", targets: ["SparkEventLog", "SparkProfile"]),
    .library(
      name: "BallastKit",
      targets: [
        "SparkMemory", "SparkProfile", "SparkEventLog", "SparkSource", "Advisor", "Checks",
        "Report", "Watch",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CZstd",
      pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CLZ4",
      pkgConfig: "liblz4",
      providers: [.apt(["liblz4-dev"]), .brew(["lz4"])]),
    .systemLibrary(
      name: "CSnappy",
      pkgConfig: "snappy",
      providers: [.apt(["libsnappy-dev"]), .brew(["snappy"])]),
    .systemLibrary(
      name: "CXXHash",
      pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    .target(name: "CScan"),

    .target(name: "SparkMemory", swiftSettings: strict),
    .target(name: "SparkProfile", swiftSettings: strict),
    .target(
      name: "SparkEventLog",
      dependencies: [
        "CLZ4", "CScan", "CSnappy", "CXXHash", "CZlib", "CZstd", "SparkProfile",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict + lifetimes),
    .target(
      name: "ServerAccess",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .target(
      name: "SparkREST",
      dependencies: ["ServerAccess", "SparkEventLog", "SparkProfile"],
      swiftSettings: strict),
    .target(
      name: "EventLogHTTP",
      dependencies: [
        "ServerAccess", "SparkEventLog",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "SparkSource",
      dependencies: ["SparkMemory", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Advisor", dependencies: ["SparkMemory", "SparkProfile"], swiftSettings: strict),
    .target(
      name: "Checks", dependencies: ["Advisor", "SparkMemory", "SparkSource"],
      swiftSettings: strict),
    .target(
      name: "Watch", dependencies: ["Advisor", "SparkMemory", "SparkProfile"],
      swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: ["Advisor", "Checks", "SparkMemory", "SparkProfile", "SparkSource", "Watch"],
      swiftSettings: strict),
    .target(
      name: "RunStore",
      dependencies: ["SparkProfile", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "Launch",
      dependencies: [
        "Advisor", "RunStore", "SparkEventLog", "SparkMemory", "SparkProfile", "SparkSource",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "ballast",
      dependencies: [
        "Advisor", "Checks", "EventLogHTTP", "Launch", "Report", "RunStore", "ServerAccess",
        "SparkEventLog", "SparkMemory", "SparkProfile", "SparkREST", "SparkSource", "Watch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "SparkMemoryTests", dependencies: ["SparkMemory", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SparkProfileTests",
      dependencies: ["SparkProfile", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SparkEventLogTests",
      dependencies: [
        "CLZ4", "CSnappy", "CXXHash", "CZlib", "CZstd", "SparkEventLog", "SparkProfile",
        "TestSupport",
      ],
      exclude: ["GCLogs", "Logs"],
      swiftSettings: strict + lifetimes),
    .testTarget(
      name: "ServerAccessTests",
      dependencies: ["ServerAccess", "TestSupport", "TestServers"],
      swiftSettings: strict),
    .testTarget(
      name: "SparkRESTTests",
      dependencies: [
        "ServerAccess", "SparkProfile", "SparkREST", "TestServers", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EventLogHTTPTests",
      dependencies: [
        "EventLogHTTP", "ServerAccess", "SparkEventLog", "SparkProfile", "TestServers",
        "TestSupport",
      ],
      swiftSettings: strict),
    .target(
      name: "TestServers",
      dependencies: [
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/TestServers", swiftSettings: strict),
    .testTarget(
      name: "SparkSourceTests",
      dependencies: ["SparkSource", "SparkMemory", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AdvisorTests",
      dependencies: ["Advisor", "SparkEventLog", "SparkMemory", "SparkProfile", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WatchTests",
      dependencies: ["Advisor", "SparkMemory", "SparkProfile", "TestSupport", "Watch"],
      swiftSettings: strict),
    .testTarget(
      name: "ChecksTests",
      dependencies: ["Advisor", "Checks", "Report", "SparkMemory", "SparkSource", "TestSupport"],
      exclude: ["Golden", "Wild"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Advisor", "Checks", "Report", "SparkEventLog", "SparkMemory", "SparkProfile",
        "SparkSource", "TestSupport", "Watch",
      ],
      exclude: [
        "Configuration/Golden", "Explain/Golden", "Fit/Golden", "Key/Golden", "Packing/Golden",
        "Plan/Golden", "Prediction/Golden", "Rules/Golden", "Watch/Golden",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RunStoreTests",
      dependencies: [
        "RunStore", "SparkProfile", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LaunchTests",
      dependencies: [
        "Advisor", "Launch", "RunStore", "SparkEventLog", "SparkMemory", "SparkProfile",
        "SparkSource", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["ballast", "TestServers", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RealSparkTests",
      dependencies: [
        "Advisor", "Checks", "EventLogHTTP", "Launch", "Report", "RunStore", "ServerAccess",
        "SparkEventLog", "SparkMemory", "SparkProfile", "SparkREST", "SparkSource", "ballast",
        "TestSupport",
      ],
      exclude: ["Jobs", "Referee"],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
