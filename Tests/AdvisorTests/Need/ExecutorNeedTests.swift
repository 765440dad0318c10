import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct ExecutorNeedTests {
  @Test func nothingRanIsNoNeed() {
    var run = Run()
    run.eachWorker { $0.taskCount = 0 }
    #expect(run.assessment().executorNeed == nil)
    #expect(Assessment(SparkProfile()).executorNeed == nil)
  }

  @Test(
    arguments: [(0, Confidence.none), (1, .low), (3, .medium), (4, .high)] as [(Int, Confidence)])
  func confidenceGrowsWithTheExecutorsSeen(sampled: Int, confidence: Confidence) {
    var run = Run()
    run.keepSamples(of: Array(["1", "2", "3", "4"].prefix(sampled)))
    #expect(run.assessment().executorNeed?.confidence == confidence)
  }

  @Test func confidenceFallsWithTheWorkNotSeen() {
    var run = Run()
    var unseen = Stage(id: StageAttemptID(stage: 1))
    unseen.tasks.runTime = 2_000_000
    run.profile.stages[unseen.id] = unseen
    #expect(run.assessment().executorNeed?.confidence == .low)
  }

  @Test func aLittleSpillIsNone() {
    var run = Run()
    run.spill(.mebibytes(15), demand: .mebibytes(15))
    #expect(run.assessment().executorNeed?.spills == false)
    run.spill(.mebibytes(16), demand: .mebibytes(16))
    #expect(run.assessment().executorNeed?.spills == true)
  }

  /// Of two executors one holds a large heap and the other large buffers: only their own heaps say
  /// what lies outside.
  @Test func whatLiesOutsideTheHeapIsToldExecutorByExecutor() {
    var run = Run(executors: 2)
    run.sample(heap: .gibibytes(7), resident: .gibibytes(7) + .mebibytes(512))
    run.profile.executors["2"]?.peaks = ExecutorMetricPeaks([
      .jvmHeapMemory: ByteSize.gibibytes(1).bytes,
      .processTreeJVMRSSMemory: ByteSize.gibibytes(4).bytes,
    ])
    #expect(run.assessment().executorNeed?.outsideHeap?.high == .gibibytes(3))
  }

  @Test func unmeasuredIsNotZero() {
    #expect(Run().assessment().executorNeed?.outsideHeap == nil)
  }

  @Test func fewerSlotsNeedLessButNotLessOfTheFixedParts() throws {
    var run = Run()
    run.sample(heap: .mebibytes(300 + 4000), unified: .zero)
    let need = try #require(run.assessment().executorNeed)
    #expect(need.heap(forSlots: 4, insteadOf: 4) == need.heap)
    #expect(need.heap(forSlots: 1, insteadOf: 4).high == .mebibytes(1300))
    #expect(need.heap(forSlots: 1, insteadOf: 4).low == .mebibytes(450))

    run.profile.broadcasts.exchangeSizeMetrics = [1]
    run.profile.broadcasts.driverMetricValues = [1: 1000 << 20]
    let broadcasting = try #require(run.assessment().executorNeed)
    #expect(broadcasting.heap(forSlots: 1, insteadOf: 4).high == .mebibytes(2300 + 500))
  }

  @Test func otherProfilesDoNotCount() {
    var run = Run()
    run.profile.executors["1"]?.resourceProfileID = 1
    run.profile.executors["1"]?.peaks[.jvmHeapMemory] = ByteSize.gibibytes(30).bytes
    #expect(run.assessment().executorNeed?.used.heap == .gibibytes(7))
    #expect(run.assessment().executorNeed?.used.count == 3)
  }
}
