import Advisor
import Foundation
import SparkProfile
import TestSupport
import Testing

/// A real Spark runs into a fault, a rule finds it, and with the remedy a second run has it no more.
///
/// One of them runs with the other tests, `make remedies` runs all, and `CASES=spill` those whose name
/// has the word in it. Faults are within what one step cures: a heap is cut to a quarter at most on
/// the evidence of one run, and one that was exhausted grows to 1.75 times.
@Suite(.serialized, .waitsForSpark) struct RemedyTests {
  /// A workload with a fault, and what ends it.
  struct Case: CustomTestStringConvertible {
    /// A name in `scripts/workloads`.
    var workload: String
    /// What is wrong beside it, in a few words.
    var with: String?
    /// Settings that make the fault, beside the workload's own.
    var fault: [String: String] = [:]
    /// The rules that find it.
    var rules: Set<String>
    /// Settings of the second run beside what is recommended: what the findings say to set, and
    /// what of the fault has nothing to do with it. What they say to leave out is left out.
    var remedy: [String: String] = [:]
    /// Whether the run with the fault ends well.
    var lives = true

    var testDescription: String { workload + (with.map { " with \($0)" } ?? "") }
  }

  private static let quickest = "max-result-size"

  private static let chosen: [Case] = {
    guard let word = ProcessInfo.processInfo.environment["BALLAST_REMEDIES"] else {
      return cases.filter { $0.testDescription == quickest }
    }
    return word == "all" ? cases : cases.filter { $0.testDescription.contains(word) }
  }()

  private static let cases = [
    Case(
      workload: "over-provisioned", with: "a raised fraction",
      fault: ["spark.memory.fraction": "0.9"], rules: ["idle-unified-memory"]),
    Case(
      workload: "over-provisioned", with: "a limit on metaspace",
      fault: [
        "spark.executor.memory": "1536m", "spark.memory.fraction": "0.9",
        "spark.executor.extraJavaOptions": "-XX:MaxMetaspaceSize=112m",
      ],
      rules: ["oversized-executor-heap", "oversized-driver-heap", "metaspace-near-limit"]),
    Case(
      workload: "spill", with: "many partitions", fault: ["spark.sql.shuffle.partitions": "800"],
      rules: ["many-partitions"], remedy: ["spark.sql.shuffle.partitions": "48"]),
    Case(
      workload: "spill", with: "a small fraction", fault: ["spark.memory.fraction": "0.3"],
      rules: ["spilled-tasks", "starved-unified-memory"]),
    Case(workload: "cache-eviction", rules: ["evicted-cache"]),
    Case(
      workload: "executor-heap", fault: ["spark.executor.memory": "900m"],
      rules: ["exhausted-executor-heap"], lives: false),
    Case(workload: "max-result-size", rules: ["exceeded-result-size"], lives: false),
  ]

  /// The part of `ballast.fit/1` that these tests read.
  private struct Answer: Decodable {
    struct Recommendation: Decodable {
      var configuration: [String: String]
    }
    struct Finding: Decodable {
      var rule: String
    }
    var recommendation: Recommendation
    var findings: [Finding]
    var rules: Set<String> { Set(findings.map(\.rule)) }
  }

  private func answer(for log: String) throws -> Answer {
    let result = try runBallast("fit", "--json", log)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
  }

  @Test(arguments: chosen)
  func remedyEndsTheFinding(_ fault: Case) throws {
    try withTemporaryFolder { folder in
      let before = try RealSpark.run(
        fault.workload, settings: fault.fault, into: folder.appendingPathComponent("before"))
      #expect((before.status == 0) == fault.lives)
      let first = try answer(for: before.log)
      #expect(fault.rules.isSubset(of: first.rules), "found \(first.rules.sorted())")

      let settings = fault.remedy.merging(first.recommendation.configuration) { $1 }
      let after = try RealSpark.run(
        fault.workload, settings: settings, into: folder.appendingPathComponent("after"))
      #expect(after.status == 0)
      let second = try answer(for: after.log)
      #expect(
        fault.rules.isDisjoint(with: second.rules),
        "still \(second.rules.sorted()) with \(settings)")
    }
  }
}
