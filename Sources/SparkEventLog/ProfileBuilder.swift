import SparkProfile

/// Adds lines of an event log to a profile.
struct ProfileBuilder {
  var profile = SparkProfile()
  private let path: String
  private let progress: ((Int64) -> Void)?
  private var lineCount = 0

  /// This many lines or bytes without one event are enough to know that it is something else.
  private static let patienceInLines = 1000
  private static let patienceInBytes: Int64 = 16 << 20
  private static let linesBetweenProgress = 1024

  init(path: String, progress: ((Int64) -> Void)? = nil) {
    self.path = path
    self.progress = progress
  }

  /// Reads all lines of one file.
  mutating func read(_ file: any ByteSource, name: String) throws(EventLogError) {
    let source = try Codec.decoded(file, name: name)
    var splitter = LineSplitter(source)
    let before = profile.coverage.byteCount
    try splitter.forEachLine { piece, line throws(EventLogError) in
      lineCount += 1
      add(line, isLast: piece == .lastLine)
      try giveUpIfHopeless()
      if lineCount % Self.linesBetweenProgress == 0 { progress?(profile.coverage.byteCount) }
    } onRead: { byteCount throws(EventLogError) in
      profile.coverage.byteCount = before + byteCount
      try giveUpIfHopeless()
    }
    profile.coverage.oversizedLines += splitter.oversizedLines
    if let damage = source.damage {
      profile.coverage.isCut = true
      profile.coverage.damage.append("\(name) \(damage)")
    }
  }

  /// The profile, if there was anything to make it from.
  func finish() throws(EventLogError) -> SparkProfile {
    let coverage = profile.coverage
    guard coverage.eventCount == 0 else { return profile }
    if let damage = coverage.damage.first {
      throw EventLogError(
        .empty, path: path,
        message: "holds no complete event (\(damage)); if the application is still running, "
          + "wait until it has written more")
    }
    if coverage.isCut && coverage.unreadableLines == 0 {
      throw EventLogError(
        .empty, path: path,
        message: "holds no complete event yet; wait until the application has written more")
    }
    guard coverage.byteCount > 0 else {
      throw EventLogError(
        .empty, path: path,
        message: "is empty; is event logging on (spark.eventLog.enabled=true)?")
    }
    throw notAnEventLog
  }

  private var notAnEventLog: EventLogError {
    EventLogError(
      .notAnEventLog, path: path,
      message: "is no Spark event log: no line of it is an event "
        + "({\"Event\":\"SparkListener…\"}); the logs lie in spark.eventLog.dir")
  }

  private func giveUpIfHopeless() throws(EventLogError) {
    guard profile.coverage.eventCount == 0 else { return }
    if lineCount >= Self.patienceInLines || profile.coverage.byteCount >= Self.patienceInBytes {
      throw notAnEventLog
    }
  }

  /// Adds one line. Damage in it is counted and leaves the profile as it was.
  mutating func add(_ line: RawSpan, isLast: Bool = false) {
    do {
      try read(line, isLast: isLast)
    } catch {
      if line.isBlank { return }
      if case .cut = error, isLast {
        profile.coverage.isCut = true
      } else {
        profile.coverage.unreadableLines += 1
      }
    }
  }

  private mutating func read(_ line: RawSpan, isLast: Bool) throws(JSONError) {
    guard let name = try Self.eventName(in: line) else { throw .malformed(at: 0) }
    let kind = EventKind(name: name)
    if isLast, !kind.isRead {
      // Nobody else would notice that the line is cut.
      var whole = JSONScanner(line)
      try whole.skipValue()
      try whole.expectEnd()
    }
    switch kind {
    case .read(let reader):
      var event = reader.init()
      var unknown = UnknownFields()
      var json = JSONScanner(line)
      try json.readObject { json throws(JSONError) in
        if json.isAt("Event") {
          try json.skipValue()
        } else {
          try event.readField(&json, &unknown)
        }
      }
      try json.expectEnd()
      event.apply(to: &profile)
      unknown.names.forEach { profile.coverage.recordUnknownField($0) }
      profile.coverage.eventCount += 1
    case .passedOver:
      profile.coverage.eventCount += 1
    case .unknown:
      profile.coverage.recordUnknownEvent(name)
    }
  }

  /// The value of `Event`, which Spark writes first. Where it is not first, the line is searched.
  private static func eventName(in line: RawSpan) throws(JSONError) -> String? {
    var json = JSONScanner(line)
    if let name = try json.readLeadingEventName() { return name }
    var whole = JSONScanner(line)
    var name: String?
    let isObject = try whole.readObject { json throws(JSONError) in
      if json.isAt("Event") {
        name = try json.readString(limit: TextLimit.name)
      } else {
        try json.skipValue()
      }
    }
    return isObject ? name : nil
  }
}

extension RawSpan {
  /// Whether there is nothing but white space, as in the empty lines of a file with CRLF.
  fileprivate var isBlank: Bool {
    (0..<byteCount).allSatisfy { offset in
      // Any bit pattern is an integer, and the load checks its bounds.
      let byte = unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      return byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
  }
}
