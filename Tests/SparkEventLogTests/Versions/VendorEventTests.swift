import SparkProfile
import Testing

@testable import SparkEventLog

/// Events of other modules and other vendors, in the shape in which they are written.
@Suite struct VendorEventTests {
  /// Reads events, each named with the fields given.
  private static func profile(of events: [(name: String, fields: String)]) throws -> SparkProfile {
    try ProfileBuilder.profile(
      ofLines: events.map { Array(#"{"Event":"\#($0.name)"\#($0.fields)}"#.utf8) })
  }

  private static let known = [
    // A streaming application writes these for every micro-batch, for as long as it lives.
    "org.apache.spark.sql.streaming.StreamingQueryListener$QueryStartedEvent",
    "org.apache.spark.sql.streaming.StreamingQueryListener$QueryProgressEvent",
    "org.apache.spark.sql.streaming.StreamingQueryListener$QueryIdleEvent",
    "org.apache.spark.sql.streaming.StreamingQueryListener$QueryTerminatedEvent",
    "org.apache.spark.sql.connect.service.SparkListenerConnectSessionStarted",
    "org.apache.spark.sql.connect.service.SparkListenerConnectOperationStarted",
    "org.apache.spark.sql.connect.service.SparkListenerConnectOperationReadyForExecution",
    "org.apache.spark.sql.connect.service.SparkListenerConnectOperationClosed",
    "org.apache.spark.sql.hive.thriftserver.ui.SparkListenerThriftServerOperationStart",
    "org.apache.spark.sql.catalyst.catalog.CreateTableEvent",
    "org.apache.spark.ml.FitStart",
    "org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted",
    "org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetAdded",
    "org.apache.spark.scheduler.SparkListenerStageExecutorMetrics",
    "org.apache.spark.scheduler.SparkListenerExecutorBlacklisted",
    "org.apache.spark.scheduler.SparkListenerExecutorExcluded",
    "com.nvidia.spark.rapids.SparkRapidsBuildInfoEvent",
    "com.nvidia.spark.rapids.SparkRapidsShuffleDiskSavingsEvent",
    "com.databricks.spark.util.AnyEvent",
    "org.apache.gluten.events.GlutenBuildInfoEvent",
    "org.apache.gluten.events.GlutenPlanFallbackEvent",
    "io.glutenproject.events.GlutenPlanFallbackEvent",
  ]

  @Test("events of Spark's other modules and of vendors are passed over as known")
  func known() throws {
    let profile = try Self.profile(of: Self.known.map { ($0, #","id":"7","deep":{"a":[1]}"#) })
    #expect(profile.coverage.unknownEvents == [:])
    #expect(profile.coverage.eventCount == Self.known.count)
    #expect(profile.coverage.isComplete)
  }

  @Test("an event that nobody has thought of is still a sign")
  func unknown() throws {
    let names = [
      "SparkListenerTaskMigrated", "org.apache.spark.scheduler.SparkListenerTaskMigrated",
      "org.apache.spark.sql.streaming.Other", "comXdatabricks.A", "com.example.Listener$Event",
      "DBCEventLoggingListenerMetadataX",
    ]
    let profile = try Self.profile(of: names.map { ($0, "") })
    #expect(
      profile.coverage.unknownEvents == Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
  }

  @Test("no family is so wide that it takes an event that is read")
  func familiesAreNarrow() {
    let read = [
      "SparkListenerTaskEnd", "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart",
      "org.apache.spark.sql.execution.ui.SparkListenerDriverAccumUpdates",
    ]
    for name in read {
      #expect(!KnownEvents.contains(name))
      #expect(EventKind(name: name).isRead)
    }
  }

  @Test("each file of a Databricks log begins with the version of its Spark")
  func databricks() throws {
    let profile = try Self.profile(of: [
      (
        "DBCEventLoggingListenerMetadata",
        #","Rollover Number":0,"SparkContext Id":5,"Spark Version":"3.4.1","Timestamp":1"#
      ),
      (
        "SparkListenerEnvironmentUpdate",
        #","Spark Properties":{"spark.databricks.workerNodeTypeId":"m6gd.2xlarge"}"#
          + #","Build Properties":{"Runtime Build Hash":"0"}"#
      ),
    ])
    #expect(profile.application.sparkVersion == "3.4.1")
    #expect(profile.coverage.unknownEvents == [:])
    #expect(profile.coverage.unknownFields == [:])
    #expect(profile.application.accelerator == nil)
  }

  @Test("a plan with Photon's operators shows that Photon ran")
  func photonPlan() throws {
    let start = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart"
    func plan(_ leaf: String) -> String {
      #","sparkPlanInfo":{"nodeName":"ColumnarToRow","children":[{"nodeName":"\#(leaf)"}]}"#
    }
    #expect(
      try Self.profile(of: [(start, plan("PhotonGroupingAgg"))]).application.accelerator
        == .photon)
    #expect(try Self.profile(of: [(start, plan("HashAggregate"))]).application.accelerator == nil)
  }

  @Test("a property that loads the GPU plugin shows that it ran")
  func rapidsProperty() throws {
    let profile = try Self.profile(of: [
      (
        "SparkListenerEnvironmentUpdate",
        #","Spark Properties":{"spark.plugins":"com.nvidia.spark.SQLPlugin"}"#
      )
    ])
    #expect(profile.application.accelerator == .rapids)
  }
}
