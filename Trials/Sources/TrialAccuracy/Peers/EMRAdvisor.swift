/// The aws-emr-advisor.
///
/// Source: `optimizer/SparkBaseOptimizer.scala` in aws-samples/aws-emr-advisor 0.3.1: of the stage
/// with the most, the mean peak execution memory of a task, the largest result, and a fifth of the
/// mean spill, times cores, and 300 MB; in whole GB, at least 2. The driver: 1.1 × (the largest
/// result + the largest peak execution memory) + 1 GB.
struct EMRAdvisor: SizingRule {
  let name = "aws-emr-advisor"
  let source =
    "(mean task memory of the heaviest stage + largest result + 20 % of mean spill) × cores + "
    + "300 MB, up to whole GB, at least 2g (aws-samples/aws-emr-advisor, "
    + "`SparkBaseOptimizer.scala`)"

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    let task =
      Double(run.heaviestStageTaskMemory) + Double(run.largestResult)
      + 0.2 * Double(run.heaviestStageTaskSpill)
    let heap = Int64.rounded(task * Double(cores) + 300 * Double(Int64.mebibyte))
    return max(2 * .gibibyte, heap.roundedUpToGiB)
  }

  func driverHeap(for run: RunEvidence) -> Int64? {
    .rounded(
      1.1 * (Double(run.largestResult) + Double(run.largestTaskMemory)) + Double(Int64.gibibyte))
  }
}
