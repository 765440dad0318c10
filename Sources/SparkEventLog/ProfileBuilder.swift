import SparkProfile

/// Makes a profile from the files of one event log.
struct ProfileBuilder {
  private var draft = ProfileDraft()
  private let path: String
  private let progress: ((Int64) -> Void)?
  /// Whether the end of a file was missing.
  private var isEndMissing = false

  /// What is known so far.
  var profile: SparkProfile { draft.profile }

  init(path: String, progress: ((Int64) -> Void)? = nil) {
    self.path = path
    self.progress = progress
  }

  /// Notes what the log's place tells of how much of it is there.
  mutating func note(_ location: EventLogLocation) {
    draft.updateCoverage { coverage in
      coverage.missingParts = location.missingParts
      coverage.isCompacted = location.isCompacted
      coverage.damage = location.damage
      coverage.isCut = !location.damage.isEmpty
    }
  }

  /// Reads all lines of one file.
  mutating func read(_ file: sending any ByteSource, name: String) throws(EventLogError) {
    let source = try Codec.decoded(file, name: name)
    let pipeline = EventPipeline(source, into: draft)
    let result = pipeline.run(progress: progress)
    draft = result.draft
    if let failure = result.failure { throw failure }
    if draft.isHopeless { throw notAnEventLog }
    if let damage = result.damage {
      isEndMissing = isEndMissing || damage.isEndMissing
      draft.updateCoverage { coverage in
        coverage.isCut = true
        coverage.damage.append("\(name) \(damage)")
      }
    }
  }

  /// Adds one line.
  mutating func add(_ line: RawSpan, isLast: Bool = false) {
    var parser = EventParser()
    parser.add(line, isLast: isLast)
    draft.add(parser.lines)
  }

  /// The profile, if there was anything to make it from.
  func finish() throws(EventLogError) -> SparkProfile {
    let coverage = profile.coverage
    guard coverage.eventCount == 0 else { return profile }
    if let damage = coverage.damage.first {
      let advice =
        isEndMissing
        ? "; if the application is still running, wait until it has written more" : ""
      throw EventLogError(
        .empty, path: path, message: "holds no complete event (\(damage))\(advice)")
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
}
