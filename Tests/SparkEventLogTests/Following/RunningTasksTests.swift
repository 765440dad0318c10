import SparkProfile
import Testing

@testable import SparkEventLog

@Suite struct RunningTasksTests {
  private func draft(_ lines: String...) -> FollowedDraft {
    var draft = FollowedDraft()
    let bytes = Array(lines.joined(separator: "\n").utf8)
    draft.add(bytes, count: bytes.count)
    return draft
  }

  private func start(_ stage: Int, on executor: String) -> String {
    #"{"Event":"SparkListenerTaskStart","Stage ID":\#(stage),"Stage Attempt ID":0,"#
      + #""Task Info":{"Task ID":1,"Executor ID":"\#(executor)","Host":"h"}}"#
  }

  private func end(_ stage: Int, on executor: String, spilled: Int = 0) -> String {
    #"{"Event":"SparkListenerTaskEnd","Stage ID":\#(stage),"Stage Attempt ID":0,"#
      + #""Task Type":"ShuffleMapTask","Task End Reason":{"Reason":"Success"},"#
      + #""Task Info":{"Task ID":1,"Executor ID":"\#(executor)","Finish Time":5},"#
      + #""Task Metrics":{"Executor Run Time":10,"JVM GC Time":2,"#
      + #""Memory Bytes Spilled":\#(spilled)}}"#
  }

  private let added =
    #"{"Event":"SparkListenerExecutorAdded","Timestamp":1,"Executor ID":"1","#
    + #""Executor Info":{"Host":"h","Total Cores":4}}"#
  private let submitted =
    #"{"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":3,"Stage Attempt ID":0,"#
    + #""Stage Name":"collect","Number of Tasks":8,"Submission Time":2}}"#

  @Test("Starts without an end are tasks that run, on their executor and in their stage")
  func counts() {
    let draft = draft(
      added, submitted, start(3, on: "1"), start(3, on: "1"), start(3, on: "1"),
      end(3, on: "1", spilled: 70), end(3, on: "1", spilled: 30))
    let live = draft.application(at: 9, isOpen: true)
    #expect(live.time == 9)
    #expect(!live.hasEnded)
    #expect(live.executors["1"]?.activeTasks == 1)
    #expect(live.executors["1"]?.slots == 4)
    #expect(live.executors["1"]?.completedTasks == 2)
    #expect(live.executors["1"]?.taskTime == 20)
    #expect(live.executors["1"]?.gcTime == 4)
    #expect(live.executors["1"]?.memoryBytesSpilled == 100)
    #expect(live.executors["1"]?.storageMemory == nil)
    let stage = live.stages[StageAttemptID(stage: 3)]
    #expect(stage?.activeTasks == 1)
    #expect(stage?.completedTasks == 2)
    #expect(stage?.plannedTasks == 8)
    #expect(stage?.memoryBytesSpilled == 100)
  }

  @Test("Ends whose starts are missing leave no debt behind")
  func missingStarts() {
    let draft = draft(added, submitted, end(3, on: "1"), end(3, on: "1"))
    #expect(draft.application(at: 1, isOpen: true).executors["1"]?.activeTasks == 0)
  }

  @Test("An executor that went and a stage that ended are no longer seen to run")
  func ended() {
    let draft = draft(
      added, submitted, start(3, on: "1"),
      #"{"Event":"SparkListenerExecutorRemoved","Timestamp":5,"Executor ID":"1"}"#,
      #"{"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":3,"#
        + #""Stage Attempt ID":0,"Submission Time":2,"Completion Time":6}}"#)
    let live = draft.application(at: 7, isOpen: true)
    #expect(live.executors["1"] == nil)
    #expect(live.stages.isEmpty)
    #expect(draft.tasks.count(onExecutor: "1") == 0)
    #expect(draft.tasks.count(ofStage: StageAttemptID(stage: 3)) == 0)
  }

  @Test("A start that is damaged counts nothing, and the lines after it do")
  func damaged() {
    let draft = draft(
      added, #"{"Event":"SparkListenerTaskStart","Stage ID":3,"Task Info":{"Exec"#,
      start(3, on: "1"))
    #expect(draft.tasks.count(onExecutor: "1") == 1)
  }
}
