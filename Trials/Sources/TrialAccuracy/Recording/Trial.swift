import SparkMemory
public import SparkProfile

/// One recorded run: what was noted of it, and what its log says.
public struct Trial: Sendable {
  /// Its folder within the recordings, `workload/config`.
  public let id: String
  /// What was noted.
  public let outcome: Outcome
  /// What its event log says, GC logs attached; nil if it left no log that can be read.
  public let profile: SparkProfile?
  /// What it really did.
  public var truth: Truth

  /// The version of Spark, as far as anything says it.
  public let sparkVersion: String
  /// The executors' collector.
  public let collector: Collector
  /// `spark.executor.memory` in bytes.
  public let executorHeap: Int64
  /// `spark.driver.memory` in bytes.
  public let driverHeap: Int64
  /// `spark.driver.maxResultSize` in bytes; 0 means any.
  public let maxResultSize: Int64

  /// A trial of these parts.
  public init(id: String, outcome: Outcome, profile: SparkProfile?) {
    self.id = id
    self.outcome = outcome
    self.profile = profile
    truth = Truth(outcome, durationMs: profile?.application.duration)
    sparkVersion = outcome.spark ?? profile?.application.sparkVersion ?? "unknown"
    collector = Collector(outcome)
    executorHeap = outcome.conf.bytes(.executorMemory)
    driverHeap = outcome.conf.bytes(.driverMemory)
    maxResultSize = outcome.conf.bytes(.driverMaxResultSize)
  }
}

/// The garbage collector that an executor ran with.
public struct Collector: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Its name, as in the JVM's option: `G1`, `Parallel`, `Serial`, `Z`, `Shenandoah`.
  public let name: String

  /// What a recording tells: the collector noted, else the option set, else G1.
  public init(_ outcome: Outcome) {
    let options = outcome.conf["spark.executor.extraJavaOptions"] ?? ""
    name =
      Self.named(outcome.collector ?? "")
      ?? Self.known.first { options.contains("-XX:+Use\($0)GC") } ?? "G1"
  }

  /// The option that asks a JVM for it.
  public var option: String { "-XX:+Use\(name)GC" }
  /// The name.
  public var description: String { name }

  /// Orders by name.
  public static func < (a: Self, b: Self) -> Bool { a.name < b.name }

  private static let known = ["G1", "Parallel", "Serial", "Shenandoah", "Z"]

  private static func named(_ text: String) -> String? {
    let word = text.lowercased()
    return known.first {
      let name = $0.lowercased()
      return word == name || word == "\(name)gc" || word.hasSuffix("use\(name)gc")
    }
  }
}

extension [String: String] {
  /// A size of these settings in bytes: as set, else Spark's default, else 0.
  func bytes(_ key: ConfigurationKey) -> Int64 {
    let size = (try? SparkConfiguration(self).bytes(key)) ?? nil
    return size?.bytes ?? 0
  }
}
