import SparkProfile

extension JSONScanner {
  /// Reads, from the accumulables of a task, what its operators reported as their peak execution
  /// memory, in bytes; nil if there are no accumulables.
  ///
  /// Spark 2 writes it here and nowhere else, and leaves it out where it is zero.
  /// Source: `core/…/InternalAccumulator.scala`, and `accumulableInfoToJson` in
  /// `JsonProtocol.scala`.
  mutating func readPeakExecutionMemoryOfAccumulables() throws(JSONError) -> Int64? {
    var peak: Int64?
    try readArray { json throws(JSONError) in
      var isPeak = false
      var update: Int64?
      try json.readObject { json throws(JSONError) in
        if json.isAt("Name") {
          isPeak = try json.readString(limit: 64) == "internal.metrics.peakExecutionMemory"
        } else if isPeak, json.isAt("Update") {
          update = try json.readInteger()
        } else {
          try json.skipValue()
        }
      }
      peak = update ?? peak ?? 0
    }
    return peak
  }
}
