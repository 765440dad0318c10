import SparkMemory

/// A full heap in which collections take much of the time.
struct StrainedCollector: Rule {
  let name = "strained-collector"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap,
      !assessment.failures.executorHeapExhausted, need.gcShare >= HeapNeedReader.strainedGCShare,
      need.used.heap >= heap.maxMemory.scaled(by: HeapNeedReader.fullHeapShare)
    else { return [] }
    let raises = fit.changes.contains { $0.key == ConfigurationKey.executorMemory.name }
    return [
      finding(
        .warning, .executor,
        "collections took \(percent(need.gcShare)) of task time in a heap that was full",
        evidence: [
          Evidence("\(need.used.heap) of \(heap.maxMemory) used", at: "JVMHeapMemory"),
          Evidence("\(percent(need.gcShare))", at: "JVM GC Time over Executor Run Time"),
        ],
        remedy: raises
          ? "more heap, as below; fewer cores per executor leave each task more of it"
          : "live data nearly fills it: do not cut it, and give more if time matters")
    ]
  }
}
