import Advisor
import SparkMemory

/// The documented form of a prediction, `ballast.prediction/1`.
struct PredictionDocument: Encodable {
  private let schema = PredictionReport.schema
  private let application: ApplicationForm
  private let configuration: [String: String]
  private let dataFactor: Double
  private let outcome: Outcome
  private let stages: [Stage]
  private let confidence: Confidence
  private let missingEvidence: [MissingEvidence]
  private let unknown: [String]

  init(_ report: PredictionReport) {
    application = ApplicationForm(report.assessment)
    configuration = report.configuration
    dataFactor = report.prediction.dataFactor
    outcome = Outcome(report)
    stages = report.prediction.stages.map(Stage.init)
    confidence = report.prediction.confidence
    missingEvidence = report.assessment.missingEvidence
    unknown = report.unknowns
  }

  /// What comes of a predicted run.
  struct Outcome: Encodable {
    let verdict: Verdict
    let failure: OrNull<Failure>
    let memoryBytesSpilled: ByteSize
    let diskBytesSpilled: ByteSize
    let cachedFraction: OrNull<Double>
    let gcShare: OrNull<Double>
    let durationMs: OrNull<Range<Int64>>
    let reservedGiBHours: OrNull<Range<Double>>
    let executorLiveHeapBytes: OrNull<Edges>
    let driverHeapNeedBytes: OrNull<Edges>

    init(_ report: PredictionReport) {
      let prediction = report.prediction
      verdict = prediction.verdict
      failure = OrNull(prediction.failure.map(Failure.init))
      memoryBytesSpilled = prediction.memoryBytesSpilled
      diskBytesSpilled = prediction.diskBytesSpilled
      cachedFraction = OrNull(prediction.cachedFraction.flatMap(\.asShare))
      gcShare = OrNull(prediction.gcShare.flatMap(\.asShare))
      durationMs = OrNull(report.duration.map { Range($0) })
      reservedGiBHours = OrNull(report.reservedGiBHours.map { Range($0) })
      executorLiveHeapBytes = OrNull(prediction.liveHeap.map(Edges.init))
      driverHeapNeedBytes = OrNull(prediction.driverHeap.map(Edges.init))
    }
  }

  struct Failure: Encodable {
    let kind: PredictedFailure.Kind
    let stage: OrNull<String>
    let reason: String

    init(_ failure: PredictedFailure) {
      kind = failure.kind
      stage = OrNull(failure.stage)
      reason = failure.reason
    }
  }

  private struct Stage: Encodable {
    let stage: String
    let name: OrNull<String>
    let verdict: Verdict
    let failure: OrNull<Failure>
    let tasks: Int
    let tasksAtOnce: Int
    let taskWantBytes: Edges
    let taskShareBytes: ByteSize
    let memoryBytesSpilled: ByteSize
    let diskBytesSpilled: ByteSize
    let heapNeedBytes: OrNull<Edges>

    init(_ prediction: StagePrediction) {
      stage = prediction.id.text
      name = OrNull(prediction.name)
      verdict = prediction.verdict
      failure = OrNull(prediction.failure.map(Failure.init))
      tasks = prediction.tasks
      tasksAtOnce = prediction.tasksAtOnce
      taskWantBytes = Edges(prediction.perTask)
      taskShareBytes = prediction.sharePerTask
      memoryBytesSpilled = prediction.memoryBytesSpilled
      diskBytesSpilled = prediction.diskBytesSpilled
      heapNeedBytes = OrNull(prediction.heap.map(Edges.init))
    }
  }

  /// A bracket whose open end is written.
  struct Edges: Encodable {
    let low: ByteSize
    let high: OrNull<ByteSize>

    init(_ bracket: Bracket) {
      low = bracket.low
      high = OrNull(bracket.high)
    }
  }

  struct Range<Value: Encodable & Comparable>: Encodable {
    let low: Value
    let high: Value

    init(_ range: ClosedRange<Value>) {
      low = range.lowerBound
      high = range.upperBound
    }
  }
}

/// A value that is written as `null` where there is none, and not left out.
struct OrNull<Value: Encodable>: Encodable {
  private let value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Double {
  /// The number as a share from 0 to 1; nil for what is no number.
  fileprivate var asShare: Double? { isNaN ? nil : min(1, max(0, self)) }
}
