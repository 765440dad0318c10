import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct PredictionTests {
  private func heap(_ size: String) -> [String: String] { ["spark.executor.memory": size] }

  @Test("the own configuration of a good run is safe")
  func own() {
    let prediction = Prediction(Run().assessment())
    #expect(prediction.verdict == .safe)
    #expect(prediction.failure == nil)
    #expect(prediction.unknowns.isEmpty)
    #expect(prediction.stages.map(\.id.text) == ["0.0"])
    #expect(prediction.memoryBytesSpilled == .zero)
    #expect(prediction.confidence == .high)
    #expect(prediction.cachedFraction == nil)
    #expect(prediction.liveHeap == Bracket(low: .mebibytes(1536), high: .gibibytes(7)))
    #expect(prediction.driverHeap == Bracket(low: .mebibytes(450), high: .mebibytes(490)))
  }

  @Test(
    "the own configuration of a good run is safe, whatever it spilled or cached or did not sample",
    arguments: ["yarn", "k8s://host", "spark://host:7077", "local[4]", "local-cluster[4,4,8192]"])
  func ownInAllShapes(master: String) {
    let changes: [(inout Run) -> Void] = [
      { $0.spill(.gibibytes(50), demand: .gibibytes(3)) },
      { $0.cache(lost: 20) },
      { $0.keepSamples() },
      { $0.readShuffle(partitions: 16) },
      { $0.sample(heap: .gibibytes(8), unified: .gibibytes(4), storage: .gibibytes(2)) },
    ]
    for change in changes {
      var run = Run(
        master: master, driver: master.hasPrefix("local[") ? .gibibytes(8) : .gibibytes(1))
      change(&run)
      #expect(Prediction(run.assessment()).verdict == .safe)
    }
  }

  @Test("a refused configuration fails, whatever the run says, and says why")
  func refused() {
    let prediction = Prediction(Run().assessment(), changing: heap("100m"))
    #expect(prediction.verdict == .fails)
    #expect(prediction.failure?.kind == .refused)
    #expect(prediction.failure?.reason.isEmpty == false)
    #expect(prediction.memoryBytesSpilled == .zero)
  }

  @Test("of an application that ran no task nothing is known, but what is refused")
  func idle() {
    var run = Run()
    run.eachWorker { $0.taskCount = 0 }
    run.profile.stages = [:]
    run.profile.jobs = [:]
    let assessment = run.assessment()
    #expect(Prediction(assessment).verdict == .unknown)
    #expect(Prediction(assessment).unknowns.contains { $0.contains("none ran") })
    #expect(Prediction(assessment).liveHeap == nil)
    #expect(Prediction(assessment, changing: heap("1m")).failure?.kind == .refused)
  }

  @Test("of a log with nothing in it nothing is known")
  func empty() {
    let prediction = Prediction(Assessment(SparkProfile()))
    #expect(prediction.verdict == .unknown)
    #expect(prediction.duration == nil)
    #expect(prediction.confidence == .none)
  }

  @Test("of several stages the worst decides, and what they spill is added up")
  func stages() throws {
    var run = Run()
    run.stage { for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(600 << 20) } }
    var second = try #require(run.profile.stages[StageAttemptID(stage: 0)])
    second.id = StageAttemptID(stage: 1)
    second.operators = [.hashJoinBuild: 1]
    run.profile.stages[second.id] = second
    // 1 GiB of heap has 434 MiB for four tasks, of which a map of 450 MiB at least has no room.
    let prediction = Prediction(run.assessment(), changing: heap("1g"))
    #expect(prediction.verdict == .fails)
    #expect(prediction.failure?.kind == .acquire)
    #expect(prediction.failure?.stage == "1.0")
    #expect(prediction.memoryBytesSpilled > .zero)
    #expect(
      prediction.memoryBytesSpilled == prediction.stages.map(\.memoryBytesSpilled).reduce(.zero, +))
    #expect(
      prediction.diskBytesSpilled == prediction.stages.map(\.diskBytesSpilled).reduce(.zero, +))
  }

  @Test("a stage of which nothing is known leaves the need without an upper edge")
  func unboundedNeed() {
    var run = Run()
    run.eachWorker { $0.collections = nil }
    run.keepSamples()
    #expect(Prediction(run.assessment()).liveHeap == nil)
  }

  @Test(
    "a factor of the data that makes no sense is none", arguments: [0, -3, Double.nan, .infinity])
  func noFactor(factor: Double) {
    #expect(Prediction(Run().assessment(), dataFactor: factor).dataFactor == 1)
  }
}
