import SparkProfile

/// One RDD in a stage's report.
struct RDDReport {
  var rdd = CachedRDD(id: 0)
  var shuffleReader: Stage.ShuffleReader?
  var runsPython = false

  private enum Field: String, CaseIterable {
    case id = "RDD ID"
    case name = "Name"
    case scope = "Scope"
    case callSite = "Callsite"
    case parentIDs = "Parent IDs"
    case storageLevel = "Storage Level"
    case isBarrier = "Barrier"
    case determinism = "DeterministicLevel"
    case partitionCount = "Number of Partitions"
    case cachedPartitions = "Number of Cached Partitions"
    case memorySize = "Memory Size"
    case externalBlockStoreSize = "ExternalBlockStore Size"
    case diskSize = "Disk Size"
  }

  private static let fieldNames = FieldNames<Field>()

  init(reading json: inout JSONScanner, _ unknown: inout UnknownFields) throws(JSONError) {
    var rdd = CachedRDD(id: 0)
    var shuffleReader: Stage.ShuffleReader?
    var runsPython = false
    try json.readObject(Self.fieldNames) { json, field throws(JSONError) in
      switch field {
      case .id: rdd.id = try json.readInt() ?? 0
      case .name:
        rdd.name = try json.readString(limit: TextLimit.name)
        shuffleReader = rdd.name.flatMap { Self.shuffleReaders[$0] }
        runsPython = runsPython || rdd.name == "PythonRDD"
      case .scope:
        let isPython = try json.readString(containsAnyOf: Self.pythonOperators)
        runsPython = runsPython || isPython
      case .storageLevel: rdd.storageLevel = try json.readStorageLevel(&unknown)
      case .partitionCount: rdd.partitionCount = try json.readInt() ?? 0
      case .cachedPartitions: rdd.cachedPartitions = try json.readInt() ?? 0
      case .memorySize: rdd.memorySize = try json.readInteger() ?? 0
      case .diskSize: rdd.diskSize = try json.readInteger() ?? 0
      case nil: try unknown.skip(&json, in: "RDDInfo")
      default: try json.skipValue()
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
  private static let pythonOperators = [
    "EvalPython", "InPandas", "InArrow", "InPython",
  ].map { Array($0.utf8) }
}

extension JSONScanner {
  /// Reads a storage level.
  mutating func readStorageLevel(
    _ unknown: inout UnknownFields
  ) throws(JSONError) -> CachedRDD.StorageLevel {
    var level = CachedRDD.StorageLevel()
    try readObject(storageLevelFieldNames) { json, field throws(JSONError) in
      switch field {
      case .usesDisk: level.usesDisk = try json.readBoolean() ?? false
      case .usesMemory: level.usesMemory = try json.readBoolean() ?? false
      case .usesOffHeap: level.usesOffHeap = try json.readBoolean() ?? false
      case .isDeserialized: level.isDeserialized = try json.readBoolean() ?? false
      case .replication: level.replication = try json.readInt() ?? 1
      case nil: try unknown.skip(&json, in: "StorageLevel")
      }
    }
    return level
  }
}

private enum StorageLevelField: String, CaseIterable {
  case usesDisk = "Use Disk"
  case usesMemory = "Use Memory"
  case usesOffHeap = "Use Off Heap"
  case isDeserialized = "Deserialized"
  case replication = "Replication"
}

private let storageLevelFieldNames = FieldNames<StorageLevelField>()

extension SparkProfile {
  /// Changes a persisted RDD, known or not yet.
  mutating func updateCachedRDD(_ id: Int, _ change: (inout CachedRDD) -> Void) {
    change(&cachedRDDs[id, default: CachedRDD(id: id)])
  }
}
