import SparkProfile
import Testing

@testable import SparkEventLog

/// Cached RDDs and broadcasts: every field against a plain reading of the same log.
@Suite struct ReferenceStorageTests {
  @Test(arguments: ReferenceLog.everything) func cachedRDDs(_ log: ReferenceLog) throws {
    let reports = (log.events("StageSubmitted") + log.events("StageCompleted"))
      .flatMap { $0["Stage Info"]["RDD Info"].items }
      .filter {
        $0["Storage Level"]["Use Memory"].flag == true
          || $0["Storage Level"]["Use Disk"].flag == true
      }
    let released = Set(log.events("UnpersistRDD").compactMap { $0["RDD ID"].int })
    let blocks = log.events("BlockUpdated").map { $0["Block Updated Info"] }
    let ids = Set(reports.compactMap { $0["RDD ID"].int }).union(released)
    #expect(Set(log.profile.cachedRDDs.keys) == ids)
    for (id, found) in log.profile.cachedRDDs {
      let own = reports.filter { $0["RDD ID"].int == id }
      func most(_ field: String) -> Int64 { own.compactMap { $0[field].integer }.max() ?? 0 }
      #expect(found.id == id)
      #expect(found.name == beginning(of: own.first?["Name"].text, bytes: 200))
      #expect(Int64(found.partitionCount) == most("Number of Partitions"))
      #expect(Int64(found.cachedPartitions) == most("Number of Cached Partitions"))
      #expect(found.memorySize == most("Memory Size"))
      #expect(found.diskSize == most("Disk Size"))
      #expect(found.isUnpersisted == released.contains(id))
      let level = own.last?["Storage Level"] ?? .null
      #expect(found.storageLevel.usesDisk == level["Use Disk"].flag ?? false)
      #expect(found.storageLevel.usesMemory == level["Use Memory"].flag ?? false)
      #expect(found.storageLevel.usesOffHeap == level["Use Off Heap"].flag ?? false)
      #expect(found.storageLevel.isDeserialized == level["Deserialized"].flag ?? false)
      #expect(found.storageLevel.replication == level["Replication"].int ?? 1)
      let updates = blocks.filter { $0["Block ID"].text?.hasPrefix("rdd_\(id)_") ?? false }
      let stored = updates.filter {
        $0["Storage Level"]["Use Memory"].flag == true && ($0["Memory Size"].integer ?? 0) > 0
      }
      #expect(found.blocksStored == stored.count)
      #expect(found.bytesStored == sum(stored.map { $0["Memory Size"] }))
      let nowhere = updates.filter {
        $0["Storage Level"]["Use Disk"].flag != true && ($0["Memory Size"].integer ?? 0) <= 0
      }
      #expect(found.blocksOutsideMemory == updates.count - stored.count - nowhere.count)
    }
  }

  @Test func theCacheOfTheEvictionLog() throws {
    let cached = try ReferenceLog.named("cache-eviction.zstd").profile.cachedRDDs.values
    let rdd = try #require(cached.first)
    #expect(cached.count == 1)
    #expect(rdd.partitionCount == 12)
    #expect(rdd.blocksStored > 0 && rdd.blocksOutsideMemory > 0)
    #expect(rdd.estimatedSize > rdd.memorySize)
  }

  @Test("a block whose task failed before it was there is not one that memory did not hold")
  func theCacheOfAFailedTask() throws {
    let log = try #require(
      ReferenceLog.everything.first { log in
        log.events("BlockUpdated").contains {
          let block = $0["Block Updated Info"]
          let level = block["Storage Level"]
          return block["Block ID"].text?.hasPrefix("rdd_") == true
            && level["Use Memory"].flag == false && level["Use Disk"].flag == false
            && block["Memory Size"].integer == 0
        }
      })
    let cached = log.profile.cachedRDDs.values
    #expect(cached.contains { $0.blocksStored > 0 })
    #expect(cached.allSatisfy { $0.blocksOutsideMemory == 0 })
  }

  @Test(arguments: ReferenceLog.everything) func broadcasts(_ log: ReferenceLog) {
    var exchanges: Set<Int64> = []
    func visit(_ plan: JSONValue) {
      if plan["nodeName"].text == "BroadcastExchange" {
        for metric in plan["metrics"].items where metric["name"].text == "data size" {
          if let id = metric["accumulatorId"].integer { exchanges.insert(id) }
        }
      }
      plan["children"].items.forEach(visit)
    }
    for event in log.events("SQLExecutionStart") + log.events("SQLAdaptiveExecutionUpdate") {
      visit(event["sparkPlanInfo"])
    }
    var values: [Int64: Int64] = [:]
    for event in log.events("DriverAccumUpdates") {
      for update in event["accumUpdates"].items {
        guard update.items.count == 2, let id = update.items[0].integer,
          let value = update.items[1].integer, value >= 1 << 20
        else { continue }
        values[id] = max(values[id] ?? 0, value)
      }
    }
    let blocks = log.events("BlockUpdated").map { $0["Block Updated Info"] }
      .filter { $0["Block ID"].text?.wholeMatch(of: /broadcast_\d+/) != nil }
    let found = log.profile.broadcasts
    #expect(found.exchangeSizeMetrics == exchanges)
    #expect(found.driverMetricValues == values)
    #expect(found.largestBlock == blocks.compactMap { $0["Memory Size"].integer }.max() ?? 0)
    #expect(found.largestTable == exchanges.compactMap { values[$0] }.max() ?? 0)
  }
}
