import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct RegionNeedTests {
  private func region(
    _ region: RegionNeed.Region, _ change: (inout Run) -> Void = { _ in }
  ) -> RegionNeed? {
    var run = Run()
    change(&run)
    return run.assessment().executorRegions.first { $0.region == region }
  }

  private func ofDriver(
    _ region: RegionNeed.Region, _ change: (inout Run) -> Void = { _ in }
  ) -> RegionNeed? {
    var run = Run()
    change(&run)
    return run.assessment().driverRegions.first { $0.region == region }
  }

  @Test("an executor has five regions, a driver three, and each is named once")
  func regions() {
    let run = Run().assessment()
    #expect(
      run.executorRegions.map(\.region) == [
        .execution, .storage, .liveHeap, .outsideHeap, .heap,
      ])
    #expect(run.driverRegions.map(\.region) == [.results, .broadcast, .heap])
  }

  @Test("an edge that is there says what it stands on, one that is not says nothing")
  func evidence() {
    for sampled in [true, false] {
      var run = Run()
      run.cache(lost: 3)
      if !sampled { run.keepSamples() }
      let assessment = run.assessment()
      for region in assessment.executorRegions + assessment.driverRegions {
        #expect(!region.low.figure.isEmpty && !region.low.place.isEmpty)
        #expect((region.high == nil) == (region.bracket.high == nil))
        #expect(region.bracket.low <= region.bracket.high ?? region.bracket.low)
      }
    }
  }

  @Test("execution is what the tasks of the hungriest stage hold together")
  func execution() {
    let region = region(.execution) {
      $0.stage { $0.tasks.peakExecutionMemory.record(700 << 20) }
    }
    #expect(region?.bracket == Bracket(low: .mebibytes(700), high: .mebibytes(2800)))
    #expect(region?.high?.figure == "4 × 700 MiB")
    #expect(region?.low.place == "tasks of stage 0.0")
    #expect(region?.confidence == .high)
    let spilled = self.region(.execution) { $0.spill(.gibibytes(9), demand: .gibibytes(1)) }
    #expect(spilled?.high?.figure.hasSuffix(", held and spilled") == true)
  }

  @Test("where no task held any and none was sampled, nothing is sure of it")
  func noExecution() {
    #expect(region(.execution) { $0.keepSamples() }?.confidence == Confidence.none)
  }

  @Test("storage is from what was seen to what was to be cached")
  func storage() {
    let region = region(.storage) {
      $0.sample(heap: .gibibytes(7), unified: .gibibytes(3), storage: .gibibytes(1))
      $0.cache()
    }
    #expect(region?.bracket == Bracket(low: .gibibytes(1), high: .mebibytes(1600)))
    #expect(region?.high?.place == "block updates")
    #expect(region?.confidence == .high)
    #expect(self.region(.storage)?.high?.figure == "no block was evicted")
  }

  @Test("an evicted cache of unknown size has no upper edge, and little is sure of it")
  func evicted() {
    let region = region(.storage) {
      $0.sample(heap: .gibibytes(7), unified: .gibibytes(3), storage: .gibibytes(1))
      $0.cache(lost: 9)
      $0.profile.cachedRDDs[7]?.blocksStored = 0
    }
    #expect(region?.bracket == Bracket(low: .gibibytes(1), high: nil))
    #expect(region?.confidence == .low)
    let known = self.region(.storage) { $0.cache(lost: 9) }
    #expect(known?.confidence == .medium)
    #expect(self.region(.storage) { $0.keepSamples() }?.confidence == Confidence.none)
  }

  @Test("live beside the pools is from Spark's own objects to all that was used of the heap")
  func live() {
    let region = region(.liveHeap) {
      $0.sample(heap: .gibibytes(7), unified: .gibibytes(3), storage: .gibibytes(2))
    }
    #expect(region?.bracket == Bracket(low: .mebibytes(40), high: .gibibytes(5)))
    #expect(region?.high?.place == "JVMHeapMemory")
    #expect(region?.confidence == .medium)
  }

  /// 5 GiB were live, of which 2 GiB may have been in the pools.
  @Test("a GC log bounds what is live from both sides")
  func collected() {
    let region = region(.liveHeap) {
      $0.eachWorker { $0.collections = .of(left: .gibibytes(6), live: .gibibytes(5)) }
    }
    #expect(region?.bracket == Bracket(low: .gibibytes(3), high: .gibibytes(5)))
    #expect(region?.high?.figure == "5 GiB left by markings and full collections")
    #expect(region?.low.place == "GC logs of 4 of 4 executors")
    #expect(region?.confidence == .high)
  }

  @Test("with neither a sample nor a GC log nothing is said of what is live")
  func noLive() {
    #expect(region(.liveHeap) { $0.keepSamples() } == nil)
  }

  @Test("a GC log that saw too little bounds nothing from above")
  func brief() {
    let region = region(.liveHeap) {
      $0.keepSamples()
      $0.eachWorker { $0.collections = .of(left: .gibibytes(6), count: 3) }
    }
    #expect(region?.bracket == Bracket(low: .mebibytes(40), high: nil))
    #expect(region?.confidence == Confidence.none)
  }

  @Test("outside the heap is what was resident beyond it, and what the JVM reports at least")
  func outside() {
    let region = region(.outsideHeap) {
      $0.sample(heap: .gibibytes(7), resident: .gibibytes(9), python: .gibibytes(1))
    }
    #expect(region?.bracket == Bracket(low: .gibibytes(1), high: .gibibytes(3)))
    #expect(region?.confidence == .high)
  }

  @Test("without process-tree metrics outside the heap is known from below only")
  func outsideUnseen() {
    #expect(region(.outsideHeap)?.bracket == Bracket(low: .mebibytes(70), high: nil))
    #expect(region(.outsideHeap)?.confidence == Confidence.none)
    let reported = region(.outsideHeap) { run in
      run.eachWorker { $0.peaks[.jvmOffHeapMemory] = 200 << 20 }
    }
    #expect(reported?.bracket == Bracket(low: .mebibytes(200), high: nil))
    #expect(reported?.confidence == .low)
  }

  @Test("the heap as a whole is the executor's need")
  func heap() {
    let assessment = Run().assessment()
    let region = region(.heap)
    #expect(region?.bracket == assessment.executorNeed?.heap)
    #expect(region?.confidence == .high)
  }

  @Test("results and broadcasts of a driver are what it collected")
  func driver() {
    let results = ofDriver(.results) {
      $0.stage {
        $0.returnsResults = true
        $0.tasks.resultSize = 150 << 20
      }
    }
    #expect(results?.bracket == Bracket(low: .mebibytes(150), high: .mebibytes(150)))
    #expect(results?.low.place == "job 0")
    let broadcast = ofDriver(.broadcast) {
      $0.profile.broadcasts.exchangeSizeMetrics = [1]
      $0.profile.broadcasts.recordDriverMetric(id: 1, value: 300 << 20)
    }
    #expect(broadcast?.bracket.high == .mebibytes(300))
    #expect(broadcast?.confidence == .high)
    #expect(ofDriver(.broadcast)?.confidence == .medium)
    #expect(ofDriver(.heap)?.bracket == Bracket(low: .mebibytes(450), high: .mebibytes(490)))
  }

  @Test("where no task ran an executor has no regions")
  func idle() {
    #expect(Assessment(SparkProfile()).executorRegions.isEmpty)
    #expect(Assessment(SparkProfile()).driverRegions.count == 3)
  }
}
