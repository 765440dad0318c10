import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// A stage of 400 tasks, each of which held 1 GiB, four at once in a pool of 4,735 MiB.
@Suite struct StagePredictionTests {
  private func stage(
    _ changes: [String: String] = [:], data: Double = 1, operators: [MemoryOperator: Int] = [:],
    _ change: (inout Run) -> Void = { _ in }
  ) -> StagePrediction? {
    var run = Run()
    run.sample(heap: .gibibytes(7), unified: .gibibytes(4))
    run.stage {
      $0.name = "count at Job.scala:7"
      $0.operators = operators
      for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(1 << 30) }
    }
    change(&run)
    return Prediction(run.assessment(), changing: changes, dataFactor: data).stages.first
  }

  @Test("it says what the stage's tasks want and may have")
  func figures() {
    let stage = stage()
    #expect(stage?.id == StageAttemptID(stage: 0))
    #expect(stage?.name == "count at Job.scala:7")
    #expect(stage?.tasks == 400)
    #expect(stage?.tasksAtOnce == 4)
    // Pages are 64 MiB, less the header of an array.
    #expect(stage?.perTask.low == .mebibytes(960) + SparkFacts.arrayHeader)
    #expect(stage?.perTask.high == .gibibytes(1))
    // 0.6 × (8192 − 300) MiB among four.
    #expect(stage?.sharePerTask == ByteSize.mebibytes(7892).scaled(by: 0.6) / 4)
    #expect(stage?.memoryBytesSpilled == .zero)
  }

  @Test("fewer tasks than slots share the pool among themselves")
  func fewTasks() {
    let stage = stage { $0.stage { $0.plannedTasks = 2 } }
    #expect(stage?.tasksAtOnce == 2)
    #expect(stage?.sharePerTask == ByteSize.mebibytes(7892).scaled(by: 0.6) / 2)
  }

  /// 400 tasks that want 992 MiB have 524 MiB each: every one of them writes that once.
  @Test("with less memory it spills what its sorters cannot hold")
  func spills() {
    let spilled = stage(["spark.executor.memory": "3800m"])?.memoryBytesSpilled ?? .zero
    #expect(spilled > .gibibytes(180) && spilled < .gibibytes(210))
  }

  @Test("with twice the slots each task has half as much")
  func slots() {
    let stage = stage(["spark.executor.cores": "8"])
    #expect(stage?.tasksAtOnce == 8)
    #expect((stage?.memoryBytesSpilled ?? .zero) > .gibibytes(180))
  }

  @Test("with more partitions tasks want less each")
  func partitions() {
    let small = ["spark.executor.memory": "3g", "spark.sql.shuffle.partitions": "1600"]
    let stage = stage(small) { $0.readShuffle(partitions: 400) }
    #expect(stage?.tasks == 1600)
    #expect(stage?.perTask.high == .mebibytes(256))
    #expect(stage?.memoryBytesSpilled == .zero)
  }

  @Test("what is written of what is spilled is as in the run, or a usual part of it")
  func disk() {
    let small = ["spark.executor.memory": "3g"]
    let usual = stage(small)
    #expect(usual?.diskBytesSpilled == usual?.memoryBytesSpilled.scaled(by: 0.65))
    let seen = stage(small) { $0.spill(.gibibytes(30), demand: .gibibytes(2)) }
    let share =
      Double(seen?.diskBytesSpilled.bytes ?? 0) / Double(seen?.memoryBytesSpilled.bytes ?? 1)
    #expect(abs(share - 1.0 / 3) < 1e-6)
  }

  @Test("a map that cannot spill fails where the least of it has no room")
  func denied() {
    // The least that a map of 1 GiB wants is three fourths of it less a page: 704 MiB.
    let build = [MemoryOperator.hashJoinBuild: 1]
    #expect(stage(operators: build)?.verdict == .safe)
    let denied = stage(["spark.executor.memory": "3g"], operators: build)
    #expect(denied?.verdict == .fails)
    #expect(denied?.failure?.kind == .acquire)
    #expect(denied?.failure?.reason.hasPrefix("a task wants more") == true)
  }

  @Test("where the most of it has no room but the least has, it is at risk")
  func mayBeDenied() {
    // 5,800 MiB of heap have 825 MiB for each of four tasks: more than 704, less than 1,024.
    let stage = stage(["spark.executor.memory": "5800m"], operators: [.hashJoinBuild: 1])
    #expect(stage?.verdict == .atRisk)
    #expect(stage?.failure?.kind == .acquire)
    #expect(stage?.failure?.reason.hasPrefix("a task may want more") == true)
  }

  @Test("a sort that lacks room spills and is not denied")
  func sorter() {
    let stage = stage(["spark.executor.memory": "1g"], operators: [.sort: 1])
    #expect(stage?.failure?.kind != .acquire)
    #expect((stage?.memoryBytesSpilled ?? .zero) > .gibibytes(300))
  }

  @Test("memory off the heap is what tasks have where it is on")
  func offHeap() {
    let stage = stage([
      "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "2g",
    ])
    #expect(stage?.sharePerTask == .mebibytes(512))
    #expect((stage?.memoryBytesSpilled ?? .zero) > .gibibytes(180))
  }

  @Test("the need of the heap is what tasks hold and what lies beside it")
  func heap() {
    // 3 GiB lay beside the 4 GiB of execution memory.
    #expect(stage()?.heap?.high == .gibibytes(7))
    #expect(stage()?.verdict == .safe)
  }
}
