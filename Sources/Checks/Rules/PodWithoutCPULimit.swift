internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A pod with a request of CPU and no limit.
struct PodWithoutCPULimit: ConfigurationRule {
  let about = RuleDescription(
    116, "pod-without-cpu-limit", .configuration, .note,
    document: RuleDocument(
      finds: "A pod on Kubernetes that asks for CPU explicitly and has no limit of it.",
      matters: """
        Spark limits the memory of a pod by itself, and its CPU never. A JVM without a limit counts \
        the processors of the whole node: its collector and its pools start that many threads, each \
        with a stack and buffers in the overhead, and a namespace with a quota refuses the pod.
        """,
      evidence: "`spark.kubernetes.…request.cores` is set and `limit.cores` is not.",
      example: """
        ```properties
        spark.kubernetes.executor.request.cores   2
        ```
        """,
      remedy: "Set the limit too, to the cores of the process or somewhat more.",
      safety: "A pod with a limit is slowed down when it wants more CPU than that.",
      references: [
        "resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicExecutorFeatureStep.scala",
        "docs/running-on-kubernetes.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard configuration.manager == .kubernetes else { return [] }
    let pairs: [(ConfigurationKey, ConfigurationKey)] = [
      (.kubernetesExecutorRequestCores, .kubernetesExecutorLimitCores),
      (.kubernetesDriverRequestCores, .kubernetesDriverLimitCores),
    ]
    return pairs.compactMap { request, limit in
      guard let setting = configuration.counting(request), configuration.isKnown(limit),
        configuration.counting(limit) == nil
      else { return nil }
      return finding(
        configuration, setting,
        "the pod asks for \(setting.value ?? "some") CPU and has no limit: its JVM counts every "
          + "processor of the node",
        remedy: "set \(limit.name) as well")
    }
  }
}
