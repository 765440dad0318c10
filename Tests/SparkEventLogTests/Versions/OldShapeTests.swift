import SparkProfile
import Testing

@testable import SparkEventLog

/// Logs in the shape of Sparks that do not run on the Java of the tests. They are written by hand
/// after `JsonProtocol.scala` of branch-2.3 to branch-3.1, with only the fields that matter.
@Suite struct OldShapeTests {
  /// A task's end as 2.3 and 2.4 write it: no `Task Executor Metrics`, and no peak among the
  /// metrics.
  private static func taskEnd(accumulables: String, metrics: String = "") -> String {
    """
    {"Event":"SparkListenerTaskEnd","Stage ID":1,"Stage Attempt ID":0,"Task Type":"ResultTask",\
    "Task End Reason":{"Reason":"Success"},"Task Info":{"Task ID":3,"Index":0,"Attempt":0,\
    "Launch Time":10,"Executor ID":"1","Host":"a","Locality":"PROCESS_LOCAL",\
    "Speculative":false,"Getting Result Time":0,"Finish Time":20,"Failed":false,"Killed":false,\
    "Accumulables":[\(accumulables)]},"Task Metrics":{"Executor Deserialize Time":1,\
    "Executor Deserialize CPU Time":1,"Executor Run Time":9,"Executor CPU Time":8,\(metrics)\
    "Result Size":7,"JVM GC Time":6,"Result Serialization Time":0,"Memory Bytes Spilled":500,\
    "Disk Bytes Spilled":50,"Shuffle Read Metrics":{},"Shuffle Write Metrics":{},\
    "Input Metrics":{},"Output Metrics":{},"Updated Blocks":[]}}
    """
  }

  private static func accumulable(_ name: String, update: String, value: String) -> String {
    """
    {"ID":9,"Name":"\(name)","Update":\(update),"Value":\(value),"Internal":true,\
    "Count Failed Values":true}
    """
  }

  private static let runTime = accumulable(
    "internal.metrics.executorRunTime", update: "9", value: "99")
  /// The value is the sum over the stage's tasks so far; the update is the task's own.
  private static let peak = accumulable(
    "internal.metrics.peakExecutionMemory", update: "4096", value: "8192")
  /// A metric of a query, whose figures are text.
  private static let rows = accumulable(
    "number of output rows", update: #""3""#, value: #""5""#)

  private static func tasks(_ lines: String...) throws -> TaskTotals {
    let profile = try ProfileBuilder.profile(ofLines: lines.map { Array($0.utf8) })
    #expect(profile.coverage.unknownFields == [:])
    #expect(profile.coverage.isComplete)
    return try #require(profile.stages[StageAttemptID(stage: 1)]).tasks
  }

  @Test("Spark 2 tells a task's peak execution memory among the accumulables")
  func peakOfSpark2() throws {
    let list = [Self.runTime, Self.peak, Self.rows].joined(separator: ",")
    let tasks = try Self.tasks(Self.taskEnd(accumulables: list))
    #expect(tasks.peakExecutionMemory.count == 1)
    #expect(tasks.peakExecutionMemory.maximum == 4096)
    #expect(tasks.peakAcquiredMemory.count == 0)
    #expect(tasks.largestSpilledDemand == 4096 + 500)
    #expect(tasks.runTime == 9)
  }

  @Test("Spark 2 leaves out a peak of zero")
  func noPeakIsZero() throws {
    let tasks = try Self.tasks(
      Self.taskEnd(accumulables: Self.runTime + "," + Self.rows),
      Self.taskEnd(accumulables: Self.peak))
    #expect(tasks.peakExecutionMemory.count == 2)
    #expect(tasks.peakExecutionMemory.minimum == 0)
    #expect(tasks.peakExecutionMemory.maximum == 4096)
  }

  @Test("without any accumulable nothing is known of the peak")
  func noAccumulables() throws {
    let tasks = try Self.tasks(Self.taskEnd(accumulables: ""))
    #expect(tasks.peakExecutionMemory.count == 0)
    #expect(tasks.ended == 1)
  }

  /// 3.0 to 3.2 write both, and no partition's id.
  @Test("where the task's metrics have the peak, they are believed")
  func metricsComeFirst() throws {
    let tasks = try Self.tasks(
      Self.taskEnd(accumulables: Self.peak, metrics: #""Peak Execution Memory":12,"#))
    #expect(tasks.peakExecutionMemory.count == 1)
    #expect(tasks.peakExecutionMemory.maximum == 12)
  }

  @Test("figures that are no numbers, and accumulables that are no objects, are passed over")
  func oddAccumulables() throws {
    for odd in [
      Self.accumulable("internal.metrics.peakExecutionMemory", update: #""x""#, value: "1"),
      #"{"Name":7,"Update":1}"#, "3", "[]", #"{"Update":5,"Name":"other"}"#, "null",
    ] {
      let tasks = try Self.tasks(Self.taskEnd(accumulables: odd + "," + Self.peak))
      #expect(tasks.peakExecutionMemory.maximum == 4096)
    }
  }

  @Test("before 2.3 an executor reports the sum of its storage memory only")
  func sumOfStorageMemory() throws {
    func added(_ rest: String) throws -> Executor? {
      try ProfileBuilder.profile(
        ofLines: """
          {"Event":"SparkListenerBlockManagerAdded","Block Manager ID":{"Executor ID":"1",\
          "Host":"a","Port":1},"Maximum Memory":900,"Timestamp":5\(rest)}
          """
      ).executors["1"]
    }
    #expect(try added("")?.maximumOnHeapMemory == 900)
    #expect(try added("")?.maximumOffHeapMemory == nil)
    let both = #","Maximum Onheap Memory":600,"Maximum Offheap Memory":300"#
    #expect(try added(both)?.maximumOnHeapMemory == 600)
    #expect(try added(both)?.maximumOffHeapMemory == 300)
  }

  /// 3.0 samples executors, without `TotalGCTime` (3.3) and the concurrent collections (4.0).
  @Test("samples of 3.0 lack the newer counters and are read")
  func samplesOf30() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerExecutorAdded","Timestamp":5,"Executor ID":"1","Executor Info":\
        {"Host":"a","Total Cores":4,"Log Urls":{},"Attributes":{},"Resources":{}}}
        """,
      """
      {"Event":"SparkListenerStageExecutorMetrics","Executor ID":"1","Stage ID":1,\
      "Stage Attempt ID":0,"Executor Metrics":{"JVMHeapMemory":70,"JVMOffHeapMemory":6,\
      "OnHeapExecutionMemory":0,"MinorGCCount":4,"MinorGCTime":3,"MajorGCCount":2,\
      "MajorGCTime":1}}
      """)
    let peaks = try #require(profile.stages[StageAttemptID(stage: 1)]?.peaks["1"])
    #expect(peaks[.jvmHeapMemory] == 70 && peaks[.majorGCTime] == 1 && peaks[.totalGCTime] == 0)
    #expect(profile.resourceProfiles.isEmpty)
    #expect(profile.coverage.unknownFields == [:])
  }

  /// 3.1 names resource profiles; `Use Off Heap` of a storage level comes with 3.4.
  @Test("a resource profile of 3.1 is read, and a storage level without the heap's kind")
  func profilesOf31() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerResourceProfileAdded","Resource Profile Id":1,\
        "Executor Resource Requests":{"memory":{"Resource Name":"memory","Amount":2048,\
        "Discovery Script":"","Vendor":""}},"Task Resource Requests":{"cpus":\
        {"Resource Name":"cpus","Amount":0.5}}}
        """,
      """
      {"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":1,"Stage Attempt ID":0,\
      "Stage Name":"count","Number of Tasks":1,"RDD Info":[{"RDD ID":2,"Name":"b","Callsite":"c",\
      "Parent IDs":[],"Storage Level":{"Use Disk":false,"Use Memory":true,"Deserialized":true,\
      "Replication":1},"Barrier":false,"Number of Partitions":3,\
      "Number of Cached Partitions":3,"Memory Size":99,"Disk Size":0}],"Parent IDs":[],\
      "Details":"","Accumulables":[],"Resource Profile Id":1}}
      """)
    #expect(profile.resourceProfiles[1]?.executorResources == ["memory": 2048])
    #expect(profile.resourceProfiles[1]?.taskResources == ["cpus": 0.5])
    #expect(profile.stages[StageAttemptID(stage: 1)]?.resourceProfileID == 1)
    #expect(profile.cachedRDDs[2]?.memorySize == 99)
    #expect(profile.cachedRDDs[2]?.storageLevel.usesOffHeap == false)
    #expect(profile.coverage.unknownFields == [:])
  }

  @Test("an executor of Spark 2 has no attributes, resources or profile")
  func executorOfSpark2() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: #"{"Event":"SparkListenerLogStart","Spark Version":"2.3.4"}"#,
      """
      {"Event":"SparkListenerEnvironmentUpdate","JVM Information":{"Java Version":"1.8.0_302"},\
      "Spark Properties":{"spark.executor.memory":"2g"},"System Properties":{},\
      "Classpath Entries":{}}
      """,
      """
      {"Event":"SparkListenerExecutorAdded","Timestamp":5,"Executor ID":"1","Executor Info":\
      {"Host":"a","Total Cores":4,"Log Urls":{}}}
      """,
      """
      {"Event":"org.apache.spark.scheduler.SparkListenerExecutorBlacklisted","time":6,\
      "executorId":"1","taskFailures":2}
      """)
    #expect(profile.application.sparkVersion == "2.3.4")
    #expect(profile.executors["1"]?.totalCores == 4)
    #expect(profile.executors["1"]?.resourceProfileID == nil)
    #expect(profile.allocationProperties == [:])
    #expect(profile.coverage.unknownEvents == [:])
    #expect(profile.coverage.unknownFields == [:])
  }
}
