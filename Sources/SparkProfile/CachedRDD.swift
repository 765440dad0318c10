/// An RDD, or a cached DataFrame, that the application persisted.
public struct CachedRDD: Hashable, Sendable, Codable {
  /// Where blocks may be kept.
  public struct StorageLevel: Hashable, Sendable, Codable {
    /// Blocks that do not fit in memory go to disk.
    public var usesDisk = false
    /// Blocks are kept in memory.
    public var usesMemory = false
    /// That memory is off the heap.
    public var usesOffHeap = false
    /// Blocks are kept as objects.
    public var isDeserialized = false
    /// Copies of each block.
    public var replication = 1

    /// Not persisted.
    public init() {}
  }

  /// Spark's id.
  public var id: Int
  /// Its name, shortened; for a DataFrame the plan's first line.
  public var name: String?
  /// The level it was persisted at.
  public var storageLevel = StorageLevel()
  /// Its partitions.
  public var partitionCount = 0
  /// The most partitions that a stage's report says were cached.
  public var cachedPartitions = 0
  /// The most bytes in memory that a stage's report says; 0 unless block updates were tracked.
  public var memorySize: Int64 = 0
  /// The most bytes on disk that a stage's report says.
  public var diskSize: Int64 = 0
  /// Blocks put into memory, as block updates tell (needs `spark.eventLog.logBlockUpdates.enabled`).
  public var blocksStored = 0
  /// Bytes that those blocks took.
  public var bytesStored: Int64 = 0
  /// Blocks that memory did not hold, or no longer: dropped, or on disk only.
  public var blocksOutsideMemory = 0
  /// Whether the program released it.
  public var isUnpersisted = false

  /// An RDD of which only the id is known.
  public init(id: Int) { self.id = id }

  /// What all partitions would take in memory, in bytes, at the mean size of the blocks seen.
  public var estimatedSize: Int64 {
    guard blocksStored > 0 else { return memorySize }
    let whole = Double(bytesStored) / Double(blocksStored) * Double(partitionCount)
    return max(memorySize, Int64(exactly: whole.rounded()) ?? .max)
  }

  func merged(with later: CachedRDD) -> CachedRDD {
    var result = self
    result.name = name ?? later.name
    if later.storageLevel.usesMemory || later.storageLevel.usesDisk {
      result.storageLevel = later.storageLevel
    }
    result.partitionCount = max(partitionCount, later.partitionCount)
    result.cachedPartitions = max(cachedPartitions, later.cachedPartitions)
    result.memorySize = max(memorySize, later.memorySize)
    result.diskSize = max(diskSize, later.diskSize)
    result.blocksStored += later.blocksStored
    result.bytesStored = bytesStored.addingSaturated(later.bytesStored)
    result.blocksOutsideMemory += later.blocksOutsideMemory
    result.isUnpersisted = isUnpersisted || later.isUnpersisted
    return result
  }
}
