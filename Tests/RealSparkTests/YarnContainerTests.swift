import SparkMemory
import TestSupport
import Testing

/// Containers as YARN's client and allocator ask for them, and as YARN's calculator rounds them.
@Suite(.waitsForSpark) struct YarnContainerTests {
  private struct Question {
    var line: String
    var settings: ContainerSettings
    var environment: ClusterEnvironment

    init(seed: UInt64, version: SparkVersion) {
      var settings = ContainerSettings(seed: seed)
      var environment = ClusterEnvironment(
        manager: .yarn, deployMode: settings.chance(0.5) ? .cluster : .client, version: version,
        isPython: settings.chance(0.5))
      let isCluster = environment.deployMode == .cluster
      settings.set("spark.yarn.am.memory", chance: 0.5) { $0.size(upTo: 4096) }
      settings.set("spark.yarn.am.memoryOverhead", chance: 0.3) { $0.size(upTo: 2048) }
      settings.set("spark.yarn.isPython") { _ in "\(environment.isPython)" }
      settings.set("spark.submit.deployMode") { _ in environment.deployMode.rawValue }
      let isSpoilt = settings.spoil(
        ["memory", "memoryOverhead", "memoryOverheadFactor", "pyspark.memory"].map {
          "spark.executor.\($0)"
        }
          + (isCluster
            ? ["spark.driver.memory", "spark.driver.memoryOverhead"]
            : ["spark.yarn.am.memory", "spark.yarn.am.memoryOverhead"]))
      let minimum = settings.number(1...3000)
      let isFair = settings.chance(0.5)
      let step = isFair ? settings.number(1...2500) : minimum
      let maximum =
        !isSpoilt && settings.chance(0.1) ? 16_384 : 1_000_000 + settings.number(0...999)
      environment.setYarnAllocation(
        scheduler: isFair ? .fair(increment: .mebibytes(step)) : .capacity,
        minimum: .mebibytes(minimum), maximum: .mebibytes(maximum))
      line = settings.line([
        "ask.minimum": "\(minimum)", "ask.maximum": "\(maximum)", "ask.increment": "\(step)",
      ])
      self.settings = settings
      self.environment = environment
    }

    private func sizes(_ environment: ClusterEnvironment) throws(LayoutError) -> [ByteSize] {
      let configuration = SparkConfiguration(settings.values)
      // The client looks at the default profile's executor first, then at the application master.
      _ = try ContainerLayout(executorOf: configuration, environment: environment)
      if let master = try ApplicationMasterLayout(of: configuration, environment: environment) {
        return [master.requested, master.granted]
      }
      let driver = try ContainerLayout(driverOf: configuration, environment: environment)
      return [driver.requested, driver.granted]
    }

    func answer() -> String {
      var unlimited = environment
      unlimited.yarnMaximumAllocation = nil
      guard (try? sizes(unlimited)) != nil else { return "refused" }
      do {
        let master = try sizes(environment)
        // The allocator asks for a profile's executor without looking at the maximum.
        let executor = try ContainerLayout(
          executorOf: SparkConfiguration(settings.values), profile: settings.resourceProfile,
          environment: unlimited)
        let all = master + [executor.requested, environment.yarnGrant(for: executor.requested)]
        return all.map { "\($0.wholeMebibytes)" }.joined(separator: " ")
      } catch {
        return "refused: \(error.sparkMessage ?? "\(error)")"
      }
    }
  }

  @Test(arguments: SparkReferee.allCases)
  func areWhatClientAndAllocatorAskFor(_ referee: SparkReferee) throws {
    let questions = (0..<5_000).map { Question(seed: $0, version: referee.version) }
    let spark = try referee.answers(to: questions.map(\.line), by: "YarnContainers")
    let differences = Differences(
      questions: questions.map(\.line), spark: spark, ours: questions.map { $0.answer() })
    #expect(differences.count == 0, "\(differences)")
    let refused = spark.filter { $0.hasPrefix("refused") }
    let explained = refused.filter { $0.contains("max threshold") }
    print(
      "YARN containers, Spark \(referee): \(spark.count) configurations, \(refused.count) refused,"
        + " \(explained.count) of them as above the maximum")
    #expect(refused.count - explained.count > 50)
    #expect(explained.count > 50)
  }
}
