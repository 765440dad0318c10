import SparkProfile

/// A physical plan, as planned or as adaptive execution changed it: where broadcasts are.
struct SQLPlanUpdate: EventFieldReader {
  var broadcastSizeMetrics: Set<Int64> = []
  var runsPhoton = false
  var time: Int64?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("sparkPlanInfo") {
      try readPlan(&json)
    } else if json.isAt("time") {
      time = try json.readInteger()
    } else {
      try unknown.skip(
        &json, in: "SQLPlan",
        known: [
          "executionId", "rootExecutionId", "description", "details", "physicalPlanDescription",
          "modifiedConfigs", "jobTags", "jobGroupId", "queryId",
        ])
    }
  }

  func apply(to profile: inout SparkProfile) {
    profile.broadcasts.exchangeSizeMetrics.formUnion(broadcastSizeMetrics)
    if runsPhoton {
      profile.application.accelerator = profile.application.accelerator ?? .photon
    }
    profile.noteTime(time)
  }

  /// An operator of the plan that was begun and not yet ended.
  private struct OpenOperator {
    var isFirstField = true
    var isInChildren = false
    var isFirstChild = true
    var name: String?
    var sizeMetric: Int64?

    var isBroadcast: Bool { name == "BroadcastExchange" }
  }

  /// Operators nested deeper than this are passed over. Generated plans are some thousands deep.
  private static let deepestPlan = 100_000

  /// Follows the plan with a stack of its own: how deep a plan is, is data, and must not decide how
  /// much of the thread's stack is used.
  private mutating func readPlan(_ json: inout JSONScanner) throws(JSONError) {
    guard try json.openObject() else { return }
    var path = [OpenOperator()]
    while let current = path.last {
      let top = path.count - 1
      if current.isInChildren {
        path[top].isFirstChild = false
        if try !json.nextElement(isFirst: current.isFirstChild) {
          path[top].isInChildren = false
        } else if path.count >= Self.deepestPlan {
          try json.skipValue()
        } else if try json.openObject() {
          path.append(OpenOperator())
        }
        continue
      }
      path[top].isFirstField = false
      guard try json.nextField(isFirst: current.isFirstField) else {
        path.removeLast()
        if current.isBroadcast, let metric = current.sizeMetric {
          broadcastSizeMetrics.insert(metric)
        }
        continue
      }
      if json.isAt("nodeName") {
        let name = try json.readString(limit: TextLimit.name)
        path[top].name = name
        runsPhoton = runsPhoton || name?.hasPrefix("Photon") ?? false
      } else if json.isAt("children") {
        path[top].isInChildren = try json.openArray()
        path[top].isFirstChild = true
      } else if json.isAt("metrics"), current.isBroadcast || current.name == nil {
        var sizeMetric: Int64?
        try json.readArray { json throws(JSONError) in
          if let id = try Self.readSizeMetric(&json) { sizeMetric = id }
        }
        path[top].sizeMetric = sizeMetric
      } else {
        try json.skipValue()
      }
    }
  }

  private enum MetricField: String, CaseIterable {
    case name
    case accumulatorID = "accumulatorId"
    case type = "metricType"
  }

  private static let metricFieldNames = FieldNames<MetricField>()

  private static func readSizeMetric(_ json: inout JSONScanner) throws(JSONError) -> Int64? {
    var isSize = false
    var id: Int64?
    try json.readObject(metricFieldNames) { json, field throws(JSONError) in
      switch field {
      case .name: isSize = try json.readString(limit: TextLimit.name) == "data size"
      case .accumulatorID: id = try json.readInteger()
      default: try json.skipValue()
      }
    }
    return isSize ? id : nil
  }
}

struct DriverAccumulatorUpdates: EventFieldReader {
  var updates: [(id: Int64, value: Int64)] = []

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    guard json.isAt("accumUpdates") else {
      return try unknown.skip(&json, in: "DriverAccumUpdates", known: ["executionId"])
    }
    try json.readArray { json throws(JSONError) in
      var pair: [Int64] = []
      try json.readArray { json throws(JSONError) in
        let number = try json.readInteger()
        if let number, pair.count < 2 { pair.append(number) }
      }
      if pair.count == 2 { updates.append((pair[0], pair[1])) }
    }
  }

  func apply(to profile: inout SparkProfile) {
    for update in updates {
      profile.broadcasts.recordDriverMetric(id: update.id, value: update.value)
    }
  }
}

struct SQLExecutionEnd: EventFieldReader {
  var executionID: Int?
  var time: Int64?
  var errorMessage: String?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("executionId") {
      executionID = try json.readInt()
    } else if json.isAt("time") {
      time = try json.readInteger()
    } else if json.isAt("errorMessage") {
      errorMessage = try json.readString(limit: TextLimit.message)
    } else {
      try unknown.skip(&json, in: "SQLExecutionEnd", known: ["queryId"])
    }
  }

  func apply(to profile: inout SparkProfile) {
    profile.noteTime(time)
    guard let executionID, let errorMessage, !errorMessage.isEmpty else { return }
    profile.failedQueries[executionID] = errorMessage
  }
}
