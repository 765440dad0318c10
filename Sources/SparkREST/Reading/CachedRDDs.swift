import SparkEventLog
import SparkProfile

extension CachedRDD {
  /// What Spark says of a cached RDD at a moment.
  init(_ record: CachedRecord) {
    self.init(id: record.id)
    name = record.name?.keptPrefix(TextLimit.name)
    storageLevel = StorageLevel(description: record.storageLevel ?? "")
    partitionCount = record.numPartitions ?? 0
    cachedPartitions = record.numCachedPartitions ?? 0
    memorySize = max(0, record.memoryUsed ?? 0)
    diskSize = max(0, record.diskUsed ?? 0)
    for partition in record.partitions ?? [] {
      if let bytes = partition.memoryUsed, bytes > 0 {
        blocksStored += 1
        bytesStored = bytesStored.addingSaturated(bytes)
      } else {
        blocksOutsideMemory += 1
      }
    }
  }

  /// Takes what is seen later: blocks are those of now, sizes the most that was seen.
  mutating func update(_ later: CachedRDD) {
    let before = self
    self = later
    name = before.name ?? later.name
    partitionCount = max(before.partitionCount, later.partitionCount)
    cachedPartitions = max(before.cachedPartitions, later.cachedPartitions)
    memorySize = max(before.memorySize, later.memorySize)
    diskSize = max(before.diskSize, later.diskSize)
  }
}

extension CachedRDD.StorageLevel {
  /// A level as Spark describes it: `Disk Memory Deserialized 1x Replicated`.
  ///
  /// Source: `description` in `core/…/storage/StorageLevel.scala`.
  init(description: String) {
    self.init()
    usesDisk = description.contains("Disk")
    usesMemory = description.contains("Memory")
    usesOffHeap = description.contains("(off heap)")
    isDeserialized = description.contains("Deserialized")
    let copies = description.split(separator: " ").first { $0.hasSuffix("x") }
    replication = copies.flatMap { Int($0.dropLast()) } ?? 1
  }
}
