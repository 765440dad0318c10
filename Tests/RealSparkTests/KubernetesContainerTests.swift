import SparkMemory
import TestSupport
import Testing

/// Pods as Spark's own steps build them, of the driver and of an executor.
@Suite(.waitsForSpark) struct KubernetesContainerTests {
  private struct Question {
    var line: String
    var settings: ContainerSettings
    var environment: ClusterEnvironment
    var configuration: SparkConfiguration

    init(seed: UInt64, version: SparkVersion) {
      var settings = ContainerSettings(seed: seed)
      let kind = settings.one(of: ["java", "python", "r"])
      environment = ClusterEnvironment(
        manager: .kubernetes, deployMode: settings.chance(0.5) ? .cluster : .client,
        version: version, isPython: kind == "python")
      let mode = environment.deployMode
      settings.set("spark.submit.deployMode") { _ in mode.rawValue }
      settings.set("spark.kubernetes.memoryOverheadFactor", chance: 0.4) {
        $0.chance(0.1) ? "0" : $0.factor()
      }
      for role in ["driver", "executor"] {
        settings.set("spark.\(role).cores", chance: 0.6) { "\($0.number(1...16))" }
        settings.set("spark.kubernetes.\(role).request.cores", chance: 0.4) {
          $0.one(of: ["100m", "0.5", "3", "2500m"])
        }
        settings.set("spark.kubernetes.\(role).limit.cores", chance: 0.4) {
          // Only Spark 4.3 refuses itself, and for executors only, what Kubernetes refuses.
          role == "executor" && version >= .v(4, 3)
            ? $0.one(of: ["4", "4500m", "1.5", "16"]) : $0.one(of: ["16", "16500m"])
        }
      }
      let spoilt = ["memory", "memoryOverhead", "memoryOverheadFactor"]
      _ = settings.spoil(
        ["spark.executor.pyspark.memory", "spark.kubernetes.memoryOverheadFactor"]
          + spoilt.map { "spark.executor.\($0)" }
          + (mode == .cluster ? spoilt.map { "spark.driver.\($0)" } : []))
      line = settings.line(["ask.kind": kind])
      var values = settings.values
      // In cluster mode spark-submit itself tells the executors what runs.
      if mode == .cluster { values["spark.kubernetes.resource.type"] = kind }
      configuration = SparkConfiguration(values)
      self.settings = settings
    }

    func answer() -> String {
      do {
        var driver = "none"
        if environment.deployMode == .cluster {
          driver = Self.text(try PodResources(driverOf: configuration, environment: environment))
        }
        let executor = try PodResources(
          executorOf: configuration, profile: settings.resourceProfile, environment: environment)
        return "\(driver); \(Self.text(executor))"
      } catch {
        return "refused"
      }
    }

    private static func text(_ pod: PodResources?) -> String {
      guard let pod else { return "none" }
      let memory = "\(pod.memory.wholeMebibytes)Mi"
      return "\(memory) \(memory) \(pod.cpuRequest) \(pod.cpuLimit ?? "none")"
    }
  }

  @Test(arguments: SparkReferee.allCases)
  func areWhatTheFeatureStepsBuild(_ referee: SparkReferee) throws {
    let questions = (0..<5_000).map { Question(seed: $0 + 70_000, version: referee.version) }
    let spark = try referee.answers(to: questions.map(\.line), by: "KubernetesContainers")
    let differences = Differences(
      questions: questions.map(\.line), spark: spark, ours: questions.map { $0.answer() })
    #expect(differences.count == 0, "\(differences)")
    let refused = spark.filter { $0 == "refused" }.count
    print("Kubernetes pods, Spark \(referee): \(spark.count) configurations, \(refused) refused")
    #expect(refused > 100)
  }
}
