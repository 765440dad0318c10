import SparkProfile

/// The counters of one task.
struct TaskMetrics {
  var runTime: Int64 = 0
  var cpuTime: Int64 = 0
  var gcTime: Int64 = 0
  var resultSize: Int64 = 0
  var peakExecutionMemory: Int64?
  var peakOnHeapExecutionMemory: Int64?
  var peakOffHeapExecutionMemory: Int64?
  var memoryBytesSpilled: Int64 = 0
  var diskBytesSpilled: Int64 = 0
  var shuffleReadBytes: Int64 = 0
  var shuffleWriteBytes: Int64 = 0
  var inputBytes: Int64 = 0
  var outputBytes: Int64 = 0

  init(reading json: inout JSONScanner, _ unknown: inout UnknownFields) throws(JSONError) {
    var metrics = Self()
    try json.readObject { json throws(JSONError) in
      try metrics.readField(&json, &unknown)
    }
    self = metrics
  }

  private init() {}

  private mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor Run Time") {
      runTime = try json.readInteger() ?? 0
    } else if json.isAt("Executor CPU Time") {
      cpuTime = try json.readInteger() ?? 0
    } else if json.isAt("JVM GC Time") {
      gcTime = try json.readInteger() ?? 0
    } else if json.isAt("Result Size") {
      resultSize = try json.readInteger() ?? 0
    } else if json.isAt("Peak Execution Memory") {
      peakExecutionMemory = try json.readInteger()
    } else if json.isAt("Peak On Heap Execution Memory") {
      peakOnHeapExecutionMemory = try json.readInteger()
    } else if json.isAt("Peak Off Heap Execution Memory") {
      peakOffHeapExecutionMemory = try json.readInteger()
    } else if json.isAt("Memory Bytes Spilled") {
      memoryBytesSpilled = try json.readInteger() ?? 0
    } else if json.isAt("Disk Bytes Spilled") {
      diskBytesSpilled = try json.readInteger() ?? 0
    } else if json.isAt("Shuffle Read Metrics") {
      shuffleReadBytes = try json.readSum(of: ["Remote Bytes Read", "Local Bytes Read"])
    } else if json.isAt("Shuffle Write Metrics") {
      shuffleWriteBytes = try json.readSum(of: ["Shuffle Bytes Written"])
    } else if json.isAt("Input Metrics") {
      inputBytes = try json.readSum(of: ["Bytes Read"])
    } else if json.isAt("Output Metrics") {
      outputBytes = try json.readSum(of: ["Bytes Written"])
    } else {
      try unknown.skip(
        &json, in: "TaskMetrics",
        known: [
          "Executor Deserialize Time", "Executor Deserialize CPU Time",
          "Result Serialization Time", "Updated Blocks",
        ])
    }
  }

  func add(to totals: inout TaskTotals) {
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
    if memoryBytesSpilled > 0 {
      totals.spilledTasks += 1
      let held = acquired.flatMap { $0 > 0 ? $0 : nil } ?? peakExecutionMemory ?? 0
      totals.largestSpilledDemand = max(
        totals.largestSpilledDemand, held.addingSaturated(memoryBytesSpilled))
    }
  }

  private var acquired: Int64? {
    guard peakOnHeapExecutionMemory != nil || peakOffHeapExecutionMemory != nil else { return nil }
    return (peakOnHeapExecutionMemory ?? 0).addingSaturated(peakOffHeapExecutionMemory ?? 0)
  }
}

extension JSONScanner {
  /// Reads an object and adds up the fields with these names.
  mutating func readSum(of names: [StaticString]) throws(JSONError) -> Int64 {
    var sum: Int64 = 0
    try readObject { json throws(JSONError) in
      if names.contains(where: { json.isAt($0) }) {
        sum = sum.addingSaturated(try json.readInteger() ?? 0)
      } else {
        try json.skipValue()
      }
    }
    return sum
  }
}
