import SparkMemory

/// Python workers that hold more memory than the JVM's overhead was made for.
struct PythonOutsideHeap: Rule {
  let name = "python-outside-heap"

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
