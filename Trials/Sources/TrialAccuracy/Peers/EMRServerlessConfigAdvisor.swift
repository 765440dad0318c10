/// The EMR Serverless Config Advisor.
///
/// Source: `emr_recommender.py` in aws-samples/aws-emr-utilities: (peak ÷ cores) × 1.5 × cores of a
/// worker. It then clamps to the worker classes of EMR Serverless, the smallest of which has 4 cores
/// and 8 to 27 GB; that part is left out here, because these runs are smaller than it.
struct EMRServerlessConfigAdvisor: SizingRule {
  let name = "EMR Serverless Config Advisor"
  let source =
    "(peak ÷ cores) × 1.5 × cores, without its clamp to 8 GB and more "
    + "(aws-samples/aws-emr-utilities, `emr_recommender.py`)"

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    guard let peak = run.peakHeap else { return nil }
    return .rounded(Double(peak) / Double(max(1, run.executorCores)) * 1.5 * Double(cores))
  }
}
