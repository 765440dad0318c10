import SparkProfile

/// One RDD in a stage's report.
struct RDDReport {
  var rdd = CachedRDD(id: 0)
  var shuffleReader: Stage.ShuffleReader?
  var runsPython = false

  init(reading json: inout JSONScanner, _ unknown: inout UnknownFields) throws(JSONError) {
    var rdd = CachedRDD(id: 0)
    var shuffleReader: Stage.ShuffleReader?
    var runsPython = false
    try json.readObject { json throws(JSONError) in
      if json.isAt("RDD ID") {
        rdd.id = try json.readInt() ?? 0
      } else if json.isAt("Name") {
        rdd.name = try json.readString(limit: TextLimit.name)
        shuffleReader = rdd.name.flatMap { Self.shuffleReaders[$0] }
        runsPython = runsPython || rdd.name == "PythonRDD"
      } else if json.isAt("Scope") {
        let scope = try json.readString(limit: TextLimit.message) ?? ""
        runsPython = runsPython || Self.pythonOperators.contains { scope.contains($0) }
      } else if json.isAt("Storage Level") {
        rdd.storageLevel = try json.readStorageLevel(&unknown)
      } else if json.isAt("Number of Partitions") {
        rdd.partitionCount = try json.readInt() ?? 0
      } else if json.isAt("Number of Cached Partitions") {
        rdd.cachedPartitions = try json.readInt() ?? 0
      } else if json.isAt("Memory Size") {
        rdd.memorySize = try json.readInteger() ?? 0
      } else if json.isAt("Disk Size") {
        rdd.diskSize = try json.readInteger() ?? 0
      } else {
        try unknown.skip(
          &json, in: "RDDInfo",
          known: [
            "Callsite", "Parent IDs", "Barrier", "DeterministicLevel", "ExternalBlockStore Size",
          ])
      }
    }
    self.rdd = rdd
    self.shuffleReader = shuffleReader
    self.runsPython = runsPython
  }

  /// RDD classes that read a shuffle, by the name that an RDD has unless the program gives another.
  private static let shuffleReaders: [String: Stage.ShuffleReader] = [
    "ShuffledRowRDD": .sql,
    "ShuffledRDD": .rdd,
    "CoGroupedRDD": .rdd,
  ]

  /// What the physical operators that send rows to Python have in their names.
  private static let pythonOperators = ["EvalPython", "InPandas", "InArrow", "InPython"]
}

extension JSONScanner {
  /// Reads a storage level.
  mutating func readStorageLevel(
    _ unknown: inout UnknownFields
  ) throws(JSONError) -> CachedRDD.StorageLevel {
    var level = CachedRDD.StorageLevel()
    try readObject { json throws(JSONError) in
      if json.isAt("Use Disk") {
        level.usesDisk = try json.readBoolean() ?? false
      } else if json.isAt("Use Memory") {
        level.usesMemory = try json.readBoolean() ?? false
      } else if json.isAt("Use Off Heap") {
        level.usesOffHeap = try json.readBoolean() ?? false
      } else if json.isAt("Deserialized") {
        level.isDeserialized = try json.readBoolean() ?? false
      } else if json.isAt("Replication") {
        level.replication = try json.readInt() ?? 1
      } else {
        try unknown.skip(&json, in: "StorageLevel")
      }
    }
    return level
  }
}

extension SparkProfile {
  /// Changes a persisted RDD, known or not yet.
  mutating func updateCachedRDD(_ id: Int, _ change: (inout CachedRDD) -> Void) {
    change(&cachedRDDs[id, default: CachedRDD(id: id)])
  }
}
