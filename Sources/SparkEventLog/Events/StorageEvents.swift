import SparkProfile

struct BlockUpdated: EventFieldReader {
  var blockID: String?
  var memorySize: Int64 = 0
  var level = CachedRDD.StorageLevel()

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    guard json.isAt("Block Updated Info") else {
      return try unknown.skip(&json, in: "BlockUpdated")
    }
    try json.readObject { json throws(JSONError) in
      if json.isAt("Block ID") {
        blockID = try json.readString(limit: TextLimit.name)
      } else if json.isAt("Memory Size") {
        memorySize = try json.readInteger() ?? 0
      } else if json.isAt("Storage Level") {
        level = try json.readStorageLevel(&unknown)
      } else {
        try unknown.skip(
          &json, in: "BlockUpdatedInfo", known: ["Block Manager ID", "Disk Size"])
      }
    }
  }

  func apply(to profile: inout SparkProfile) {
    let parts = blockID?.split(separator: "_") ?? []
    guard parts.count >= 2, let id = Int(parts[1]) else { return }
    switch parts[0] {
    case "rdd":
      profile.updateCachedRDD(id) { rdd in
        // A block that was dropped is reported with the memory that it took, and with a level that
        // does not use memory. One with neither memory nor disk was released, or never computed: the
        // task that was to cache it failed (`BlockManager.doPut`).
        if memorySize > 0, level.usesMemory {
          rdd.blocksStored += 1
          rdd.bytesStored = rdd.bytesStored.addingSaturated(memorySize)
        } else if memorySize > 0 || level.usesDisk {
          rdd.blocksOutsideMemory += 1
        }
      }
    case "broadcast" where parts.count == 2:
      profile.broadcasts.largestBlock = max(profile.broadcasts.largestBlock, memorySize)
    default: break
    }
  }
}

struct UnpersistRDD: EventFieldReader {
  var id: Int?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("RDD ID") {
      id = try json.readInt()
    } else {
      try unknown.skip(&json, in: "UnpersistRDD")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let id else { return }
    profile.updateCachedRDD(id) { $0.isUnpersisted = true }
  }
}
