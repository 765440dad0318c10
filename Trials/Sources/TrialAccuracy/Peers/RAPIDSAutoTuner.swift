/// NVIDIA's AutoTuner.
///
/// Source: `AutoTuner.scala` and `bootstrap/tuningConfigs.yaml` of NVIDIA/spark-rapids-tools 26.08:
/// 2 GB for each core, at least 750 MB. What the heap was used for is not looked at.
struct RAPIDSAutoTuner: SizingRule {
  let name = "RAPIDS AutoTuner"
  let source = "2g × cores, at least 750m (NVIDIA/spark-rapids-tools, `AutoTuner.scala`)"

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    .rounded(max(750 * Double(Int64.mebibyte), 2 * Double(Int64.gibibyte) * Double(cores)))
  }
}
