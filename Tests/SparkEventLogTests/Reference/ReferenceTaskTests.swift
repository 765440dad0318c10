import SparkProfile
import Testing

@testable import SparkEventLog

/// What the tasks of each stage attempt did: every figure against a plain reading of the task ends.
@Suite struct ReferenceTaskTests {
  private static func ends(of log: ReferenceLog) -> [StageAttemptID: [JSONValue]] {
    Dictionary(grouping: log.events("TaskEnd")) {
      StageAttemptID(stage: $0["Stage ID"].int ?? -1, attempt: $0["Stage Attempt ID"].int ?? -1)
    }
  }

  @Test(arguments: ReferenceLog.everything) func counts(_ log: ReferenceLog) throws {
    let groups = Self.ends(of: log)
    #expect(groups.keys.allSatisfy { log.profile.stages[$0] != nil })
    for (id, stage) in log.profile.stages {
      let ends = groups[id] ?? []
      let killed = ends.filter { $0["Task Info"]["Killed"].flag == true }
      let succeeded = ends.filter { $0["Task End Reason"]["Reason"].text == "Success" }
      #expect(stage.tasks.ended == ends.count)
      #expect(stage.tasks.killed == killed.count)
      #expect(stage.tasks.succeeded == succeeded.count)
      #expect(stage.tasks.failed == ends.count - killed.count - succeeded.count)
      #expect(stage.returnsResults == ends.contains { $0["Task Type"].text == "ResultTask" })
    }
  }

  @Test(arguments: ReferenceLog.everything) func times(_ log: ReferenceLog) {
    let groups = Self.ends(of: log)
    for (id, stage) in log.profile.stages {
      let metrics = (groups[id] ?? []).map { $0["Task Metrics"] }
      #expect(stage.tasks.runTime == sum(metrics.map { $0["Executor Run Time"] }))
      #expect(stage.tasks.cpuTime == sum(metrics.map { $0["Executor CPU Time"] }))
      #expect(stage.tasks.gcTime == sum(metrics.map { $0["JVM GC Time"] }))
    }
  }

  @Test(arguments: ReferenceLog.everything) func memory(_ log: ReferenceLog) {
    let groups = Self.ends(of: log)
    for (id, stage) in log.profile.stages {
      let ends = groups[id] ?? []
      let metrics = ends.map { $0["Task Metrics"] }
      expect(stage.tasks.peakExecutionMemory, holds: ends.map { [Self.peak(of: $0)] })
      expect(
        stage.tasks.peakAcquiredMemory,
        holds: metrics.map {
          [$0["Peak On Heap Execution Memory"], $0["Peak Off Heap Execution Memory"]]
        })
      let spilling = ends.filter {
        ($0["Task Metrics"]["Memory Bytes Spilled"].integer ?? 0) > 0
      }
      #expect(stage.tasks.spilledTasks == spilling.count)
      #expect(stage.tasks.memoryBytesSpilled == sum(metrics.map { $0["Memory Bytes Spilled"] }))
      #expect(stage.tasks.diskBytesSpilled == sum(metrics.map { $0["Disk Bytes Spilled"] }))
      let demands = spilling.map { end in
        let metrics = end["Task Metrics"]
        return held(end) + (metrics["Memory Bytes Spilled"].integer ?? 0)
      }
      #expect(stage.tasks.largestSpilledDemand == demands.max() ?? 0)
    }
  }

  /// Apart by whether a task spilled: what it held, and what was spilled of it.
  @Test(
    "what tasks held is counted apart for those that spilled and those that did not",
    arguments: ReferenceLog.everything)
  func heldBySpilling(_ log: ReferenceLog) {
    let groups = Self.ends(of: log)
    for (id, stage) in log.profile.stages {
      let ends = (groups[id] ?? []).filter { $0["Task Metrics"] != .null }
      let spilled = ends.map { $0["Task Metrics"]["Memory Bytes Spilled"].integer ?? 0 }
      let both = zip(ends.map(held), spilled)
      let whole = both.filter { $0.1 == 0 && $0.0 > 0 }.map(\.0)
      let spilling = both.filter { $0.1 > 0 }
      expect(stage.tasks.heldWithoutSpilling, holds: whole.map { [.integer($0)] })
      expect(stage.tasks.heldWhenSpilling, holds: spilling.map { [.integer($0.0)] })
      expect(stage.tasks.spilledByTask, holds: spilling.map { [.integer($0.1)] })
    }
  }

  /// What a task acquired where Spark counts it, else what operators report.
  private func held(_ end: JSONValue) -> Int64 {
    let metrics = end["Task Metrics"]
    let acquired = sum([
      metrics["Peak On Heap Execution Memory"], metrics["Peak Off Heap Execution Memory"],
    ])
    // Spark 4 writes what was acquired, and operators count a broadcast relation as well.
    let isTold = metrics["Peak On Heap Execution Memory"] != .null
    return isTold ? acquired : Self.peak(of: end).integer ?? 0
  }

  /// What operators reported; Spark 2 has it among the accumulables only, and leaves out zeros.
  private static func peak(of end: JSONValue) -> JSONValue {
    let metrics = end["Task Metrics"]
    guard metrics != .null, metrics["Peak Execution Memory"] == .null else {
      return metrics["Peak Execution Memory"]
    }
    let accumulables = end["Task Info"]["Accumulables"].items
    let name = "internal.metrics.peakExecutionMemory"
    return accumulables.first { $0["Name"].text == name }?["Update"]
      ?? (accumulables.isEmpty ? .null : .integer(0))
  }

  @Test(arguments: ReferenceLog.everything) func bytes(_ log: ReferenceLog) {
    let groups = Self.ends(of: log)
    for (id, stage) in log.profile.stages {
      let metrics = (groups[id] ?? []).map { $0["Task Metrics"] }
      let shuffled = metrics.map {
        sum([
          $0["Shuffle Read Metrics"]["Remote Bytes Read"],
          $0["Shuffle Read Metrics"]["Local Bytes Read"],
        ])
      }
      #expect(stage.tasks.shuffleReadBytes == shuffled.reduce(0, +))
      #expect(stage.tasks.largestShuffleRead == shuffled.max() ?? 0)
      #expect(
        stage.tasks.shuffleWriteBytes
          == sum(metrics.map { $0["Shuffle Write Metrics"]["Shuffle Bytes Written"] }))
      #expect(stage.tasks.inputBytes == sum(metrics.map { $0["Input Metrics"]["Bytes Read"] }))
      #expect(stage.tasks.outputBytes == sum(metrics.map { $0["Output Metrics"]["Bytes Written"] }))
      #expect(stage.tasks.resultSize == sum(metrics.map { $0["Result Size"] }))
      #expect(
        stage.tasks.largestResult == metrics.compactMap { $0["Result Size"].integer }.max() ?? 0)
    }
  }

  /// Together the logs have every figure, so that zero equal to zero does not pass for a proof.
  @Test func everyFigureOccurs() {
    let tasks = ReferenceLog.all.flatMap { $0.profile.stages.values.map(\.tasks) }
    let figures: [KeyPath<TaskTotals, Int64>] = [
      \.runTime, \.cpuTime, \.gcTime, \.largestSpilledDemand, \.memoryBytesSpilled,
      \.diskBytesSpilled, \.shuffleReadBytes, \.largestShuffleRead,
      \.shuffleWriteBytes, \.resultSize, \.largestResult,
    ]
    for figure in figures { #expect(tasks.contains { $0[keyPath: figure] > 0 }) }
    #expect(tasks.contains { $0.heldWithoutSpilling.sum > 0 })
    #expect(tasks.contains { $0.heldWhenSpilling.sum > 0 && $0.spilledByTask.sum > 0 })
    #expect(tasks.contains { $0.failed > 0 } && tasks.contains { $0.killed > 0 })
  }

  @Test(arguments: ReferenceLog.everything) func failures(_ log: ReferenceLog) {
    let groups = Self.ends(of: log)
    for (id, stage) in log.profile.stages {
      var counts: [String: Int] = [:]
      var messages: [String: String] = [:]
      for end in groups[id] ?? [] where end["Task Info"]["Killed"].flag != true {
        let reason = end["Task End Reason"]
        guard let kind = reason["Reason"].text, kind != "Success" else { continue }
        let key = "\(kind) \(reason["Class Name"].text ?? "")"
        counts[key, default: 0] += 1
        let text =
          reason["Description"].text ?? reason["Loss Reason"].text ?? reason["Message"].text ?? ""
        let whole = reason["Class Name"].text.map { "\($0): \(text)" } ?? text
        messages[key] = messages[key] ?? beginning(of: whole, bytes: 1000)
      }
      var found: [String: Int] = [:]
      for failure in stage.tasks.failures {
        let key = "\(failure.reason) \(failure.className ?? "")"
        found[key, default: 0] += failure.count
        #expect(failure.message == messages[key])
      }
      #expect(found == counts)
    }
  }

  @Test func memoryFailures() throws {
    let failures = try ReferenceLog.named("executor-heap.zstd").profile.stages.values
      .flatMap(\.tasks.failures)
    #expect(!failures.isEmpty)
    // Fetches that fail afterwards say nothing of memory themselves.
    #expect(failures.allSatisfy { $0.memoryFailure == ($0.reason == "FetchFailed" ? nil : .heap) })
  }

  private func expect(_ distribution: Distribution, holds values: [[JSONValue]]) {
    let present = values.filter { $0.contains { $0 != .null } }.map { max(0, sum($0)) }
    #expect(distribution.count == present.count)
    #expect(distribution.sum == present.reduce(0, +))
    #expect(distribution.minimum == present.min() ?? 0)
    #expect(distribution.maximum == present.max() ?? 0)
  }
}
