import SparkMemory
import SparkProfile

/// What the published rules of others look at in a run.
struct RunEvidence: Hashable, Sendable {
  /// `spark.executor.memory` in bytes.
  var executorHeap: Int64 = 0
  /// Cores of an executor.
  var executorCores = 1
  /// `spark.driver.memory` in bytes.
  var driverHeap: Int64 = 0
  /// The largest used heap of an executor, in bytes; nil if none was sampled.
  var peakHeap: Int64?
  /// The largest used heap of the driver, in bytes; nil if none was sampled.
  var peakDriverHeap: Int64?
  /// The largest resident memory of an executor's processes together, in bytes; nil if it was not
  /// sampled.
  var peakResidentMemory: Int64?
  /// The mean of the tasks' peak execution memory in the stage where it is largest, in bytes.
  var heaviestStageTaskMemory: Int64 = 0
  /// The mean of the bytes that a task of that stage spilled.
  var heaviestStageTaskSpill: Int64 = 0
  /// The largest peak execution memory of a task, in bytes.
  var largestTaskMemory: Int64 = 0
  /// The largest result of a task, in bytes.
  var largestResult: Int64 = 0

  /// A run of which nothing is known.
  init() {}

  init(_ trial: Trial, _ profile: SparkProfile) {
    executorHeap = trial.executorHeap
    executorCores = trial.outcome.cores
    driverHeap = trial.driverHeap
    func largest(_ value: (Executor) -> Int64) -> Int64? {
      profile.workers.map(value).max().flatMap { $0 > 0 ? $0 : nil }
    }
    peakHeap = largest { $0.peaks[.jvmHeapMemory] }
    peakResidentMemory = largest(\.peaks.processTreeRSS)
    let driver = profile.driver.peaks[.jvmHeapMemory]
    peakDriverHeap = driver > 0 ? driver : nil
    let stages = profile.orderedStages.map(\.tasks)
    if let heaviest = stages.max(by: {
      $0.peakExecutionMemory.mean < $1.peakExecutionMemory.mean
    }) {
      heaviestStageTaskMemory = .rounded(heaviest.peakExecutionMemory.mean)
      heaviestStageTaskSpill = heaviest.memoryBytesSpilled / Int64(max(1, heaviest.ended))
    }
    largestTaskMemory = stages.map(\.peakExecutionMemory.maximum).max() ?? 0
    largestResult = stages.map(\.largestResult).max() ?? 0
  }
}

extension Int64 {
  /// The nearest whole number, within what 64 bits hold; 0 of what is no number.
  static func rounded(_ value: Double) -> Int64 {
    guard !value.isNaN else { return 0 }
    return Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
  }

  /// This many bytes times a factor, within what 64 bits hold.
  func scaled(by factor: Double) -> Int64 { .rounded(Double(self) * factor) }

  /// This many bytes, in whole GiB that are not less.
  var roundedUpToGiB: Int64 {
    Int64.rounded((Double(self) / Double(Int64.gibibyte)).rounded(.up))
      .multipliedSaturated(by: .gibibyte)
  }

  static let mebibyte: Int64 = 1 << 20
  static let gibibyte: Int64 = 1 << 30

  private func multipliedSaturated(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}
