import Foundation
import SparkProfile

@testable import TrialAccuracy

/// Trials made by hand.
enum SmallTrials {
  static let mebibyte: Int64 = 1 << 20

  /// A run of workload `w` under G1 on Spark 4.3.0, with 2 cores, 1g and a profile with one executor
  /// unless it says otherwise.
  static func trial(
    _ config: String, memory: String = "1g", ok: Bool = true, failure: String? = nil,
    executors: Int = 1, cores: Int = 2, scale: Double = 1, workload: String = "w",
    spark: String? = "4.3.0", collector: String? = nil, conf: [String: String] = [:],
    container: Int64? = nil, summary: Outcome.Summary? = nil, hasLog: Bool = true,
    seen: [String]? = nil
  ) -> Trial {
    let outcome = Outcome(
      workload: workload, config: config, scale: scale,
      conf: ["spark.executor.memory": memory].merging(conf) { $1 }, executors: executors,
      cores: cores, exit: ok ? 0 : 1, ok: ok, seen: seen, spark: spark, collector: collector,
      failure: failure, container: container.map(Outcome.Container.init), summary: summary)
    return Trial(id: "\(workload)/\(config)", outcome: outcome, profile: hasLog ? profile : nil)
  }

  /// A profile with one executor of which the heap was sampled at 500 MiB.
  static var profile: SparkProfile {
    var profile = SparkProfile()
    profile.application.sparkVersion = "4.3.0"
    profile.application.startTime = 1_000
    profile.application.endTime = 31_000
    var executor = Executor(id: "0")
    executor.totalCores = 2
    executor.addedTime = 2_000
    executor.taskCount = 4
    executor.sampleCount = 1
    executor.peaks[.jvmHeapMemory] = 500 * mebibyte
    executor.collections = HeapCollections()
    profile.executors["0"] = executor
    return profile
  }

  /// Figures of a run that spilled so many MiB.
  static func spilling(_ mebibytes: Int64, gc: Int64 = 0, run: Int64 = 100) -> Outcome.Summary {
    Outcome.Summary(
      memSpill: mebibytes * mebibyte, diskSpill: mebibytes * mebibyte / 2, gc: gc, run: run)
  }

  /// What was predicted for a run of the given truth.
  static func result(
    _ truth: Truth, _ said: PredictedRun, workload: String = "w", level: EvidenceLevel = .full
  ) -> PairResult {
    var target = trial("target", workload: workload)
    target.truth = truth
    let pair = TrialPair(
      source: trial("source", workload: workload), target: target, kind: .configuration)
    return PairResult(pair: pair, level: level, predicted: said)
  }
}

/// The folder of the package above.
let checkout = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Calls `body` with a new folder that is removed afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("ballast-trials-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
