import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct NeedScalingTests {
  private func scaling(_ change: (inout Run) -> Void = { _ in }) -> [NeedScaling] {
    var run = Run()
    change(&run)
    return run.assessment().scaling
  }

  private func heap(_ scaling: [NeedScaling], _ dimension: NeedScaling.Dimension) -> ByteSize? {
    scaling.first { $0.dimension == dimension }?.heap?.high
  }

  /// Beside the pools 5 GiB were used, 40 MiB of them Spark's own, and 2 GiB in the pools.
  @Test("twice the data or the cores need twice the memory, but Spark's own")
  func doubled() {
    let scaling = scaling()
    #expect(heap(scaling, .data) == .mebibytes(40 + 2 * 5080 + 4096))
    #expect(heap(scaling, .cores) == .mebibytes(40 + 2 * 5080 + 4096))
  }

  @Test("twice the partitions need half of it")
  func partitions() {
    let scaling = scaling { $0.readShuffle(partitions: 100) }
    #expect(scaling.map(\.dimension) == [.data, .cores, .partitions])
    #expect(heap(scaling, .partitions) == .mebibytes(40 + 5080 / 2 + 1024))
  }

  @Test("where no setting gives the partitions nothing is said of twice as many")
  func noLever() {
    #expect(scaling().map(\.dimension) == [.data, .cores])
    let ofProgram = scaling {
      $0.readShuffle(partitions: 100)
      $0.set("spark.sql.shuffle.partitions", "200")
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "100"
    }
    #expect(ofProgram.map(\.dimension) == [.data, .cores])
  }

  @Test("tasks that have room spill when they are twice as large")
  func spill() {
    let scaling = scaling {
      $0.stage { for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(1 << 30) } }
    }
    #expect((scaling.first?.memoryBytesSpilled ?? .zero) > .gibibytes(100))
  }

  @Test("where no task ran there is nothing to scale")
  func idle() {
    #expect(scaling { $0.eachWorker { $0.taskCount = 0 } }.isEmpty)
    #expect(Assessment(SparkProfile()).scaling.isEmpty)
  }

  @Test("without a sample no heap is said")
  func unsampled() {
    #expect(heap(scaling { $0.keepSamples() }, .data) == nil)
  }

  @Test("figures beyond all sense are held")
  func absurd() {
    let scaling = scaling {
      $0.eachWorker { $0.totalCores = .max }
      $0.readShuffle(partitions: .max)
    }
    #expect(scaling.allSatisfy { ($0.heap?.high ?? .zero) >= .zero })
  }
}
