public import Foundation

/// Where things are in the checkout that the tests belong to.
public enum Checkout {
  /// The package's folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The `ballast` that was built together with the tests.
  public static var ballast: URL {
    get throws {
      let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
      let folders =
        bundles.map { $0.deletingLastPathComponent() }
        + [Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0])]
        .flatMap { [$0, $0.deletingLastPathComponent()] }
      for folder in folders {
        let binary = folder.appendingPathComponent("ballast")
        if FileManager.default.isExecutableFile(atPath: binary.path) { return binary }
      }
      throw MissingBinary(searched: folders.map(\.path))
    }
  }

  /// There is no `ballast` beside the tests.
  public struct MissingBinary: Error {
    /// Where it was looked for.
    public let searched: [String]
  }
}

/// The recorded logs of `Examples/logs`.
public enum ExampleLog: String, CaseIterable, Sendable, CustomStringConvertible {
  /// A comfortable job, in a rolling directory.
  case overProvisioned = "over-provisioned"
  /// A join that spills.
  case spill = "spill.zstd"
  /// Executors that die with `Java heap space`.
  case executorHeap = "executor-heap.zstd"
  /// A driver that refuses results, in plain JSON with default metrics.
  case maxResultSize = "max-result-size.json"
  /// A driver that dies collecting.
  case driverHeap = "driver-heap.zstd"
  /// A cache that does not fit.
  case cacheEviction = "cache-eviction.zstd"
  /// Python workers that hold the memory.
  case pythonMemory = "python-memory.zstd"

  /// The name without the codec.
  public var name: String { String(rawValue.prefix { $0 != "." }) }

  /// Where it is.
  public var path: String {
    Checkout.root.appendingPathComponent("Examples/logs").appendingPathComponent(rawValue).path
  }

  /// The name.
  public var description: String { rawValue }
}

/// Calls `body` with a new folder that is removed afterwards.
public func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("ballast-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
