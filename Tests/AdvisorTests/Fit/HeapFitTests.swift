import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct HeapFitTests {
  private func answer(
    aim: Aim = .balanced, heap: ByteSize = .gibibytes(8), _ change: (inout Run) -> Void
  ) -> Answer {
    var run = Run(heap: heap)
    // A step of one mebibyte, so that no rounding is in the way.
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "1"]
    change(&run)
    return run.answer(aim: aim)
  }

  @Test func wellSizedIsKept() {
    let answer = answer { _ in }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.reason("executor.memory").hasPrefix("kept: need "))
  }

  @Test func cutsToTheUpperEdgeAndSlack() {
    let answer = answer { $0.sample(heap: .gibibytes(4), unified: .gibibytes(1)) }
    #expect(answer.change("executor.memory") == "4224m")
    #expect(answer.reason("executor.memory").hasSuffix("on 2 % more data"))
  }

  @Test func oneRunCutsToAQuarterAtMost() {
    let answer = answer { $0.sample(heap: .mebibytes(600)) }
    #expect(answer.change("executor.memory") == "2g")
    #expect(answer.reason("executor.memory").contains("to a quarter at most"))
  }

  @Test func leastIsSaid() {
    let answer = answer(heap: .gibibytes(1)) { $0.sample(heap: .mebibytes(300)) }
    #expect(answer.change("executor.memory") == "512m")
    let lean = self.answer(aim: .lean, heap: .gibibytes(1)) {
      $0.sample(heap: .mebibytes(300))
    }
    #expect(lean.change("executor.memory") == "512m")
    #expect(lean.reason("executor.memory").hasSuffix("; less saves little"))
  }

  /// A heap under the Parallel collector shows 89 % of `-Xmx`; the setting must make up for it.
  @Test func aCollectorThatHidesMemoryGetsMore() {
    var run = Run(heap: .gibibytes(8), collector: .parallel)
    run.sample(heap: .gibibytes(4))
    let heap = HeapFit(
      run.assessment(), aim: .balanced,
      arrangement: Arrangement(cores: CoresFit(run.assessment())))
    #expect(heap?.size == .mebibytes(4736))
    let shown = run.answer().fit.executor?.heap.maxMemory ?? .zero
    #expect(shown >= .gibibytes(4))
  }

  @Test(
    arguments: [
      "java.lang.OutOfMemoryError: Java heap space", "GC overhead limit exceeded",
      "Unable to acquire 65536 bytes of memory, got 0",
    ])
  func aFailureRaisesIt(message: String) {
    for aim in Aim.allCases {
      let answer = answer(aim: aim) { $0.failTasks(message) }
      #expect(answer.change("executor.memory") == "14g")
      #expect(answer.reason("executor.memory").contains("3 tasks, stage 0.0"))
    }
  }

  @Test(
    arguments: [
      "Container killed by YARN for exceeding physical memory limits.",
      "exited with exit code 137(SIGKILL, possible container OOM)",
    ], [ByteSize.gibibytes(1), .gibibytes(8)])
  func aKilledContainerNeverChangesTheHeap(reason: String, used: ByteSize) {
    let answer = answer {
      $0.sample(heap: used, fullCollections: 5)
      $0.eachWorker { $0.gcTime = 800_000 }
      $0.spill(.gibibytes(50), demand: .gibibytes(4))
      $0.lose("1", reason)
    }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.change("executor.memoryOverhead") != nil)
  }

  @Test func spillRaisesItToWhatWouldHoldIt() {
    let answer = answer(aim: .safe) { $0.spill(.gibibytes(50), demand: .mebibytes(1536)) }
    #expect(answer.change("executor.memory") == "10g")
    #expect(answer.reason("executor.memory").contains("spilled"))
    let much = self.answer(aim: .safe) { $0.spill(.gibibytes(50), demand: .gibibytes(200)) }
    #expect(much.change("executor.memory") == "16g")
    #expect(much.reason("executor.memory").contains("in steps of twice the size"))
    #expect(
      self.answer(aim: .lean) { $0.spill(.gibibytes(50), demand: .gibibytes(2)) }
        .change("executor.memory") == nil)
  }

  /// 100 GiB through the disks of 16 slots take a minute of ten; to hold them takes a fifth more.
  @Test func spillThatCostsLessThanMemoryIsAccepted() {
    let answer = answer { $0.spill(.gibibytes(100), demand: .gibibytes(2)) }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.reason("executor.memory").contains("costs less than the memory"))
    let much = self.answer { $0.spill(.gibibytes(900), demand: .mebibytes(1536)) }
    #expect(much.change("executor.memory") == "8704m")
  }

  @Test func partitionsComeBeforeHeap() {
    let answer = answer {
      $0.readShuffle(partitions: 400)
      $0.spill(.gibibytes(50), demand: .gibibytes(2))
    }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.change("sql.shuffle.partitions") != nil)
  }

  @Test func anEvictedCacheRaisesIt() {
    let known = answer { $0.cache(partitions: 400, block: .mebibytes(64), lost: 10) }
    #expect(known.change("executor.memory") == "12800m")
    let unknown = answer {
      $0.sample(heap: .gibibytes(7), storage: .gibibytes(4))
      $0.cache(partitions: 0, block: .zero)
    }
    #expect(unknown.change("executor.memory") == "12g")
  }

  /// Partitions are no help for a cache, so with both the heap grows.
  @Test func partitionsDoNotStandInForACache() {
    let answer = answer {
      $0.readShuffle(partitions: 400)
      $0.spill(.gibibytes(50), demand: .gibibytes(2))
      $0.cache(partitions: 400, block: .mebibytes(64), lost: 10)
    }
    #expect(answer.change("executor.memory") == "16g")
  }

  @Test func withoutASampleNothingIsCut() {
    let answer = answer { $0.keepSamples() }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.fit.abstentions.map(\.subject).contains("executor heap"))
  }

  /// One of ten executors seen: peers cut 20 GiB to 0.9 on this.
  @Test func oneOfTenExecutorsCutsAQuarterAtMost() {
    var run = Run(executors: 10, heap: .gibibytes(20), collector: .parallel)
    run.sample(heap: .mebibytes(750), unified: .mebibytes(100))
    run.keepSamples(of: ["4"])
    run.eachWorker { $0.gcTime = 300_000 }
    let answer = run.answer()
    #expect(answer.assessment.executorNeed?.confidence == .low)
    #expect((answer.fit.executor?.heap.heap ?? .zero) >= .gibibytes(15))
    #expect((answer.fit.executor?.heap.heap ?? .zero) <= .gibibytes(20))
  }

  @Test func strainRaisesItAndLeanKeepsIt() {
    func strained(_ aim: Aim, gc: Int64) -> Answer {
      answer(aim: aim) {
        $0.sample(heap: .gibibytes(8), fullCollections: 4)
        $0.eachWorker { $0.gcTime = gc }
      }
    }
    #expect(strained(.balanced, gc: 500_000).change("executor.memory") == "10g")
    #expect(strained(.balanced, gc: 300_000).change("executor.memory") == nil)
    #expect(strained(.lean, gc: 1_500_000).change("executor.memory") == nil)
  }

  @Test(arguments: ["failed", "unfinished", "cut", "damaged"])
  func whatIsNotWholeIsNotCut(how: String) {
    let answer = answer {
      $0.sample(heap: .gibibytes(1))
      switch how {
      case "failed": $0.failJob("no")
      case "unfinished": $0.profile.application.endTime = nil
      case "cut": $0.profile.coverage.isCut = true
      default: $0.profile.coverage.damage = ["a frame"]
      }
    }
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.fit.abstentions.contains { $0.subject == "executor heap" })
  }

  @Test func negligibleSpillDoesNotHinderACut() {
    let answer = answer {
      $0.sample(heap: .gibibytes(3))
      $0.spill(.mebibytes(3), demand: .mebibytes(3))
    }
    #expect(answer.change("executor.memory") != nil)
    #expect(answer.finding("spilled-tasks") == nil)
  }

  @Test func yarnsRoundingIsUsed() {
    var run = Run()
    run.sample(heap: .gibibytes(4), unified: .gibibytes(1))
    let answer = run.answer()
    #expect(answer.change("executor.memory") == "4288m")
    #expect(answer.reason("executor.memory").hasSuffix("up to 5 GiB, and the heap takes the rest"))
    let executor = answer.fit.executor
    #expect((executor?.roundedUp ?? .gibibytes(1)) < .mebibytes(64))
  }

  /// Where YARN gives the same container for less heap, less heap saves nothing.
  @Test func aCutWithinOneContainerIsNone() {
    var run = Run()
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "16384"]
    run.sample(heap: .gibibytes(2))
    let answer = run.answer()
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.reason("executor.memory").contains("16 GiB either way"))
    #expect(answer.finding("oversized-executor-heap") == nil)
  }

  /// Filling a container must not push the heap over the edge of narrow references.
  @Test func fillingStopsBelow32GiB() {
    var run = Run(heap: .gibibytes(60))
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "49152"]
    run.sample(heap: .gibibytes(20))
    #expect(run.answer().change("executor.memory") == "31g")
  }

  @Test func inLocalModeItIsTheDriversHeap() {
    var run = Run(master: "local[4]", driver: .gibibytes(8))
    run.sample(heap: .gibibytes(3))
    let answer = run.answer()
    #expect(answer.setting("executor.memory") == nil)
    #expect(answer.change("driver.memory") == "4g")
    #expect(answer.fit.executor?.heap.heap == .gibibytes(4))
    #expect(answer.fit.driver?.heap.heap == .gibibytes(4))
    run.failTasks("Java heap space")
    #expect(run.answer().change("driver.memory") == "14g")
  }
}
