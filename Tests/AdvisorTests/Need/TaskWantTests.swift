import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// What tasks want, with pages of 4 MiB. Figures are in MiB.
@Suite struct TaskWantTests {
  private func wants(
    _ operators: [MemoryOperator: Int] = [:], _ change: (inout TaskTotals) -> Void
  ) -> [TaskWant] {
    var stage = Stage(id: StageAttemptID(stage: 0))
    stage.operators = operators
    change(&stage.tasks)
    return TaskWant.wants(of: stage, page: .mebibytes(4), Calibration())
  }

  private func want(_ count: Int, _ low: Int64, _ high: Int64) -> TaskWant {
    TaskWant(count: count, want: Bracket(low: .mebibytes(low), high: .mebibytes(high)))
  }

  @Test("tasks that held nothing want nothing")
  func nothing() {
    #expect(wants { _ in }.isEmpty)
  }

  @Test("a task that did not spill wanted up to a page less than it held")
  func page() {
    #expect(wants { $0.heldWithoutSpilling.record(100 << 20) } == [want(1, 96, 100)])
  }

  @Test("with several operators it wanted up to a page less for each of them")
  func consumers() {
    let wants = wants([.sort: 2, .aggregation: 1]) { $0.heldWithoutSpilling.record(100 << 20) }
    #expect(wants == [want(1, 88, 100)])
  }

  @Test("and a sixteenth of what it held at least, however large the pages are")
  func least() {
    let wants = wants([.sort: 30]) { $0.heldWithoutSpilling.record(100 << 20) }
    #expect(wants.map(\.want.low) == [ByteSize.mebibytes(100) / 16])
  }

  @Test("tasks that are alike are one group, the smallest first")
  func groups() {
    let wants = wants {
      for _ in 0..<3 { $0.heldWithoutSpilling.record(512 << 20) }
      for _ in 0..<5 { $0.heldWithoutSpilling.record(64 << 20) }
    }
    #expect(wants == [want(5, 60, 64), want(3, 508, 512)])
  }

  /// The last doubling of the array over a map's pages is a fourth of what it holds.
  @Test("a hash map can do without its array's last doubling")
  func growingMap() {
    let wants = wants([.hashJoinBuild: 1]) { $0.heldWithoutSpilling.record(100 << 20) }
    #expect(wants == [want(1, 71, 100)])
  }

  @Test("a sorter that spilled wanted what it spilled, and up to what it held more")
  func sorter() {
    let wants = wants([.sort: 1]) {
      $0.heldWhenSpilling.record(40 << 20)
      $0.spilledByTask.record(120 << 20)
    }
    #expect(wants == [want(1, 120, 160)])
  }

  @Test("what it held it wanted, even if it spilled less")
  func spilledLess() {
    let wants = wants([.sort: 1]) {
      $0.heldWhenSpilling.record(64 << 20)
      $0.spilledByTask.record(16 << 20)
    }
    #expect(wants == [want(1, 64, 80)])
  }

  @Test("an aggregation that spilled wrote out all that it wanted")
  func aggregation() {
    let wants = wants([.aggregation: 1]) {
      $0.heldWhenSpilling.record(40 << 20)
      $0.spilledByTask.record(120 << 20)
    }
    #expect(wants == [want(1, 120, 120)])
  }

  @Test("beside a sort it is not told apart what an aggregation wrote")
  func aggregationAndSort() {
    let wants = wants([.aggregation: 1, .sort: 1]) {
      $0.heldWhenSpilling.record(40 << 20)
      $0.spilledByTask.record(120 << 20)
    }
    #expect(wants == [want(1, 120, 160)])
  }

  @Test("neighbours that had room tell what one that spilled wanted")
  func neighbours() {
    let told = wants([.sort: 1]) {
      $0.heldWithoutSpilling.record(128 << 20)
      $0.heldWhenSpilling.record(40 << 20)
      $0.spilledByTask.record(112 << 20)
    }
    #expect(told == [want(1, 124, 128), want(1, 128, 128)])
  }

  @Test("neighbours that held less or more than it can have wanted tell nothing of it")
  func otherNeighbours() {
    for neighbour in [Int64(64), 256] {
      let wants = wants([.sort: 1]) {
        $0.heldWithoutSpilling.record(neighbour << 20)
        $0.heldWhenSpilling.record(40 << 20)
        $0.spilledByTask.record(112 << 20)
      }
      #expect(wants.contains(want(1, 112, 152)))
    }
  }

  @Test("in the middle of the bracket is what is likely; without an upper edge the lower one")
  func likely() {
    #expect(want(1, 100, 160).likely == .mebibytes(130))
    let open = TaskWant(count: 1, want: Bracket(low: .mebibytes(7), high: nil))
    #expect(open.likely == .mebibytes(7))
  }

  @Test("what an executor held and no task reported is what tasks want more")
  func unreported() {
    // 4 × 100 were reported, and 1,000 seen: 150 for each of the four.
    let wants = [want(9, 96, 100)].addingUnreported(
      seen: .mebibytes(1000), tasksAtOnce: 4, tasks: 9)
    #expect(wants == [want(9, 96, 250)])
  }

  @Test("a fourth more than was reported is what pages make of it")
  func nearlyReported() {
    let wants = [want(9, 96, 100)]
    #expect(wants.addingUnreported(seen: .mebibytes(500), tasksAtOnce: 4, tasks: 9) == wants)
    #expect(wants.addingUnreported(seen: .mebibytes(501), tasksAtOnce: 4, tasks: 9) != wants)
    #expect(wants.addingUnreported(seen: .zero, tasksAtOnce: 4, tasks: 9) == wants)
  }

  @Test("where no task reported anything, all want a share of what was seen, or half of it")
  func nothingReported() {
    let wants = [TaskWant]().addingUnreported(
      seen: .mebibytes(400), tasksAtOnce: 4, tasks: 77)
    #expect(wants == [want(77, 50, 100)])
    #expect([TaskWant]().addingUnreported(seen: .zero, tasksAtOnce: 4, tasks: 77).isEmpty)
  }

  @Test("figures beyond all sense are held")
  func absurd() {
    let wants = wants([.sort: .max, .aggregation: .max]) {
      $0.heldWithoutSpilling.record(.max)
      $0.heldWhenSpilling.record(.max)
      $0.spilledByTask.record(.max)
    }
    #expect(wants.allSatisfy { $0.want.low >= .zero && $0.likely >= $0.want.low })
    let more = wants.addingUnreported(
      seen: ByteSize(bytes: .max), tasksAtOnce: .min, tasks: .max)
    #expect(more.count == wants.count)
  }
}
