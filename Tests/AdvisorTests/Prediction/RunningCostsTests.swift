import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// Ten minutes, all of them in one stage of 400 tasks: 25 waves in 16 slots, 1 % of it collections.
@Suite struct RunningCostsTests {
  private func costs(
    _ changes: [String: String] = [:], data: Double = 1, spilled: ByteSize = .zero,
    heap: Bracket? = nil, _ change: (inout Run) -> Void = { _ in }
  ) -> RunningCosts {
    var run = Run()
    change(&run)
    let assessment = run.assessment()
    let deployment = Deployment(assessment.setup, changing: changes)
    return RunningCosts(
      assessment, deployment, WorkloadChange(deployment, dataFactor: data), spilled: spilled,
      heap: heap)
  }

  private func noGC(_ run: inout Run) { run.eachWorker { $0.gcTime = 0 } }

  @Test("without a change it takes as long, give or take what runs differ by")
  func same() {
    #expect(costs().duration == 400_000...900_000)
    #expect(abs((costs().gcShare ?? 0) - 0.01) < 1e-12)
  }

  /// 32 slots are filled 13 times: 312 s, which over 1.5 is 208 s.
  @Test("with more slots there are fewer waves, the last of which need not be full")
  func waves() {
    #expect(costs(["spark.executor.cores": "8"], noGC).duration == 208_000...900_000)
    #expect(costs(["spark.executor.instances": "8"], noGC).duration == 208_000...900_000)
  }

  /// 8 slots are filled 50 times: 1,200 s, which times 1.5 is 1,800 s.
  @Test("with fewer slots there are more")
  func fewerSlots() {
    #expect(costs(["spark.executor.instances": "2"], noGC).duration == 400_000...1_800_000)
  }

  @Test("what fills no slot twice gains nothing from more")
  func oneWave() {
    let costs = costs(["spark.executor.cores": "16"]) {
      noGC(&$0)
      $0.stage { $0.plannedTasks = 10 }
    }
    #expect(costs.duration == 400_000...900_000)
  }

  @Test("twice the data take twice the time, in more tasks or in larger ones")
  func data() {
    #expect(costs(data: 2, noGC).duration?.upperBound == 1_800_000)
    let split = costs(data: 2) {
      noGC(&$0)
      $0.stage { $0.tasks.inputBytes = 1 }
    }
    #expect(split.duration?.upperBound == 1_800_000)
  }

  /// 16 tasks at once write 100 MiB a second each: 1,600 MiB take a second.
  @Test("what is spilled more than before takes time")
  func spill() {
    #expect(costs(spilled: .mebibytes(1600), noGC).duration == 400_000...901_500)
    let less = costs(spilled: .zero) {
      noGC(&$0)
      $0.spill(.mebibytes(1600), demand: .gibibytes(1))
    }
    #expect(less.duration == 399_333...900_000)
  }

  /// The room beside 4 GiB shrinks from 4 GiB to a 16th of that, of which the fourth root is 2.
  @Test("collections cost with a root of the room that they have")
  func gcRoom() {
    let live = Bracket(low: .gibibytes(4), high: .gibibytes(4))
    let share = costs(["spark.executor.memory": "4352m"], heap: live).gcShare ?? 0
    #expect(abs(share - 2.0 / 101) < 1e-9)
    #expect((costs(["spark.executor.memory": "16g"], heap: live).gcShare ?? 1) < 0.01)
  }

  @Test("no share of collections is more than the whole, in however small a heap")
  func mostGC() {
    let live = Bracket(low: .gibibytes(8), high: .gibibytes(90))
    let costs = costs(["spark.executor.memory": "500m"], heap: live) {
      $0.eachWorker { $0.gcTime = 1_990_000 }
    }
    #expect((0...0.95).contains(costs.gcShare ?? 1))
    #expect((costs.duration?.upperBound ?? 0) >= 900_000)
  }

  @Test("without collections or an executor nothing is said of them, without an end no duration")
  func unknown() {
    #expect(costs([:], noGC).gcShare == nil)
    #expect(costs(["spark.executor.memory": "1m"]).gcShare == nil)
    #expect(costs { $0.profile.application.endTime = nil }.duration == nil)
  }

  @Test("figures beyond all sense are held")
  func absurd() {
    let costs = costs(data: 1e300, spilled: ByteSize(bytes: .max)) {
      $0.profile.application.startTime = .min
      $0.profile.application.endTime = .max
      $0.stage {
        $0.submissionTime = .min
        $0.completionTime = .max
        $0.plannedTasks = .max
      }
    }
    #expect((costs.duration?.lowerBound ?? 0) >= 0)
    #expect(Int64(clamping: Double.nan) == 0)
    #expect(Int64(clamping: 1e300) == .max)
    #expect(Int(clamping: -1e300) == .min)
  }
}
