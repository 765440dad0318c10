import Foundation
import SparkEventLog
import SparkMemory
import SparkProfile
import TestSupport
import Testing

/// What an executor of a real cluster says of its memory, and what its layout says.
@Suite(.serialized, .waitsForSpark) struct LocalClusterTests {
  /// The collectors take turns; how each lays out its heap is what `HeapCeilingTests` is about.
  private static let cases: [(collector: String, values: [String: String])] = [
    ("G1", ["spark.executor.memory": "512m"]),
    ("Parallel", ["spark.executor.memory": "777m", "spark.memory.fraction": "0.75"]),
    ("G1", ["spark.executor.memory": "1g", "spark.memory.storageFraction": "0.2"]),
    (
      "Parallel",
      [
        "spark.executor.memory": "1g", "spark.memory.offHeap.enabled": "true",
        "spark.memory.offHeap.size": "1000000001",
      ]
    ),
    ("G1", ["spark.executor.memory": "1500m", "spark.executor.cores": "2"]),
    (
      "Parallel",
      [
        "spark.executor.memory": "2g", "spark.memory.fraction": "0.4",
        "spark.executor.extraJavaOptions": "-XX:NewRatio=3",
      ]
    ),
  ]

  private static func configuration(
    _ values: [String: String], collector: String
  ) -> SparkConfiguration {
    var configuration = SparkConfiguration(values)
    configuration[.master] = "local-cluster[1,2,2048]"
    let options = [configuration[.executorExtraJavaOptions], "-XX:+Use\(collector)GC"]
    configuration[.executorExtraJavaOptions] = options.compactMap { $0 }.joined(separator: " ")
    return configuration
  }

  @Test(arguments: cases)
  func executorsReportWhatTheirLayoutSays(collector: String, values: [String: String]) throws {
    let configuration = Self.configuration(values, collector: collector)
    let environment = try ClusterEnvironment(configuration: configuration)
    let layout = try ContainerLayout(executorOf: configuration, environment: environment)
    try withTemporaryFolder { folder in
      let profile = try LocalCluster.run(configuration, into: folder)
      let executors = profile.executors.values.filter { $0.id != "driver" }
      #expect(executors.count == 1)
      for executor in executors {
        #expect(executor.maximumOnHeapMemory == layout.heap.unified.bytes)
        #expect(executor.maximumOffHeapMemory == layout.offHeap.bytes)
        #expect(executor.totalCores == 2)
      }
    }
  }

  @Test func anExecutorGreaterThanItsWorkerIsRefusedInTheSameWords() throws {
    var configuration = Self.configuration(["spark.executor.memory": "4g"], collector: "G1")
    configuration[.master] = "local-cluster[1,1,2048]"
    let environment = try ClusterEnvironment(configuration: configuration)
    let error = try #require(throws: LayoutError.self) {
      try ContainerLayout(executorOf: configuration, environment: environment)
    }
    let message = try #require(error.sparkMessage)
    try withTemporaryFolder { folder in
      let refusal = try #require(throws: LocalCluster.Failure.self) {
        try LocalCluster.run(configuration, into: folder)
      }
      #expect(refusal.output.contains(message), "\(refusal.output)")
    }
  }
}

/// A Spark with workers and executors as processes of this machine.
enum LocalCluster {
  /// Runs an application that does nothing, and reads its log.
  ///
  /// Executors are started by scripts below SPARK_HOME and work there; a folder of links to the
  /// real one takes what they leave.
  static func run(_ configuration: SparkConfiguration, into folder: URL) throws -> SparkProfile {
    let variables = ProcessInfo.processInfo.environment
    guard let spark = variables["SPARK_HOME"], let java = variables["JAVA_HOME"] else {
      throw Failure(output: "SPARK_HOME or JAVA_HOME is not set; use make test")
    }
    let home = folder.appendingPathComponent("home")
    let logs = folder.appendingPathComponent("logs")
    let files = FileManager.default
    for new in [home, logs] {
      try files.createDirectory(at: new, withIntermediateDirectories: true)
    }
    for name in try files.contentsOfDirectory(atPath: spark) where name != "work" {
      try files.createSymbolicLink(
        atPath: home.appendingPathComponent(name).path, withDestinationPath: "\(spark)/\(name)")
    }
    let settings = configuration.values.merging([
      "spark.app.name": "layout", "spark.eventLog.enabled": "true",
      "spark.eventLog.dir": logs.absoluteString, "spark.ui.enabled": "false",
      "spark.eventLog.rolling.enabled": "false",
    ]) { $1 }
    let source = "Tests/RealSparkTests/Referee/LocalClusterApplication.java"
    let result = try TestSupport.run(
      URL(fileURLWithPath: java).appendingPathComponent("bin/java"),
      SparkReferee.openModules + [
        "-Xmx512m", "-cp", home.path + "/jars/*", Checkout.root.appendingPathComponent(source).path,
      ] + settings.map { "\($0.key)=\($0.value)" },
      environment: [
        // Spark's own start script says so; without it an executor's command is not found.
        "SPARK_SCALA_VERSION": "2.13", "SPARK_HOME": home.path,
        "SPARK_LOCAL_DIRS": folder.appendingPathComponent("local").path,
        "SPARK_WORKER_DIR": folder.appendingPathComponent("work").path,
      ])
    guard result.status == 0, let log = try files.contentsOfDirectory(atPath: logs.path).first
    else { throw Failure(output: String(result.errors.suffix(4000))) }
    return try EventLogReader.profile(
      of: EventLogLocation(path: logs.appendingPathComponent(log).path))
  }

  /// The application did not end well.
  struct Failure: Error {
    let output: String
  }
}
