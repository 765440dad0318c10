import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

/// A damaged line is counted, leaves the profile as it was, and does not stop the reading.
@Suite struct DamagedLineTests {
  static let garbage: [String] = [
    "garbage", "{", "}", "[]", "null", "{}", "{\"Event\"", "{\"Event\":", "{\"Event\":null}",
    "\u{0}",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0 \"Completion Time\":1}",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0,}",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0} trailing",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0]",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":-}",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":,\"Completion Time\":1}",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0,\"Job Result\":{\"Result\":\"JobFailed\"",
    "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0,\u{0}\"Job Result\":{}}",
  ]

  @Test(arguments: garbage) func isCountedAndPassedOver(_ line: String) throws {
    let lines = try ShortLog.lines()
    let wanted = try ProfileBuilder.profile(ofLines: lines)
    var damaged = lines
    damaged.insert(Array(line.utf8), at: lines.count / 2)
    var found = try ProfileBuilder.profile(ofLines: damaged)
    #expect(found.coverage.unreadableLines == 1)
    #expect(!found.coverage.isComplete)
    found.coverage.unreadableLines = 0
    found.coverage.byteCount = wanted.coverage.byteCount
    #expect(found == wanted)
  }

  @Test func zerosAtTheEnd() throws {
    let zeros = [UInt8](repeating: 0, count: 4096)
    let profile = try ProfileBuilder.result(of: try ShortLog.bytes() + zeros)
    #expect(profile.coverage.unreadableLines == 1)
  }

  @Test func unknownEventsAndFields() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: #"{"Event":"com.vendor.Listener","x":[1]}"#, #"{"Event":"com.vendor.Listener"}"#,
      #"{"Event":"SparkListenerJobEnd","Job ID":3,"New":{"a":[1,{}]},"Completion Time":9}"#)
    #expect(profile.coverage.unknownEvents == ["com.vendor.Listener": 2])
    #expect(profile.coverage.unknownFields == ["JobEnd.New": 1])
    #expect(profile.coverage.eventCount == 1)
    #expect(profile.jobs[3]?.completionTime == 9)
    #expect(profile.coverage.isComplete)
  }

  /// Wrong types where a figure is expected are as if the field were not there.
  @Test(arguments: ["null", "\"12\"", "{}", "[1]", "true", "1.5e", "{\"a\":[1]}"])
  func wrongTypes(_ value: String) throws {
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerTaskEnd","Stage ID":4,"Stage Attempt ID":\(value),\
        "Task Type":\(value),"Task End Reason":{"Reason":"Success","Class Name":\(value)},\
        "Task Info":{"Executor ID":"1","Finish Time":\(value),"Killed":null},\
        "Task Executor Metrics":{"JVMHeapMemory":\(value)},\
        "Task Metrics":{"Executor Run Time":\(value),"JVM GC Time":7,"Input Metrics":\(value),\
        "Peak Execution Memory":\(value)}}
        """)
    let stage = try #require(profile.stages[StageAttemptID(stage: 4)])
    #expect(stage.tasks.succeeded == 1)
    #expect(stage.tasks.runTime == 0)
    #expect(stage.tasks.gcTime == 7)
    #expect(stage.tasks.peakExecutionMemory.count == 0)
    #expect(profile.executors["1"]?.sampleCount == 0)
    #expect(profile.coverage.unreadableLines == 0)
  }

  @Test func hugeFiguresAreHeld() throws {
    let line = """
      {"Event":"SparkListenerTaskEnd","Stage ID":1,"Stage Attempt ID":0,\
      "Task End Reason":{"Reason":"Success"},"Task Info":{"Executor ID":"1"},\
      "Task Metrics":{"Executor Run Time":9223372036854775807,"Result Size":1e300,\
      "Memory Bytes Spilled":99999999999999999999,"Peak On Heap Execution Memory":9e18,\
      "Peak Off Heap Execution Memory":9e18,"Shuffle Read Metrics":\
      {"Remote Bytes Read":9223372036854775807,"Local Bytes Read":1}}}
      """
    let profile = try ProfileBuilder.profile(ofLines: line, line)
    let tasks = try #require(profile.stages[StageAttemptID(stage: 1)]).tasks
    #expect(tasks.runTime == .max)
    #expect(tasks.resultSize == .max)
    #expect(tasks.memoryBytesSpilled == .max)
    #expect(tasks.peakAcquiredMemory.maximum == .max)
    #expect(tasks.shuffleReadBytes == .max)
    #expect(tasks.largestSpilledDemand == .max)
  }

  @Test func deepBrackets() throws {
    for bracket in ["[", "{\"a\":"] {
      let deep = String(repeating: bracket, count: 100_000)
      let profile = try ProfileBuilder.profile(
        ofLines: deep, #"{"Event":"SparkListenerJobEnd","x":"# + deep,
        #"{"Event":"SparkListenerJobEnd","Job Result":"# + deep,
        #"{"Event":"SparkListenerLogStart","Spark Version":"4.0"}"#)
      #expect(profile.coverage.unreadableLines == 3)
      #expect(profile.application.sparkVersion == "4.0")
    }
  }

  /// Each level of a plan takes stack; a thread has less of it than a program's first.
  @Test(arguments: [10, 400, 100_000]) func deepPlans(_ depth: Int) async throws {
    let plan =
      String(repeating: #"{"nodeName":"Project","children":["#, count: depth)
      + #"{"nodeName":"BroadcastExchange","metrics":[{"name":"data size","accumulatorId":5}]}"#
      + String(repeating: "]}", count: depth)
    let line = Array(
      """
      {"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart",\
      "sparkPlanInfo":\(plan),"time":8}
      """.utf8)
    let profile = await withCheckedContinuation { done in
      let thread = Thread { done.resume(returning: try? ProfileBuilder.profile(ofLines: [line])) }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(profile?.coverage.eventCount == 1)
    #expect(profile?.application.lastEventTime == 8)
    #expect(profile?.broadcasts.exchangeSizeMetrics == (depth < 500 ? [5] : []))
  }
}
