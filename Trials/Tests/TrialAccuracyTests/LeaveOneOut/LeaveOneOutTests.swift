import Advisor
import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct LeaveOneOutTests {
  /// From a run with a full heap of results, what a driver of 600 MiB does: of `frugal` it works.
  private static func trials(_ workload: String, ok: Bool) -> [Trial] {
    func trial(_ config: String, driver: String, ok: Bool) -> Trial {
      var outcome = SmallTrials.trial(
        config, ok: ok, failure: "driver-heap", workload: workload,
        conf: ["spark.driver.memory": driver, "spark.driver.maxResultSize": "0"]
      ).outcome
      outcome.failure = ok ? nil : "driver-heap"
      return Trial(id: "\(workload)/\(config)", outcome: outcome, profile: collecting(driver))
    }
    return [trial("d4g", driver: "4g", ok: true), trial("d600", driver: "600m", ok: ok)]
  }

  private static func collecting(_ driver: String) -> SparkProfile {
    var profile = SmallTrials.profile
    profile.configuration = [
      "spark.master": "local-cluster[1,2,1024]", "spark.driver.memory": driver,
      "spark.executor.memory": "1g", "spark.executor.cores": "2",
      "spark.driver.maxResultSize": "0",
    ]
    profile.driver.peaks.record(100 << 20, of: .jvmHeapMemory)
    profile.driver.sampleCount = 1
    var stage = Stage(id: StageAttemptID(stage: 0))
    stage.plannedTasks = 4
    stage.tasks.ended = 4
    stage.tasks.succeeded = 4
    stage.tasks.runTime = 1000
    stage.returnsResults = true
    stage.tasks.resultSize = 100 << 20
    profile.stages[stage.id] = stage
    var job = Job(id: 0)
    job.stageIDs = [0]
    job.succeeded = true
    profile.jobs[0] = job
    return profile
  }

  private static let constants = CalibratedConstant.all.filter { $0.name == "mostResultCopies" }

  private static let evaluation = Task {
    await Evaluation(
      trials("frugal one", ok: true) + trials("frugal two", ok: true)
        + trials("hungry", ok: false))
  }

  /// Six copies of 100 MiB and 90 MiB more are above 600 MiB, and five are below.
  @Test("a workload that failed is missed where those that worked choose the constant")
  func missed() async throws {
    let asIs = await Self.evaluation.value
    let leftOut = try #require(await LeaveOneOut(asIs, constants: Self.constants))
    #expect(leftOut.workloads == ["frugal one", "frugal two", "hungry"])
    func verdict(_ evaluation: Evaluation, _ workload: String) -> PredictedRun.Verdict? {
      evaluation.pairs.first { $0.level == .full && $0.pair.target.id == "\(workload)/d600" }?
        .predicted.verdict
    }
    #expect(verdict(asIs, "hungry") == .atRisk)
    #expect(verdict(leftOut.evaluation, "hungry") == .safe)
    #expect(verdict(leftOut.evaluation, "frugal one") == .atRisk)
    #expect(leftOut.variations.first?.value(without: "hungry") ?? 9 < 6)
    #expect(leftOut.alone.count == 1)
  }

  @Test("all runs of a program are left out together, whatever their folder and size")
  func grouping() async throws {
    var large = Self.trials("hungry", ok: false)[0]
    large = Trial(id: "hungry_large/d4g", outcome: large.outcome, profile: large.profile)
    let evaluation = await Evaluation(
      Self.trials("frugal", ok: true) + Self.trials("hungry", ok: false) + [large])
    let leftOut = try #require(await LeaveOneOut(evaluation, constants: Self.constants))
    #expect(leftOut.workloads == ["frugal", "hungry"])
  }

  @Test("one workload has no others to choose by")
  func single() async {
    let evaluation = await Evaluation(Self.trials("hungry", ok: false))
    #expect(await LeaveOneOut(evaluation, constants: Self.constants) == nil)
  }

  @Test("the page says what differs, for which constant and for which workload")
  func page() async throws {
    let asIs = await Self.evaluation.value
    let leftOut = try #require(await LeaveOneOut(asIs, constants: Self.constants))
    let page = Results.page(asIs, leaveOneOut: leftOut)
    let start = try #require(page.firstRange(of: "\n## Left out\n")).upperBound
    let section = page[start...]
    #expect(section.contains("| mostResultCopies | 6 | "))
    #expect(section.contains("| failures foreseen | 1/1 (100 %) | 0/1 (0 %) |"))
    #expect(
      section.contains("| failures foreseen | mostResultCopies | 1/1 (100 %) | 0/1 (0 %) |"))
    #expect(section.contains("| failures foreseen | hungry | 1/1 (100 %) | 0/1 (0 %) |"))
    #expect(!section.contains("\n\n\n") && section.hasSuffix("\n"))
  }

  @Test("what was not measured is not on the page")
  func unmeasured() async {
    let page = Results.page(await Self.evaluation.value)
    #expect(page.contains("\n## Left out\n\nNot measured"))
    #expect(!page.contains("### By workload"))
  }
}
