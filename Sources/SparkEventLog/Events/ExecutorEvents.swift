import SparkProfile

struct ResourceProfileAdded: EventFieldReader {
  var id: Int?
  var profile = ResourceProfile()

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Resource Profile Id") {
      id = try json.readInt()
    } else if json.isAt("Executor Resource Requests") {
      try json.readObject { json throws(JSONError) in
        let name = json.keyText
        if let amount = try Self.readAmount(&json) {
          profile.executorResources[name] = Int64(clamping: Int(exactly: amount.rounded()) ?? .max)
        }
      }
    } else if json.isAt("Task Resource Requests") {
      try json.readObject { json throws(JSONError) in
        let name = json.keyText
        profile.taskResources[name] = try Self.readAmount(&json)
      }
    } else {
      try unknown.skip(&json, in: "ResourceProfileAdded")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let id else { return }
    profile.resourceProfiles[id] = self.profile
  }

  private static func readAmount(_ json: inout JSONScanner) throws(JSONError) -> Double? {
    var amount: Double?
    try json.readObject { json throws(JSONError) in
      if json.isAt("Amount") {
        amount = try json.readDouble()
      } else {
        try json.skipValue()
      }
    }
    return amount
  }
}

struct BlockManagerAdded: EventFieldReader {
  var executorID: String?
  var host: String?
  var time: Int64?
  var maximum: Int64?
  var maximumOnHeap: Int64?
  var maximumOffHeap: Int64?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Block Manager ID") {
      try json.readObject { json throws(JSONError) in
        if json.isAt("Executor ID") {
          executorID = try json.readString(limit: TextLimit.name)
        } else if json.isAt("Host") {
          host = try json.readString(limit: TextLimit.name)
        } else {
          try json.skipValue()
        }
      }
    } else if json.isAt("Timestamp") {
      time = try json.readInteger()
    } else if json.isAt("Maximum Onheap Memory") {
      maximumOnHeap = try json.readInteger()
    } else if json.isAt("Maximum Offheap Memory") {
      maximumOffHeap = try json.readInteger()
    } else if json.isAt("Maximum Memory") {
      maximum = try json.readInteger()
    } else {
      try unknown.skip(&json, in: "BlockManagerAdded")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let executorID else { return }
    // Before 2.3 there is only the sum of both.
    let maximumOnHeap = maximumOnHeap ?? (maximumOffHeap == nil ? maximum : nil)
    profile.updateExecutor(executorID) { executor in
      executor.host = executor.host ?? host
      executor.maximumOnHeapMemory = maximumOnHeap ?? executor.maximumOnHeapMemory
      executor.maximumOffHeapMemory = maximumOffHeap ?? executor.maximumOffHeapMemory
      if executorID == Executor.driverID {
        executor.addedTime = time.map { min($0, executor.addedTime ?? $0) } ?? executor.addedTime
      }
    }
    profile.noteTime(time)
  }
}

struct ExecutorAdded: EventFieldReader {
  var executorID: String?
  var time: Int64?
  var host: String?
  var cores: Int?
  var resourceProfileID: Int?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor ID") {
      executorID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Timestamp") {
      time = try json.readInteger()
    } else if json.isAt("Executor Info") {
      try json.readObject { json throws(JSONError) in
        if json.isAt("Host") {
          host = try json.readString(limit: TextLimit.name)
        } else if json.isAt("Total Cores") {
          cores = try json.readInt()
        } else if json.isAt("Resource Profile Id") {
          resourceProfileID = try json.readInt()
        } else {
          try unknown.skip(
            &json, in: "ExecutorInfo",
            known: ["Log Urls", "Attributes", "Resources", "Registration Time", "Request Time"])
        }
      }
    } else {
      try unknown.skip(&json, in: "ExecutorAdded")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let executorID else { return }
    profile.updateExecutor(executorID) { executor in
      executor.addedTime = time.map { min($0, executor.addedTime ?? $0) } ?? executor.addedTime
      executor.host = executor.host ?? host
      executor.totalCores = cores ?? executor.totalCores
      executor.resourceProfileID =
        resourceProfileID ?? executor.resourceProfileID
    }
    profile.noteTime(time)
  }
}

struct ExecutorRemoved: EventFieldReader {
  var executorID: String?
  var time: Int64?
  var reason: String?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor ID") {
      executorID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Timestamp") {
      time = try json.readInteger()
    } else if json.isAt("Removed Reason") {
      reason = try json.readString(limit: TextLimit.message)
    } else {
      try unknown.skip(&json, in: "ExecutorRemoved")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let executorID else { return }
    profile.updateExecutor(executorID) { executor in
      executor.removedTime = time ?? executor.removedTime
      executor.removedReason = reason ?? executor.removedReason
    }
    profile.noteTime(time)
  }
}
