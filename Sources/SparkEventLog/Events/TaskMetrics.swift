package import SparkProfile

/// The counters of one task.
///
/// Whoever learns them, from a log or from elsewhere, adds them to a stage by the same rule.
package struct TaskMetrics {
  package var runTime: Int64 = 0
  package var cpuTime: Int64 = 0
  package var gcTime: Int64 = 0
  package var resultSize: Int64 = 0
  package var peakExecutionMemory: Int64?
  package var peakOnHeapExecutionMemory: Int64?
  package var peakOffHeapExecutionMemory: Int64?
  package var memoryBytesSpilled: Int64 = 0
  package var diskBytesSpilled: Int64 = 0
  package var shuffleReadBytes: Int64 = 0
  package var shuffleWriteBytes: Int64 = 0
  package var inputBytes: Int64 = 0
  package var outputBytes: Int64 = 0

  private enum Field: String, CaseIterable {
    case deserializeTime = "Executor Deserialize Time"
    case deserializeCPUTime = "Executor Deserialize CPU Time"
    case runTime = "Executor Run Time"
    case cpuTime = "Executor CPU Time"
    case peakExecutionMemory = "Peak Execution Memory"
    case peakOnHeapExecutionMemory = "Peak On Heap Execution Memory"
    case peakOffHeapExecutionMemory = "Peak Off Heap Execution Memory"
    case resultSize = "Result Size"
    case gcTime = "JVM GC Time"
    case resultSerializationTime = "Result Serialization Time"
    case memoryBytesSpilled = "Memory Bytes Spilled"
    case diskBytesSpilled = "Disk Bytes Spilled"
    case shuffleRead = "Shuffle Read Metrics"
    case shuffleWrite = "Shuffle Write Metrics"
    case input = "Input Metrics"
    case output = "Output Metrics"
    case updatedBlocks = "Updated Blocks"
  }

  private static let fieldNames = FieldNames<Field>()

  init(reading json: inout JSONScanner, _ unknown: inout UnknownFields) throws(JSONError) {
    var metrics = Self()
    try json.readObject(Self.fieldNames) { values in
      for index in values.indices { metrics.take(values[index], of: Self.fieldNames[index]) }
    } _: { json, field throws(JSONError) in
      switch field {
      case .shuffleRead: metrics.shuffleReadBytes = try json.readSum(of: Self.bytesFetched)
      case .shuffleWrite:
        metrics.shuffleWriteBytes = try json.readSum(of: Self.bytesWrittenToShuffle)
      case .input: metrics.inputBytes = try json.readSum(of: Self.bytesRead)
      case .output: metrics.outputBytes = try json.readSum(of: Self.bytesWritten)
      case .updatedBlocks: try json.skipValue()
      case let field?:
        if let value = try json.readInteger() { metrics.take(value, of: field) }
      case nil: try unknown.skip(&json, in: "TaskMetrics")
      }
    }
    self = metrics
  }

  /// A task that counted nothing.
  package init() {}

  private mutating func take(_ value: Int64, of field: Field) {
    switch field {
    case .runTime: runTime = value
    case .cpuTime: cpuTime = value
    case .peakExecutionMemory: peakExecutionMemory = value
    case .peakOnHeapExecutionMemory: peakOnHeapExecutionMemory = value
    case .peakOffHeapExecutionMemory: peakOffHeapExecutionMemory = value
    case .resultSize: resultSize = value
    case .gcTime: gcTime = value
    case .memoryBytesSpilled: memoryBytesSpilled = value
    case .diskBytesSpilled: diskBytesSpilled = value
    default: break
    }
  }

  // The fields of the parts, in Spark's order; true for those that are added up.
  private static let bytesFetched = FieldNames([
    (false, "Remote Blocks Fetched"), (false, "Local Blocks Fetched"), (false, "Fetch Wait Time"),
    (true, "Remote Bytes Read"), (false, "Remote Bytes Read To Disk"), (true, "Local Bytes Read"),
    (false, "Total Records Read"), (false, "Remote Requests Duration"),
    (false, "Push Based Shuffle"),
  ])
  private static let bytesWrittenToShuffle = FieldNames([
    (true, "Shuffle Bytes Written"), (false, "Shuffle Write Time"),
    (false, "Shuffle Records Written"),
  ])
  private static let bytesRead = FieldNames([(true, "Bytes Read"), (false, "Records Read")])
  private static let bytesWritten = FieldNames([
    (true, "Bytes Written"), (false, "Records Written"),
  ])

  /// Adds the task to a stage's totals.
  package func add(to totals: inout TaskTotals) {
    totals.runTime = totals.runTime.addingSaturated(runTime)
    totals.cpuTime = totals.cpuTime.addingSaturated(cpuTime)
    totals.gcTime = totals.gcTime.addingSaturated(gcTime)
    totals.resultSize = totals.resultSize.addingSaturated(resultSize)
    totals.largestResult = max(totals.largestResult, resultSize)
    totals.memoryBytesSpilled = totals.memoryBytesSpilled.addingSaturated(memoryBytesSpilled)
    totals.diskBytesSpilled = totals.diskBytesSpilled.addingSaturated(diskBytesSpilled)
    totals.shuffleReadBytes = totals.shuffleReadBytes.addingSaturated(shuffleReadBytes)
    totals.largestShuffleRead = max(totals.largestShuffleRead, shuffleReadBytes)
    totals.shuffleWriteBytes = totals.shuffleWriteBytes.addingSaturated(shuffleWriteBytes)
    totals.inputBytes = totals.inputBytes.addingSaturated(inputBytes)
    totals.outputBytes = totals.outputBytes.addingSaturated(outputBytes)
    if let peakExecutionMemory {
      totals.peakExecutionMemory.record(peakExecutionMemory)
    }
    if let acquired {
      totals.peakAcquiredMemory.record(acquired)
    }
    // What operators report counts a broadcast relation as well, which is no execution memory.
    let held = acquired ?? peakExecutionMemory ?? 0
    if memoryBytesSpilled > 0 {
      totals.spilledTasks += 1
      totals.heldWhenSpilling.record(held)
      totals.spilledByTask.record(memoryBytesSpilled)
      totals.largestSpilledDemand = max(
        totals.largestSpilledDemand, held.addingSaturated(memoryBytesSpilled))
    } else if held > 0 {
      totals.heldWithoutSpilling.record(held)
    }
  }

  private var acquired: Int64? {
    guard peakOnHeapExecutionMemory != nil || peakOffHeapExecutionMemory != nil else { return nil }
    return (peakOnHeapExecutionMemory ?? 0).addingSaturated(peakOffHeapExecutionMemory ?? 0)
  }
}

extension JSONScanner {
  /// Reads an object and adds up the fields that are marked true.
  mutating func readSum(of names: FieldNames<Bool>) throws(JSONError) -> Int64 {
    var sum: Int64 = 0
    try readObject(names) { values in
      for index in values.indices where names[index] {
        sum = sum.addingSaturated(values[index])
      }
    } _: { json, isCounted throws(JSONError) in
      if isCounted == true {
        sum = sum.addingSaturated(try json.readInteger() ?? 0)
      } else {
        try json.skipValue()
      }
    }
    return sum
  }
}
