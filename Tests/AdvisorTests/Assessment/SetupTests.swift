import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct SetupTests {
  @Test func readsWhatRan() throws {
    let setup = Run().assessment().setup
    #expect(setup.observedManager == .yarn)
    #expect(setup.executorCount == 4)
    #expect(setup.executorCores == 4)
    #expect(setup.slots == 4)
    #expect(setup.executor?.heap.maxMemory == .gibibytes(8))
    #expect(setup.driver?.heap.heap == .gibibytes(1))
    #expect(setup.problems.isEmpty)
    #expect(setup.executionPool == setup.executor?.heap.unified)
  }

  @Test func theHeapThatNobodySetIsReadFromTheLog() {
    var run = Run(driver: .gibibytes(3))
    run.set("spark.driver.memory", nil)
    run.set("spark.executor.memory", nil)
    let setup = run.assessment().setup
    #expect(setup.driver?.heap.heap == .gibibytes(3))
    #expect(setup.executor?.heap.heap == .gibibytes(8))
  }

  /// A program that sets `spark.driver.memory` itself does so after its JVM began.
  @Test func aSettingThatCameTooLateIsNotBelieved() {
    var run = Run(driver: .gibibytes(1))
    run.set("spark.driver.memory", "16g")
    let setup = run.assessment().setup
    #expect(setup.driver?.heap.heap == .gibibytes(1))
    #expect(
      setup.problems == [
        "spark.driver.memory is 16 GiB, yet the JVM had 1 GiB: it had no effect."
      ])
  }

  @Test(arguments: [GarbageCollector.parallel, .serial, .g1])
  func knowsTheCollectorByWhatItHides(collector: GarbageCollector) {
    let setup = Run(heap: .gibibytes(20), collector: collector).assessment().setup
    #expect(setup.environment.executorCollector == collector)
    #expect(setup.executor?.heap.heap == .gibibytes(20))
    #expect(setup.executor?.heap.maxMemory == collector.maxMemory(forHeap: .gibibytes(20)))
    #expect(setup.problems.isEmpty)
  }

  @Test func executorsThatFollowEachOtherAreNotThereAtOnce() {
    var run = Run()
    run.profile.executors["1"]?.removedTime = 100
    run.profile.executors["2"]?.addedTime = 100
    run.profile.executors["3"]?.addedTime = nil
    #expect(run.assessment().setup.executorCount == 2)
  }

  @Test func otherProfilesDoNotCount() {
    var run = Run()
    run.profile.executors["1"]?.resourceProfileID = 3
    run.profile.executors["1"]?.totalCores = 64
    #expect(run.assessment().setup.executorCount == 3)
    #expect(run.assessment().setup.executorCores == 4)
  }

  @Test func damagedCoresAreNotBelieved() {
    var run = Run()
    run.eachWorker { $0.totalCores = .max }
    #expect(run.assessment().setup.executorCores == 4)
  }

  @Test func inLocalModeTheDriverIsTheExecutor() {
    let setup = Run(master: "local[4]", driver: .gibibytes(6)).assessment().setup
    #expect(setup.executor?.heap.heap == .gibibytes(6))
    #expect(setup.slots == 4)
    #expect(setup.executorCount == 1)
  }

  /// On a cluster an executor takes over what the driver's heap and threads did.
  @Test func aLocalRunCanBeSizedForACluster() {
    let run = Run(master: "local[4]", driver: .gibibytes(6))
    let setup = run.assessment(for: .yarn).setup
    #expect(setup.executor?.heap.heap == .gibibytes(6))
    #expect(setup.executor?.heap.maxMemory == .gibibytes(6))
    #expect(setup.slots == 4)
    #expect(run.answer(for: .yarn).setting("executor.memory") != nil)
  }

  @Test func aClusterRunIsNotSizedForLocalMode() {
    #expect(Run().assessment(for: .local).setup.environment.manager == .yarn)
  }

  @Test func takesYARNsRoundingFromTheLog() {
    var run = Run()
    run.profile.allocationProperties = [
      "yarn.scheduler.minimum-allocation-mb": "2048",
      "yarn.resource-types.memory-mb.increment-allocation": "512",
    ]
    let environment = run.assessment().setup.environment
    #expect(environment.yarnMinimumAllocation == .gibibytes(2))
    #expect(environment.yarnAllocationIncrement == .mebibytes(512))
  }

  @Test func settingsThatSparkRefusesAreAProblem() {
    var run = Run()
    run.set("spark.memory.fraction", "1.5")
    let setup = run.assessment().setup
    #expect(setup.executor == nil)
    #expect(setup.problems.count == 2)
  }

  @Test func offHeapTungstenHasItsOwnPool() {
    var run = Run()
    run.set("spark.memory.offHeap.enabled", "true")
    run.set("spark.memory.offHeap.size", "4g")
    #expect(run.assessment().setup.executionPool == .gibibytes(4))
    #expect(run.assessment().setup.tungstenIsOffHeap)
  }
}
