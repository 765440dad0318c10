public import SparkMemory
import SparkProfile

/// What another run of the same job proves: that its memory was enough, or that it was not.
public struct EarlierRun: Hashable, Sendable {
  /// `Runtime.maxMemory` of its executors; nil if it had none.
  public let executorHeap: ByteSize?
  /// Tasks that an executor ran at once.
  public let slots: Int
  /// `Runtime.maxMemory` of its driver; nil if it is not known.
  public let driverHeap: ByteSize?
  /// Whether it succeeded.
  public let succeeded: Bool
  /// Whether an executor ran out of heap.
  public let executorHeapExhausted: Bool
  /// Whether the driver ran out of heap.
  public let driverHeapExhausted: Bool
  /// Bytes that it read from the outside and from shuffles, by which it is told how much it did.
  let dataSize: Int64

  /// A run with a little more or less data than this, as a share, is as good a proof.
  private static let sameData = 0.1

  init(_ assessment: Assessment) {
    executorHeap = assessment.setup.executor?.heap.maxMemory
    slots = assessment.setup.slots
    driverHeap = assessment.setup.driver?.heap.maxMemory
    succeeded = assessment.outcome.kind == .succeeded
    executorHeapExhausted = assessment.failures.executorHeapExhausted
    driverHeapExhausted = assessment.failures.driverHeapExhausted
    dataSize = assessment.profile.dataSize
  }

  /// Whether it did at least so much.
  func did(atLeast size: Double) -> Bool {
    Double(dataSize) >= size * (1 - Self.sameData)
  }

  /// Whether it had at most so much to do. What failed has read less than there was.
  func did(atMost size: Double) -> Bool {
    Double(dataSize) <= size * (1 + Self.sameData)
  }
}

extension SparkProfile {
  /// Bytes that tasks read from the outside and from shuffles.
  var dataSize: Int64 {
    stages.values.reduce(0) {
      $0.addingSaturated($1.tasks.inputBytes).addingSaturated($1.tasks.shuffleReadBytes)
    }
  }
}

extension Assessment {
  /// What other runs of the job prove of an executor's heap: that it is enough, that it is not, or
  /// nothing.
  ///
  /// - Parameters:
  ///   - heap: `Runtime.maxMemory`.
  ///   - slots: Tasks that the executor runs at once.
  ///   - dataFactor: The data for each byte that there was.
  /// - Returns: Whether it is enough; nil if nothing is proven.
  func provenByOthers(heap: ByteSize, slots: Int, dataFactor: Double) -> Bool? {
    guard !earlierRuns.isEmpty else { return nil }
    let size = Double(profile.dataSize) * dataFactor
    let isTooSmall = earlierRuns.contains { run in
      guard let had = run.executorHeap, run.executorHeapExhausted else { return false }
      return had >= heap && run.slots <= slots && run.did(atMost: size)
    }
    if isTooSmall { return false }
    let isEnough = earlierRuns.contains { run in
      guard let had = run.executorHeap, run.succeeded, !run.executorHeapExhausted else {
        return false
      }
      return had <= heap && run.slots >= slots && run.did(atLeast: size)
    }
    return isEnough ? true : nil
  }
}
