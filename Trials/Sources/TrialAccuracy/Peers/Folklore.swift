import SparkMemory

/// One size for everybody, as guides and calculators give it: 4 to 8 GB with 5 cores.
///
/// No run here has 5 cores, so the size is held against the cores that there were.
struct Folklore: SizingRule {
  let heap: Int64

  var name: String { "folklore \(ByteSize(bytes: heap).sparkText)" }
  var source: String {
    "\(ByteSize(bytes: heap).sparkText) whatever ran (tuning guides, with 5 cores)"
  }

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? { heap }
}
