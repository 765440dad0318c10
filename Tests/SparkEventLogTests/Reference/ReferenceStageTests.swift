import SparkProfile
import Testing

@testable import SparkEventLog

/// Stage attempts: what the stage's own events say of each.
@Suite struct ReferenceStageTests {
  @Test(arguments: ReferenceLog.everything) func reports(_ log: ReferenceLog) throws {
    var infos: [StageAttemptID: [JSONValue]] = [:]
    for event in log.events("StageSubmitted") + log.events("StageCompleted") {
      infos[try attempt(event["Stage Info"]), default: []].append(event["Stage Info"])
    }
    #expect(Set(log.profile.stages.keys) == Set(infos.keys))
    for (id, infos) in infos {
      let stage = try #require(log.profile.stages[id])
      func last(_ field: String) -> JSONValue {
        infos.map { $0[field] }.last { $0 != .null } ?? .null
      }
      #expect(stage.id == id)
      #expect(stage.name == beginning(of: infos[0]["Stage Name"].text, bytes: 200))
      #expect(stage.plannedTasks != nil && stage.plannedTasks == last("Number of Tasks").int)
      #expect(stage.submissionTime == last("Submission Time").integer)
      #expect(stage.completionTime == last("Completion Time").integer)
      #expect(stage.failureReason == beginning(of: last("Failure Reason").text, bytes: 1000))
      #expect(stage.resourceProfileID == last("Resource Profile Id").int)
      let rdds = infos.flatMap { $0["RDD Info"].items }
      let names = rdds.compactMap { $0["Name"].text }
      #expect((stage.shuffleReader == .sql) == names.contains("ShuffledRowRDD"))
      #expect((stage.shuffleReader == .rdd) == names.contains("ShuffledRDD"))
      #expect(
        stage.runsPython
          == (names.contains("PythonRDD")
            || rdds.contains { $0["Scope"].text?.contains("InPandas") ?? false }
            || rdds.contains { $0["Scope"].text?.contains("EvalPython") ?? false }))
    }
  }

  @Test func pythonIsSeenInTheLogThatRunsIt() throws {
    let python = try ReferenceLog.named("python-memory.zstd").profile.stages.values
    let spill = try ReferenceLog.named("spill.zstd").profile.stages.values
    #expect(python.contains { $0.runsPython })
    #expect(!spill.contains { $0.runsPython })
  }

  @Test(arguments: ReferenceLog.everything) func peaksByExecutor(_ log: ReferenceLog) throws {
    var samples: [StageAttemptID: [String: [JSONValue]]] = [:]
    for event in log.events("TaskEnd") {
      let id = try #require(event["Task Info"]["Executor ID"].text)
      samples[try attempt(event), default: [:]][id, default: []]
        .append(event["Task Executor Metrics"])
    }
    for event in log.events("StageExecutorMetrics") {
      let id = try #require(event["Executor ID"].text)
      samples[try attempt(event), default: [:]][id, default: []].append(event["Executor Metrics"])
    }
    for (id, stage) in log.profile.stages {
      let wanted = (samples[id] ?? [:]).mapValues(sampled).filter { !$0.value.isEmpty }
      #expect(stage.peaks.mapValues(named) == wanted.mapValues(highest))
    }
  }

  private func attempt(_ object: JSONValue) throws -> StageAttemptID {
    StageAttemptID(
      stage: try #require(object["Stage ID"].int),
      attempt: try #require(object["Stage Attempt ID"].int))
  }
}
