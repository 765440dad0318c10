internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A container that YARN never gives.
struct ContainerBeyondYarnLimit: ConfigurationRule {
  let about = RuleDescription(
    117, "container-beyond-yarn-limit", .configuration, .error,
    document: RuleDocument(
      finds: """
        A container of a driver, an application master or an executor that is larger than the \
        largest one that YARN gives, or has more cores.
        """,
      matters: """
        Spark compares the container with the maximum before it asks for anything, and ends. More \
        cores than the maximum are refused by the ResourceManager when they are asked for.
        """,
      evidence: """
        Heap, overhead, off-heap and Python memory together, against \
        `yarn.scheduler.maximum-allocation-mb` and `yarn.nodemanager.resource.memory-mb`, of which \
        the smaller one counts; `spark.executor.cores` against the same of vcores. A `yarn-site.xml` \
        that is checked in the same run says them, or `--cluster`.
        """,
      example: """
        ```properties
        # with yarn.scheduler.maximum-allocation-mb 8192
        spark.executor.memory   8g
        ```
        """,
      remedy: "Lower the heap or what stands beside it, or take more and smaller executors.",
      safety: "A smaller heap may spill or run out; fewer cores on it leave each task its share.",
      references: [
        "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/Client.scala",
        "https://hadoop.apache.org/docs/stable/hadoop-yarn/hadoop-yarn-common/yarn-default.xml",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    [ProcessRole.driver, .executor].compactMap { memory(of: $0, configuration) }
      + [cores(configuration)].compactMap(\.self)
  }

  private func memory(
    of role: ProcessRole, _ configuration: CheckedConfiguration
  ) -> LocatedFinding? {
    guard case .failure(let error) = configuration.layout(of: role),
      case .aboveYarnMaximum(let demand, let maximum) = error.condition
    else { return nil }
    let heap = maximum - (demand.total - demand.heap)
    let advice =
      heap >= SparkFacts.minimumSystemMemory
      ? "; with the same memory beside it a heap of \(heap.sparkText) fits" : ""
    return finding(
      configuration, named: error.settingName,
      "\(error.description.splitAtRemedy.problem): "
        + "\(demand.heap) of heap and \(demand.total - demand.heap) beside it",
      remedy: (error.description.splitAtRemedy.remedy ?? "lower it") + advice,
      limit: configuration.yarn?.memoryLimit)
  }

  private func cores(_ configuration: CheckedConfiguration) -> LocatedFinding? {
    let key = ConfigurationKey.executorCores
    guard let limit = configuration.yarn?.vcoresLimit, configuration.isKnown(key),
      let cores = try? configuration.effective.int(key, version: configuration.version),
      cores > limit.value
    else { return nil }
    return finding(
      configuration, named: key.name,
      "executors of \(cores) cores are above the \(limit.value) that YARN gives",
      remedy: "lower \(key.name) to \(limit.value) or less", limit: limit)
  }

  /// A finding about a setting, or about the whole configuration where it is not set.
  private func finding(
    _ configuration: CheckedConfiguration, named name: String, _ message: String, remedy: String,
    limit: YARNSite.Number?
  ) -> LocatedFinding {
    let related = limit.map {
      [LocatedFinding.RelatedPlace(place: $0.place, message: "\($0.name) is \($0.value)")]
    }
    guard let setting = configuration.counting(named: name) else {
      return finding(
        configuration, at: configuration.written.place.start, message, setting: name,
        remedy: remedy, related: related ?? [])
    }
    return finding(configuration, setting, message, remedy: remedy, related: related ?? [])
  }
}
