import SparkProfile
import Testing

@testable import SparkEventLog

@Suite struct ExecutorMetricNamesTests {
  @Test func everyMetricIsRead() throws {
    // From the last to the first: the order in which Spark writes them is a habit, not a promise.
    let fields = ExecutorMetric.allCases.reversed()
      .map { "\"\($0.sparkName)\":\(1000 + $0.rawValue)" }.joined(separator: ",")
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerStageExecutorMetrics","Executor ID":"7","Stage ID":3,\
        "Stage Attempt ID":1,"Executor Metrics":{\(fields)}}
        """)
    let peaks = profile.executors["7"]?.peaks ?? ExecutorMetricPeaks()
    for metric in ExecutorMetric.allCases {
      #expect(peaks[metric] == Int64(1000 + metric.rawValue))
    }
    #expect(profile.stages[StageAttemptID(stage: 3, attempt: 1)]?.peaks["7"] == peaks)
    #expect(profile.coverage.unknownFields.isEmpty)
  }

  @Test func zerosAreNoSample() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerStageExecutorMetrics","Executor ID":"7","Stage ID":3,\
        "Stage Attempt ID":0,"Executor Metrics":{"JVMHeapMemory":0,"MinorGCCount":3}}
        """)
    #expect(profile.executors.isEmpty)
  }
}
