import SparkProfile

/// The beginning of a log, and of each file of a Databricks log.
struct LogStart: EventFieldReader {
  var sparkVersion: String?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Spark Version") {
      sparkVersion = try json.readString(limit: TextLimit.name)
    } else {
      try unknown.skip(
        &json, in: "LogStart", known: ["Timestamp", "Rollover Number", "SparkContext Id"])
    }
  }

  func apply(to profile: inout SparkProfile) {
    profile.application.sparkVersion = profile.application.sparkVersion ?? sparkVersion
  }
}

struct ApplicationStart: EventFieldReader {
  var application = Application()

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("App Name") {
      application.name = try json.readString(limit: TextLimit.name)
    } else if json.isAt("App ID") {
      application.id = try json.readString(limit: TextLimit.name)
    } else if json.isAt("App Attempt ID") {
      application.attemptID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Timestamp") {
      application.startTime = try json.readInteger()
    } else {
      try unknown.skip(
        &json, in: "ApplicationStart", known: ["User", "Driver Logs", "Driver Attributes"])
    }
  }

  func apply(to profile: inout SparkProfile) {
    var known = profile.application
    known.name = known.name ?? application.name
    known.id = known.id ?? application.id
    known.attemptID = known.attemptID ?? application.attemptID
    known.startTime = known.startTime ?? application.startTime
    profile.application = known
    profile.noteTime(application.startTime)
  }
}

struct ApplicationEnd: EventFieldReader {
  var time: Int64?
  var exitCode: Int?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Timestamp") {
      time = try json.readInteger()
    } else if json.isAt("ExitCode") {
      exitCode = try json.readInt()
    } else {
      try unknown.skip(&json, in: "ApplicationEnd")
    }
  }

  func apply(to profile: inout SparkProfile) {
    profile.application.endTime = time ?? profile.application.endTime
    profile.application.exitCode =
      exitCode ?? profile.application.exitCode
    profile.noteTime(time)
  }
}

struct EnvironmentUpdate: EventFieldReader {
  var javaVersion: String?
  var sparkProperties: [String: String] = [:]
  var allocationProperties: [String: String] = [:]

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("JVM Information") {
      try json.readObject { json throws(JSONError) in
        if json.isAt("Java Version") {
          javaVersion = try json.readString(limit: TextLimit.name)
        } else {
          try json.skipValue()
        }
      }
    } else if json.isAt("Spark Properties") {
      try json.readObject { json throws(JSONError) in
        let key = json.keyText
        let value = try json.readString()
        sparkProperties[key] = value.map { Redaction.redacted($0, of: key) }
      }
    } else if json.isAt("Hadoop Properties") {
      try json.readObject { json throws(JSONError) in
        guard AllocationProperties.keys.contains(where: { json.isAt($0) }) else {
          return try json.skipValue()
        }
        allocationProperties[json.keyText] = try json.readString(limit: TextLimit.name)
      }
    } else {
      try unknown.skip(
        &json, in: "EnvironmentUpdate",
        known: [
          "System Properties", "Metrics Properties", "Classpath Entries", "Build Properties",
        ])
    }
  }

  func apply(to profile: inout SparkProfile) {
    profile.application.javaVersion = javaVersion ?? profile.application.javaVersion
    profile.configuration.merge(sparkProperties) { _, new in new }
    profile.application.accelerator =
      profile.application.accelerator ?? Accelerator(configuration: sparkProperties)
    profile.allocationProperties.merge(allocationProperties) { _, new in new }
  }
}

/// The Hadoop properties that a profile keeps.
package enum AllocationProperties {
  /// Their names.
  package static let keys: [StaticString] = [
    "yarn.scheduler.minimum-allocation-mb",
    "yarn.scheduler.maximum-allocation-mb",
    "yarn.scheduler.increment-allocation-mb",
    "yarn.resource-types.memory-mb.increment-allocation",
  ]
}

/// Spark's default for `spark.redaction.regex`, `(?i)secret|password|token|access[.]?key`.
///
/// Spark redacts before it logs. This repeats it for logs of jobs that switched it off: what is
/// secret must not reach a report. Like Spark's own, it looks at keys and at values (a password
/// among Java options). Source: `core/…/internal/config/package.scala`.
package enum Redaction {
  static let replacement = "*********(redacted)"

  /// The value, or what stands in its place.
  package static func redacted(_ value: String, of key: String) -> String {
    isSecret(key) || isSecret(value) ? replacement : value
  }

  private static func isSecret(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    // Every element is an initialized byte, so every byte may be seen.
    return unsafe secrets.finds(in: bytes.span.bytes)
  }

  private static let secrets = PhraseSearch([
    "secret", "password", "token", "accesskey", "access.key",
  ])
}
