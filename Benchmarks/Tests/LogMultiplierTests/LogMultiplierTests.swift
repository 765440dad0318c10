import Foundation
import Testing

@testable import LogMultiplier

@Suite struct LogMultiplierTests {
  private func plan(
    tasks: Int = .max, stages: Int = .max, bytes: Int = .max, perStage: Int = 5,
    executors: Int = 2, seed: UInt64 = 1
  ) -> Multiplication {
    var plan = Multiplication()
    plan.tasks = tasks
    plan.stages = stages
    plan.bytes = bytes
    plan.tasksPerStage = perStage
    plan.executors = executors
    plan.seed = seed
    return plan
  }

  private func events(_ plan: Multiplication) throws -> [MadeEvent] {
    try MadeEvent.all(in: SmallLog.multiplied(by: plan).bytes)
  }

  @Test("the same seed gives the same log, and another seed another one")
  func seeds() throws {
    let log = try SmallLog.multiplied(by: plan(tasks: 50))
    #expect(try SmallLog.multiplied(by: plan(tasks: 50)).bytes == log.bytes)
    #expect(try SmallLog.multiplied(by: plan(tasks: 50, seed: 2)).bytes != log.bytes)
  }

  @Test("what is said to be in the log is in it")
  func counts() throws {
    let (made, bytes) = try SmallLog.multiplied(by: plan(stages: 9))
    let events = try MadeEvent.all(in: bytes)
    #expect(made.bytes == bytes.count)
    #expect(made.events == events.count)
    #expect(made.tasks == events.count { $0.name == "SparkListenerTaskEnd" })
    #expect(made.stages == events.count { $0.name == "SparkListenerStageCompleted" })
    #expect(made.executions == 5)
    #expect(made.stages == 10)
  }

  @Test("the log ends with the execution that reaches a limit, and with the application")
  func limits() throws {
    #expect(try SmallLog.multiplied(by: plan(tasks: 7)).made.tasks == 12)
    #expect(try SmallLog.multiplied(by: plan(tasks: 6)).made.tasks == 6)
    let bytes = try SmallLog.multiplied(by: plan(bytes: 100_000)).made.bytes
    #expect(100_000...110_000 ~= bytes)
    #expect(try events(plan(tasks: 6)).last?.name == "SparkListenerApplicationEnd")
  }

  @Test("every task starts and ends once, within its stage, with an identifier of its own")
  func tasks() throws {
    var open: [Int: [Int: Int]] = [:]
    var seen: Set<Int> = []
    var ended: [Int: Int] = [:]
    for event in try events(plan(tasks: 60)) {
      switch event.name {
      case "SparkListenerStageSubmitted":
        open[try #require(event.stageInfo).id] = [:]
      case "SparkListenerTaskStart":
        let task = try #require(event.taskInfo)
        let stage = try #require(event.stage)
        #expect(open[stage] != nil)
        #expect(seen.insert(task.id).inserted)
        open[stage]?[task.id] = task.launch
      case "SparkListenerTaskEnd":
        let task = try #require(event.taskInfo)
        let stage = try #require(event.stage)
        #expect(open[stage]?.removeValue(forKey: task.id) == task.launch)
        #expect(task.finish > task.launch)
        ended[stage, default: 0] += 1
      case "SparkListenerStageCompleted":
        let stage = try #require(event.stageInfo)
        #expect(open.removeValue(forKey: stage.id) == [:])
        #expect(ended[stage.id] == stage.tasks)
      default: break
      }
    }
    #expect(open.isEmpty)
    #expect(seen.count == 60)
  }

  @Test("no executor runs more tasks at once than it has cores, and all have work")
  func cores() throws {
    var running: [String: Int] = [:]
    var most: [String: Int] = [:]
    for event in try events(plan(tasks: 200, perStage: 40, executors: 3)) {
      guard let task = event.taskInfo else { continue }
      running[task.executor, default: 0] += event.name == "SparkListenerTaskStart" ? 1 : -1
      most[task.executor] = max(most[task.executor] ?? 0, running[task.executor] ?? 0)
    }
    #expect(most == ["0": 2, "1": 2, "2": 2])
  }

  @Test("every executor is added once, under its own name")
  func executors() throws {
    let added = try events(plan(tasks: 1, executors: 3)).filter {
      $0.name == "SparkListenerExecutorAdded"
    }
    #expect(added.map(\.executor) == ["0", "1", "2"])
  }

  @Test("identifiers go on from one execution to the next")
  func identifiers() throws {
    let events = try events(plan(tasks: 18))
    #expect(events.filter { $0.name == "SparkListenerJobStart" }.map(\.job) == [0, 1, 2])
    #expect(events.compactMap(\.jobStages) == [[0, 1], [2, 3], [4, 5]])
    let submitted = events.filter { $0.name == "SparkListenerStageSubmitted" }
    #expect(submitted.compactMap(\.stageInfo?.parents) == [[0], [2], [4]])
    let ends = events.filter { $0.name.hasSuffix("SQLExecutionEnd") }
    #expect(ends.map(\.execution) == [0, 1, 2])
  }

  @Test("accumulators add up, from task to task and in the stage")
  func accumulators() throws {
    var totals: [Int: Int] = [:]
    var stages = 0
    for event in try events(plan(tasks: 30)) {
      for accumulable in event.taskInfo?.accumulables ?? [] {
        totals[accumulable.id, default: 0] += try #require(accumulable.update)
        #expect(accumulable.value == totals[accumulable.id])
        #expect(event.metrics?["Bytes"] == accumulable.update)
      }
      for accumulable in event.stageInfo?.accumulables ?? [] {
        #expect(accumulable.value == totals[accumulable.id])
        stages += 1
      }
    }
    #expect(stages == 5)
    #expect(totals.count == 5)
  }

  @Test("figures vary where they varied, between those that were measured")
  func figures() throws {
    let ends = try events(plan(tasks: 200)).filter { $0.name == "SparkListenerTaskEnd" }
    let bytes = ends.compactMap { $0.metrics?["Bytes"] }
    #expect(bytes.allSatisfy { 50...300 ~= $0 })
    #expect(Set(bytes).count > 50)
    #expect(ends.allSatisfy { $0.metrics?["Threads"] == 4 })
    #expect(ends.allSatisfy { 50...300 ~= ($0.executorMetrics?["JVMHeapMemory"] ?? 0) })
  }

  @Test("time goes on, and a stage that completes was submitted when it was")
  func times() throws {
    var submissions: [Int: Int] = [:]
    var last = 0
    for event in try events(plan(tasks: 60)) {
      if let task = event.taskInfo {
        let time = event.name == "SparkListenerTaskStart" ? task.launch : task.finish
        #expect(time >= last)
        last = time
      }
      guard let stage = event.stageInfo else { continue }
      if event.name == "SparkListenerStageSubmitted" { submissions[stage.id] = stage.submission }
      #expect(submissions[stage.id] == stage.submission)
    }
  }

  @Test("without a limit, a task or an end there is nothing to do, and that is said")
  func refusals() {
    #expect(throws: MultiplierError.self) { try SmallLog.multiplied(by: plan()) }
    #expect(throws: MultiplierError.self) {
      try SmallLog.multiplied(by: plan(tasks: 1, perStage: 0))
    }
    let cut = Array(SmallLog.text.prefix(900))
    let whole = Array(cut[..<(cut.lastIndex(of: UInt8(ascii: "\n")) ?? 0)])
    #expect(throws: MultiplierError.self) {
      try SmallLog.multiplied(whole, by: plan(tasks: 1))
    }
  }
}
