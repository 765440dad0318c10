import SparkMemory

/// Python workers that hold more memory than the JVM's overhead was made for.
struct PythonOutsideHeap: ProfileRule {
  let about = RuleDescription(
    17, "python-outside-heap", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Python workers hold much memory outside the heap. Those of one executor held 384 MiB or
        more.
        """,
      matters: """
        Python workers have no part in the heap: what they hold must fit into the memory overhead,
        or into `spark.executor.pyspark.memory` where that is set. If it does not, the container is
        killed, however large the heap is.
        """,
      evidence: """
        Resident memory of the Python workers at its peak, which needs
        `spark.executor.processTreeMetrics.enabled=true`. 384 MiB is Spark's minimum of the
        overhead, which is meant for a JVM without Python. It is a warning if what lies outside the
        heap is surely more than overhead and `spark.executor.pyspark.memory` together, else a note.
        """,
      example: """
        ```
        ! Python workers held 754.2 MiB of an executor outside its heap, and the container has
          384 MiB beside the heap
            754.2 MiB (ProcessTreePythonRSSMemory)
        ```
        """,
      remedy: """
        More overhead; fewer cores per executor are fewer workers. Where the run had no containers,
        `--manager yarn` or `--manager kubernetes` shows what one would have to hold.
        """,
      safety: """
        Safe. Resident memory counts pages that workers share more than once, so the figure errs to
        the safe side.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/executor/ProcfsMetricsGetter.scala",
        "core/src/main/scala/org/apache/spark/internal/config/Python.scala",
        "core/src/main/scala/org/apache/spark/api/python/PythonRunner.scala",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let layout = assessment.setup.executor,
      need.used.pythonResident >= SparkFacts.minimumMemoryOverhead
    else { return [] }
    let python = need.used.pythonResident
    let room = layout.manager.hasContainers ? layout.overhead + layout.pySpark : nil
    let isTooMuch = room.map { (need.outsideHeap?.low ?? python) > $0 } ?? false
    let rest =
      room.map { ", and the container has \($0) beside the heap" }
      ?? ", which no container accounts for here"
    return [
      finding(
        isTooMuch ? .warning : .note, .executor,
        "Python workers held \(python) of an executor outside its heap" + rest,
        evidence: [Evidence("\(python)", at: "ProcessTreePythonRSSMemory")],
        remedy: room == nil
          ? "on YARN or Kubernetes it must fit into spark.executor.memoryOverhead; "
            + "try --manager yarn"
          : "overhead, as recommended; fewer cores per executor are fewer workers")
    ]
  }
}
