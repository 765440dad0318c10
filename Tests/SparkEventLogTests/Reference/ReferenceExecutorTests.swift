import SparkProfile
import Testing

@testable import SparkEventLog

/// Executors and the driver: every field against a plain reading of the same log.
@Suite struct ReferenceExecutorTests {
  private static func owner(_ event: JSONValue) -> String? {
    event["Executor ID"].text ?? event["Task Info"]["Executor ID"].text
      ?? event["Block Manager ID"]["Executor ID"].text
  }

  private static let kinds = [
    "ExecutorAdded", "ExecutorRemoved", "BlockManagerAdded", "TaskEnd", "StageExecutorMetrics",
    "ExecutorMetricsUpdate",
  ]

  /// Each executor's events, and the driver's.
  private static func events(of log: ReferenceLog) -> [String: [String: [JSONValue]]] {
    var result: [String: [String: [JSONValue]]] = [:]
    for kind in kinds {
      for event in log.events(kind) {
        guard let id = owner(event) else { continue }
        result[id, default: [:]][kind, default: []].append(event)
      }
    }
    return result
  }

  private static func found(_ id: String, in log: ReferenceLog) -> Executor? {
    id == "driver" ? log.profile.driver : log.profile.executors[id]
  }

  @Test(arguments: ReferenceLog.everything) func ids(_ log: ReferenceLog) {
    let wanted = Self.events(of: log).keys.filter { $0 != "driver" }
    #expect(log.profile.executors.keys.sorted() == wanted.sorted())
    #expect(log.profile.executors.allSatisfy { $0.key == $0.value.id })
    #expect(log.profile.driver.id == "driver")
    #expect(!wanted.isEmpty)
    #expect(log.profile.driver.maximumOnHeapMemory != nil)
  }

  @Test(arguments: ReferenceLog.everything) func lives(_ log: ReferenceLog) throws {
    for (id, events) in Self.events(of: log) {
      let executor = try #require(Self.found(id, in: log))
      // An executor that dies while it starts has none.
      let manager = events["BlockManagerAdded"]?.first ?? .null
      let added = events["ExecutorAdded"]?.first
      let removed = events["ExecutorRemoved"]?.last
      let addedTime = id == "driver" ? manager["Timestamp"] : added?["Timestamp"] ?? .null
      #expect(executor.addedTime == addedTime.integer)
      #expect(executor.removedTime == removed?["Timestamp"].integer)
      #expect(executor.removedReason == removed?["Removed Reason"].text)
      #expect(executor.totalCores == added?["Executor Info"]["Total Cores"].int)
      #expect(executor.resourceProfileID == added?["Executor Info"]["Resource Profile Id"].int)
      let host = manager["Block Manager ID"]["Host"].text
      #expect(executor.host == host ?? added?["Executor Info"]["Host"].text)
      #expect(executor.maximumOnHeapMemory == manager["Maximum Onheap Memory"].integer)
      #expect(executor.maximumOffHeapMemory == manager["Maximum Offheap Memory"].integer)
    }
  }

  @Test(arguments: ReferenceLog.everything) func work(_ log: ReferenceLog) throws {
    for (id, events) in Self.events(of: log) {
      let executor = try #require(Self.found(id, in: log))
      let ends = events["TaskEnd"] ?? []
      let failed = ends.filter {
        $0["Task End Reason"]["Reason"].text != "Success" && $0["Task Info"]["Killed"].flag != true
      }
      let lost = ends.map { $0["Task End Reason"] }.filter {
        $0["Reason"].text == "ExecutorLostFailure" && $0["Exit Caused By App"].flag != false
      }
      #expect(executor.taskCount == ends.count)
      #expect(executor.failedTaskCount == failed.count)
      #expect(executor.tasksLostWithExecutor == lost.count)
      #expect(executor.runTime == sum(ends.map { $0["Task Metrics"]["Executor Run Time"] }))
      #expect(executor.gcTime == sum(ends.map { $0["Task Metrics"]["JVM GC Time"] }))
    }
    #expect(
      log.profile.executors.values.reduce(0) { $0 + $1.taskCount } == log.events("TaskEnd").count)
  }

  @Test(arguments: ReferenceLog.everything) func peaks(_ log: ReferenceLog) throws {
    for (id, events) in Self.events(of: log) {
      let samples = sampled(
        (events["TaskEnd"] ?? []).map { $0["Task Executor Metrics"] }
          + (events["StageExecutorMetrics"] ?? []).map { $0["Executor Metrics"] }
          + (events["ExecutorMetricsUpdate"] ?? []).map {
            // The log has one sample in each of these events.
            $0["Executor Metrics Updated"].items.first?["Executor Metrics"] ?? .null
          })
      let executor = try #require(Self.found(id, in: log))
      #expect(executor.sampleCount == samples.count)
      #expect(named(executor.peaks) == highest(in: samples))
    }
  }
}

/// The sum of what is there.
func sum(_ values: [JSONValue]) -> Int64 {
  values.reduce(0) { $0 + ($1.integer ?? 0) }
}

/// Samples that a JVM took: zeros, and the −1 of one that died, are none.
func sampled(_ metrics: [JSONValue]) -> [JSONValue] {
  metrics.filter { ($0["JVMHeapMemory"].integer ?? 0) > 0 }
}

/// The highest value of each metric that was ever above zero.
func highest(in samples: [JSONValue]) -> [String: Int64] {
  var result: [String: Int64] = [:]
  for sample in samples {
    for (name, value) in sample.fields {
      result[name] = max(result[name] ?? 0, value.integer ?? 0)
    }
  }
  return result.filter { $0.value > 0 }
}

/// Peaks by Spark's name, without zeros.
func named(_ peaks: ExecutorMetricPeaks) -> [String: Int64] {
  var result: [String: Int64] = [:]
  for metric in ExecutorMetric.allCases where peaks[metric] != 0 {
    result[metric.sparkName] = peaks[metric]
  }
  return result
}
