import SparkProfile

/// Reads one kind of event into a value, and then adds that value to a profile.
///
/// The two steps are apart so that a line which turns out to be damaged in its middle leaves the
/// profile as it was, and so that lines can be read side by side and added in their order.
protocol EventReader: Sendable, SendableMetatype {
  init()

  /// Reads the event, an object with all its fields.
  mutating func read(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError)

  /// Adds what was read.
  func apply(to profile: inout SparkProfile)
}

/// A reader that is asked field by field.
protocol EventFieldReader: EventReader {
  /// Reads or skips the value of the field at which `json` stands.
  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError)
}

extension EventFieldReader {
  mutating func read(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    try json.readObject { json throws(JSONError) in
      if json.isAt("Event") {
        try json.skipValue()
      } else {
        try readField(&json, &unknown)
      }
    }
  }
}

/// The fields of an event that nobody knows.
struct UnknownFields {
  private(set) var names: [String] = []

  /// Skips the field at which `json` stands, and notes its name unless it is one of `known`.
  mutating func skip(
    _ json: inout JSONScanner, in object: StaticString, known: [StaticString] = []
  ) throws(JSONError) {
    if !known.contains(where: { json.isAt($0) }) {
      names.append("\(object).\(json.keyText.prefix(100))")
    }
    try json.skipValue()
  }
}

extension SparkProfile {
  /// Notes how far the log reaches.
  mutating func noteTime(_ time: Int64?) {
    guard let time, time > application.lastEventTime ?? .min else { return }
    application.lastEventTime = time
  }

  /// Changes an executor, or the driver, known or not yet.
  mutating func updateExecutor(_ id: String, _ change: (inout Executor) -> Void) {
    if id == Executor.driverID {
      change(&driver)
    } else {
      change(&executors[id, default: Executor(id: id)])
    }
  }

  /// Changes a stage attempt, known or not yet.
  mutating func updateStage(_ id: StageAttemptID, _ change: (inout Stage) -> Void) {
    change(&stages[id, default: Stage(id: id)])
  }
}

/// How much of a text from a log a profile keeps, in bytes: enough to recognize and to quote it.
package enum TextLimit {
  /// Of a message.
  package static let message = 1000
  /// How much is looked at to recognize a failure: a Python traceback names it at its end.
  package static let searched = 64 << 10
  /// Of a name.
  package static let name = 200
}

extension String {
  /// The beginning, of at most `limit` bytes of whole characters.
  package func keptPrefix(_ limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { utf8.formIndex(before: &end) }
    return String(self[..<end])
  }
}
