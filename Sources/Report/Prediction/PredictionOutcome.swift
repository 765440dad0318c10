import Advisor
import SparkMemory
import SparkProfile

/// What ran beside what would run, and the heaps against what they must hold.
struct PredictionOutcome {
  private static let gaugeWidth = 36

  private let report: PredictionReport
  private let style: TerminalStyle

  init(_ report: PredictionReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] { table + gauges }

  private var table: [String] {
    let prediction = report.prediction
    let stages = report.assessment.stageNeeds
    let before = report.assessment.profile.application.duration
    var columns = TextColumns([.left, .right, .right], gap: 4)
    columns.rows = [
      ["", "ran", "would"],
      [
        "  spilled, in memory", stages.reduce(.zero) { $0 + $1.memoryBytesSpilled }.description,
        spilled(prediction.memoryBytesSpilled),
      ],
      [
        "  spilled, to disk", stages.reduce(.zero) { $0 + $1.diskBytesSpilled }.description,
        spilled(prediction.diskBytesSpilled),
      ],
      ["  cached in memory", cachedBefore, PredictionWords.share(prediction.cachedFraction)],
      [
        "  collections",
        PredictionWords.share(report.assessment.executorNeed?.gcShare, decimals: 1),
        PredictionWords.share(prediction.gcShare, decimals: 1),
      ],
      [
        "  duration", before.map { durationText(max(0, $0)) } ?? PredictionWords.nothing,
        PredictionWords.duration(report.duration),
      ],
      [
        "  reserved, GiB·h",
        PredictionWords.gibibyteHours(report.reservedGiBHoursOfRun.map { $0...$0 }),
        PredictionWords.gibibyteHours(report.reservedGiBHours),
      ],
    ]
    var lines = columns.lines
    if !lines.isEmpty { lines[0] = style.dim(lines[0]) }
    return lines
  }

  private func spilled(_ size: ByteSize) -> String {
    report.isRefused ? PredictionWords.nothing : size.description
  }

  /// Whether the cache fitted; its share is not known of a run that evicted.
  private var cachedBefore: String {
    guard report.assessment.profile.cachedRDDs.values.contains(where: \.storageLevel.usesMemory)
    else { return PredictionWords.nothing }
    return report.assessment.executorNeed?.evictsCache ?? false ? "not all" : "100 %"
  }

  private var gauges: [String] {
    let deployment = report.prediction.deployment
    let isLocal = deployment.environment.manager == .local
    var columns = TextColumns([.left, .left, .left])
    func add(_ name: String, _ verb: String, _ need: Bracket?, _ layout: ContainerLayout?) {
      guard let heap = layout?.heap.maxMemory else { return }
      let gauge = NeedGauge(need, of: heap, scale: NeedGauge.scale(need, of: heap))
      let words =
        need.map { "\(verb) \($0) of \(heap)" } ?? style.dim("need not known, has \(heap)")
      columns.rows.append([
        "  \(name)", gauge.rendered(width: Self.gaugeWidth, style: style), words,
      ])
    }
    add(
      isLocal ? "the heap" : "executor heap", "holds", report.prediction.liveHeap,
      deployment.executor)
    if !isLocal { add("driver heap", "needs", report.prediction.driverHeap, deployment.driver) }
    return columns.lines
  }
}
