internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Python workers that have only the least overhead to live in.
struct PythonWithoutMemory: ConfigurationRule {
  let about = RuleDescription(
    114, "python-without-memory", .configuration, .warning,
    document: RuleDocument(
      finds: """
        A Python application on YARN or Kubernetes whose executors have no \
        `spark.executor.pyspark.memory` and only the least overhead.
        """,
      matters: """
        Python workers live outside the heap, in the overhead, one for each task that runs. The \
        overhead is for the JVM's own memory as well. Where it is too small the container is \
        killed, and the log says nothing of Python.
        """,
      evidence: """
        The container as Spark lays it out: overhead of at most the 384 MiB that Spark gives in any \
        case, shared by the JVM and one worker for each task slot.
        """,
      example: """
        ```sh
        spark-submit --master yarn --executor-memory 2g --executor-cores 4 job.py
        ```
        """,
      remedy: """
        Set `spark.executor.memoryOverhead` to what JVM and workers need together, or \
        `spark.executor.pyspark.memory`, which limits the workers and is added to the container.
        """,
      safety: """
        The container grows, and fewer may fit on a machine. With `spark.executor.pyspark.memory` a \
        worker that wants more fails with a MemoryError of its own.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "core/src/main/scala/org/apache/spark/internal/config/Python.scala",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard configuration.isPython == true, configuration.manager?.hasContainers == true,
      configuration.isKnown(.executorPySparkMemory),
      !configuration.effective.isSet(.executorPySparkMemory),
      let layout = configuration.acceptedLayout(of: .executor),
      layout.overhead <= SparkFacts.minimumMemoryOverhead
    else { return [] }
    let setting =
      configuration.counting(.executorMemoryOverhead) ?? configuration.counting(.executorMemory)
    let workers = layout.slotsAreKnown ? "\(layout.slots)" : "all"
    let count =
      layout.slotsAreKnown && layout.slots == 1 ? "one Python worker" : "\(workers) Python workers"
    return [
      finding(
        configuration, at: setting?.valuePlace ?? configuration.written.place.start,
        "\(count) and the JVM share an overhead of \(layout.overhead)",
        setting: setting?.key ?? ConfigurationKey.executorMemoryOverhead.name,
        evidence: ["overhead \(layout.overhead)", "heap \(layout.heap.heap)"],
        remedy: "set spark.executor.memoryOverhead, or spark.executor.pyspark.memory")
    ]
  }
}
