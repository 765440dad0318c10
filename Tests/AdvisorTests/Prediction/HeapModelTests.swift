import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// What of the heap is needed: the run used 7 GiB of 8, of which 2 GiB were execution memory.
@Suite struct HeapModelTests {
  private func stage(
    _ changes: [String: String], data: Double = 1, _ change: (inout Run) -> Void = { _ in }
  ) -> StagePrediction? {
    var run = Run()
    change(&run)
    return Prediction(run.assessment(), changing: changes, dataFactor: data).stages.first
  }

  private func heap(_ size: String) -> [String: String] { ["spark.executor.memory": size] }

  @Test("what was used bounds the need from above, and what tasks hold from below")
  func bracket() {
    // The tasks held between a half and all of 512 MiB each: 4 × 384 MiB are likely.
    #expect(stage([:])?.heap == Bracket(low: .mebibytes(1536), high: .gibibytes(7)))
  }

  @Test("safe in no less heap, though all of it was used")
  func noLess() {
    func full(_ run: inout Run) { run.sample(heap: .gibibytes(8), unified: .gibibytes(2)) }
    #expect(stage([:], full)?.verdict == .safe)
    #expect(stage(heap("9g"), full)?.verdict == .safe)
    #expect(stage(heap("7936m"), full)?.verdict == .atRisk)
  }

  @Test("safe down to what was used, at risk below it", arguments: ["6g", "5g", "4g"])
  func atRisk(size: String) {
    #expect(stage(heap("7g"))?.verdict == .safe)
    let stage = stage(heap(size))
    #expect(stage?.verdict == .atRisk)
    #expect(stage?.failure?.kind == .executorHeap)
    #expect(stage?.failure?.stage == "0.0")
    #expect(stage?.failure?.reason.hasPrefix("up to 7 GiB may be live at once") == true)
  }

  /// 5 GiB were live, 3 of them beside the pools; tasks hold 1.5 GiB more, so 4.5 GiB are needed.
  @Test("fails below what was exactly live, and is safe where all of that has room")
  func exactlyLive() {
    func collected(_ run: inout Run) {
      run.eachWorker { $0.collections = .of(left: .gibibytes(6), live: .gibibytes(5)) }
    }
    #expect(stage([:], collected)?.heap == Bracket(low: .mebibytes(4608), high: .gibibytes(5)))
    #expect(stage(heap("5g"), collected)?.verdict == .safe)
    #expect(stage(heap("4864m"), collected)?.verdict == .atRisk)
    #expect(stage(heap("4608m"), collected)?.verdict == .atRisk)
    let failing = stage(heap("4480m"), collected)
    #expect(failing?.verdict == .fails)
    #expect(failing?.failure?.kind == .executorHeap)
  }

  /// Of 5 GiB beside the pools 40 MiB are Spark's own; the rest doubles, and so do the 2 GiB.
  @Test("twice the slots or twice the data need twice the objects, but Spark's own")
  func growth() {
    let doubled = ByteSize.mebibytes(40 + 2 * (5120 - 40) + 4096)
    #expect(stage(["spark.executor.cores": "8"])?.heap?.high == doubled)
    #expect(stage([:], data: 2)?.heap?.high == doubled)
    #expect(stage(["spark.executor.cores": "8"])?.verdict == .atRisk)
    #expect(stage([:], data: 2)?.verdict == .atRisk)
  }

  @Test("half the slots need half the objects")
  func fewerSlots() {
    let halved = ByteSize.mebibytes(40 + (5120 - 40) / 2 + 1024)
    #expect(stage(["spark.executor.cores": "2"])?.heap?.high == halved)
  }

  @Test("a larger part of the heap for the pools leaves less for objects")
  func fraction() {
    func full(_ run: inout Run) { run.sample(heap: .gibibytes(8), unified: .gibibytes(2)) }
    #expect(stage(["spark.memory.fraction": "0.5"], full)?.verdict == .safe)
    let larger = stage(heap("8000m").merging(["spark.memory.fraction": "0.9"]) { $1 }, full)
    #expect(larger?.verdict == .atRisk)
  }

  @Test("nothing is known of a heap that was not sampled, but that it was enough")
  func unsampled() {
    #expect(stage([:]) { $0.keepSamples() }?.verdict == .safe)
    #expect(stage([:]) { $0.keepSamples() }?.heap == nil)
    let less = stage(heap("6g")) { $0.keepSamples() }
    #expect(less?.verdict == .unknown)
    #expect(less?.failure == nil)
  }

  private func addBriefStage(_ run: inout Run, runTime: Int64) {
    var stage = Stage(id: StageAttemptID(stage: 1))
    stage.plannedTasks = 4
    stage.tasks.ended = 4
    stage.tasks.runTime = runTime
    run.profile.stages[stage.id] = stage
  }

  @Test("a stage that was over between two samples used no more than all others, if it was brief")
  func brief() {
    var run = Run()
    addBriefStage(&run, runTime: 1_000)
    #expect(Prediction(run.assessment()).stages.last?.heap?.high == .gibibytes(7))
    var long = Run()
    addBriefStage(&long, runTime: 9_000_000)
    #expect(Prediction(long.assessment()).stages.last?.heap == nil)
  }
}
