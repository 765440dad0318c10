import SparkProfile
import Testing

@testable import SparkEventLog

/// Which operators ran in a stage: against a plain reading of the accumulables in its reports.
@Suite struct ReferenceOperatorTests {
  private static let names: [String: MemoryOperator] = [
    "time to build hash map": .hashJoinBuild,
    "sort time": .sort,
    "time in aggregation build": .aggregation,
  ]

  @Test(
    "as many operators of each kind as the fullest report of the stage lists",
    arguments: ReferenceLog.everything)
  func operators(_ log: ReferenceLog) throws {
    var wanted: [StageAttemptID: [MemoryOperator: Int]] = [:]
    for event in log.events("StageSubmitted") + log.events("StageCompleted") {
      let info = event["Stage Info"]
      let id = StageAttemptID(
        stage: try #require(info["Stage ID"].int),
        attempt: try #require(info["Stage Attempt ID"].int))
      let found = info["Accumulables"].items.compactMap { $0["Name"].text }
        .compactMap { Self.names[$0] }
      let counts = found.reduce(into: [MemoryOperator: Int]()) { $0[$1, default: 0] += 1 }
      wanted[id, default: [:]].merge(counts, uniquingKeysWith: max)
    }
    for (id, stage) in log.profile.stages {
      #expect(stage.operators == wanted[id])
    }
  }

  @Test("sorts and aggregations occur, so that nothing equal to nothing is no proof")
  func occur() {
    let all = ReferenceLog.everything.flatMap { $0.profile.stages.values.map(\.operators) }
    #expect(all.contains { $0[.sort] != nil })
    #expect(all.contains { $0[.aggregation] != nil })
    #expect(all.contains { $0.isEmpty })
  }

  @Test("the join that spills sorts both of its sides")
  func join() throws {
    let stages = try ReferenceLog.named("spill.zstd").profile.stages.values
    #expect(stages.contains { $0.tasks.spilledTasks > 0 && $0.operators[.sort] == 2 })
  }

  private func stage(_ accumulables: String) throws -> Stage? {
    let line =
      #"{"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":4,"Stage Attempt ID":0,"#
      + #""Number of Tasks":1,"Accumulables":["# + accumulables + "]}}"
    let profile = try ProfileBuilder.profile(ofLines: line)
    return profile.stages[StageAttemptID(stage: 4)]
  }

  @Test("each accumulable of a name is an operator; those of other names are none")
  func counted() throws {
    let stage = try stage(
      #"{"ID":1,"Name":"sort time","Value":"3"},{"ID":2,"Name":"sort time","Value":"0"},"#
        + #"{"ID":3,"Name":"time to build hash map","Value":"1"},"#
        + #"{"ID":4,"Name":"peak memory","Value":"9"},{"ID":5},{"ID":6,"Name":null}"#)
    #expect(stage?.operators == [.sort: 2, .hashJoinBuild: 1])
  }

  @Test("a stage without accumulables has none")
  func none() throws {
    #expect(try stage("")?.operators == [:])
  }
}
