public import SparkMemory

/// How what an executor needs goes with the work.
public struct NeedScaling: Sendable, Codable {
  /// What is doubled.
  public enum Dimension: String, Sendable, Codable, CaseIterable {
    /// The data.
    case data
    /// Tasks that an executor runs at once.
    case cores
    /// Partitions of every stage whose number a setting gives.
    case partitions
  }

  /// What is doubled.
  public let dimension: Dimension
  /// The executor's heap that is needed then; nil if there is no evidence.
  public let heap: Bracket?
  /// Bytes in memory that would be spilled, in the heap that there is.
  public let memoryBytesSpilled: ByteSize
}

extension Assessment {
  /// What doubling the data, the cores or the partitions does to the need; empty if no task ran.
  public var scaling: [NeedScaling] {
    guard executorNeed != nil else { return [] }
    return NeedScaling.Dimension.allCases.compactMap { dimension in
      let prediction: Prediction
      switch dimension {
      case .data: prediction = Prediction(self, dataFactor: 2)
      case .cores:
        let cores = setup.executorCores.addingReportingOverflow(setup.executorCores).partialValue
        prediction = Prediction(
          self, changing: [ConfigurationKey.executorCores.name: String(max(1, cores))])
      case .partitions:
        let levers = Set(stageNeeds.compactMap(\.lever).filter { !$0.isSetByProgram })
        guard !levers.isEmpty else { return nil }
        let changes = levers.map { ($0.key.name, String(min($0.value, 1 << 20) * 2)) }
        prediction = Prediction(
          self, changing: Dictionary(changes, uniquingKeysWith: { first, _ in first }))
      }
      return NeedScaling(
        dimension: dimension, heap: prediction.liveHeap,
        memoryBytesSpilled: prediction.memoryBytesSpilled)
    }
  }
}
