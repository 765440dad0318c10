import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct DivisionTests {
  /// Executors of one core, each with a share of what every executor has beside its tasks.
  private func small(_ change: (inout Run) -> Void = { _ in }) -> Run {
    var run = Run(executors: 8, cores: 1, heap: .gibibytes(1))
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "1"]
    run.sample(heap: .mebibytes(420), unified: .mebibytes(60), resident: .mebibytes(600))
    change(&run)
    return run
  }

  @Test("small executors are joined where that reserves less")
  func joined() throws {
    let answer = small().answer()
    #expect(answer.change("executor.cores") == "2")
    #expect(answer.change("executor.instances") == "4")
    #expect(answer.reason("executor.instances") == "the same 8 cores in executors of 2")
    let now = try #require(answer.assessment.setup.executor)
    let next = try #require(answer.fit.executor)
    #expect(next.slots == 2)
    #expect(next.granted * 4 < (now.granted * 8).scaled(by: 0.9))
    #expect(answer.fit.prediction.verdict == .safe)
    // As much for each of its tasks, and room for what G1 holds in reserve.
    let high = try #require(answer.assessment.executorNeed?.heap.high)
    #expect(next.heap.heap > high)
  }

  @Test(
    "they are joined only on firm evidence, and where the configuration says how many there are")
  func notJoined() {
    let changes: [(inout Run) -> Void] = [
      { $0.keepSamples() }, { $0.sample(heap: .mebibytes(420), unified: .mebibytes(60)) },
      { $0.failTasks("Java heap space") }, { $0.failJob("no") },
      { $0.profile.coverage.isCut = true }, { $0.cache(lost: 4) },
      { $0.spill(.gibibytes(9), demand: .gibibytes(1)) },
      { $0.set("spark.dynamicAllocation.enabled", "true") },
      { $0.set("spark.executor.instances", nil) },
      { $0.set("spark.master", "spark://host:7077") },
    ]
    for (index, change) in changes.enumerated() {
      let answer = small(change).answer()
      #expect((answer.fit.executor?.slots ?? 1) == 1, "case \(index)")
    }
  }

  @Test("an odd number of executors is not joined: one would be left over")
  func odd() {
    var run = Run(executors: 7, cores: 1, heap: .gibibytes(1))
    run.sample(heap: .mebibytes(420), unified: .mebibytes(60))
    #expect(!Division.all(for: run.assessment()).contains { $0.cores.slots == 2 })
  }

  /// Tasks of a program's own number of partitions spill, on a cluster whose containers cannot
  /// grow.
  private func walled(_ failure: String? = nil) -> Run {
    var run = Run()
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "1"]
    if let failure {
      run.failTasks(failure)
    } else {
      run.spill(.gibibytes(900), demand: .mebibytes(1536))
    }
    return run
  }

  @Test("half the tasks at once come into question where tasks spill or the heap ran out")
  func fewer() {
    func offered(_ run: Run) -> CoresFit? {
      Division.all(for: run.assessment()).first { $0.relief != nil }?.cores
    }
    #expect(offered(Run()) == nil)
    let spilling = offered(walled())
    #expect(spilling?.cores == 2 && spilling?.instances == 4)
    #expect(offered(walled("Java heap space"))?.cores == 2)
    #expect(offered(walled("Unable to acquire 65536 bytes of memory, got 0"))?.slots == 2)
    var idle = walled()
    idle.stage { $0.plannedTasks = 6 }
    #expect(offered(idle) == nil, "an executor had no four tasks at once")
    var hungry = walled()
    hungry.spill(.gibibytes(900), demand: .gibibytes(200))
    #expect(offered(hungry) == nil, "half of them would spill as well")
  }

  @Test("more heap is preferred, which takes as much memory and half the time")
  func heapFirst() {
    let answer = walled().answer()
    #expect(answer.change("executor.cores") == nil)
    #expect(answer.change("executor.memory") == "8704m")
  }

  @Test("with two cores a task it is tasks that are halved")
  func coresOfTask() {
    var run = walled()
    run.set("spark.task.cpus", "2")
    let fewer = Division.all(for: run.assessment()).first { $0.relief != nil }
    #expect(fewer?.cores.cores == 2)
    #expect(fewer?.cores.slots == 1)
  }
}
