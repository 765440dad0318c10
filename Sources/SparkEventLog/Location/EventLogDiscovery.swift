import SystemPackage

/// The event logs that one path, address or stream stands for: those of many applications are many,
/// and so are those of several attempts of one application.
public struct EventLogDiscovery: Sendable {
  /// How messages name standard input.
  public static let standardInputName = "standard input"

  /// What was looked at.
  enum Place {
    case file, directory, archive, stream
  }

  /// How messages name what was looked at.
  public let name: String
  /// The logs, in an order that is the same each time.
  public internal(set) var locations: [EventLogLocation] = []
  /// What may hold logs and could not be looked at.
  public internal(set) var failures: [EventLogError] = []
  /// Files that are no event logs.
  public internal(set) var passedOver = 0
  var place = Place.file

  init(nothingYetAt name: String, place: Place) {
    self.name = name
    self.place = place
  }

  /// Looks for logs at a path: a file, a rolling directory, a zip, or a directory with any number of
  /// these at any depth; `-` is standard input.
  ///
  /// A path that names one file counts as one log, whatever it holds; reading tells.
  ///
  /// - Throws: ``EventLogError`` if there is nothing, or neither a log nor a failure to tell of.
  public init(path: String) throws(EventLogError) {
    if path == "-" {
      // Standard input stays open: it is not ours.
      let input = FileSource(.standardInput, name: Self.standardInputName)
      try self.init(reading: input, path: path, name: Self.standardInputName)
      return
    }
    switch try FileKind(at: path) {
    case .directory:
      var walk = DirectoryWalk(of: path)
      try walk.start()
      self = walk.found
    case .file:
      let magic = try FileSource(path: path).readPrefix(Codec.magicLength)
      guard ZipArchive.begins(magic) else {
        self.init(nothingYetAt: path, place: .file)
        locations = [EventLogLocation(file: path)]
        return
      }
      self.init(nothingYetAt: path, place: .archive)
      try add(try ZipArchive(try StoredFile(path: path)))
    case .stream:
      try self.init(reading: try FileSource(path: path), path: path, name: path)
    }
    if locations.isEmpty && failures.isEmpty { throw noLog }
  }

  /// Looks for logs in a stream.
  ///
  /// A zip is read from its end, so it is first written to a temporary file without a name, which
  /// goes with the locations.
  ///
  /// - Parameters:
  ///   - stream: The bytes.
  ///   - name: How messages name them.
  /// - Throws: ``EventLogError`` if the stream fails at its beginning, or is a zip without a log.
  public init(stream: any EventLogStream, name: String) throws(EventLogError) {
    try self.init(reading: EventLogStreamSource(stream), path: name, name: name)
    if locations.isEmpty && failures.isEmpty { throw noLog }
  }

  private init(
    reading source: sending any ByteSource, path: String, name: String
  ) throws(EventLogError) {
    let magic = try source.readPrefix(Codec.magicLength)
    let whole = PrefixedSource(prefix: magic, rest: source)
    guard ZipArchive.begins(magic) else {
      self.init(nothingYetAt: name, place: .stream)
      locations = [EventLogLocation(path: path, content: .stream(UnreadSource(whole)))]
      return
    }
    self.init(nothingYetAt: name, place: .archive)
    try add(try ZipArchive(try StoredFile(spooling: whole, name: name)))
    if locations.isEmpty && failures.isEmpty { throw noLog }
  }
}

extension EventLogDiscovery {
  /// Adds the logs in an archive.
  mutating func add(_ archive: ZipArchive) throws(EventLogError) {
    let logs = try ArchivedLogs(archive)
    locations += logs.locations
    passedOver += logs.passedOver
  }

  /// Why there is nothing to read.
  var noLog: EventLogError {
    if let failure = failures.first { return failure }
    let others = passedOver == 1 ? "its file is" : "its \(passedOver) files are"
    switch place {
    case .archive where passedOver == 0:
      return EventLogError(
        .noLogInDirectory, path: name,
        message: "is an empty zip, which the web interface of a running application gives in place "
          + "of its log; read the log in spark.eventLog.dir, or ask a History Server")
    case .archive:
      return EventLogError(
        .noLogInDirectory, path: name,
        message: "is a zip without an event log (\(others) none)")
    case .directory where passedOver == 0:
      return EventLogError(
        .noLogInDirectory, path: name,
        message:
          "is a directory without an event log, and without the parts of a rolling event log "
          + "(events_1_…); the logs lie in spark.eventLog.dir")
    case .directory, .file, .stream:
      return EventLogError(
        .noLogInDirectory, path: name,
        message: "is a directory without an event log (\(others) none), and without the parts of a "
          + "rolling event log (events_1_…); the logs lie in spark.eventLog.dir")
    }
  }

  /// What to do when one log is wanted and here are several.
  public var severalLogs: EventLogError {
    let first = locations.first.map { ", such as \($0.displayName)" } ?? ""
    return EventLogError(
      .severalLogs, path: name,
      message: "holds \(locations.count) event logs, and one is wanted here; name one of them"
        + (place == .archive ? ", unpacked" : first))
  }
}
