public import SparkProfile
import SystemPackage

/// Follows a log whose application may still run: a file, or the parts of a rolling directory.
///
/// Each byte of it is read and decompressed once. Reading again costs what has come since, and the
/// memory that it takes does not grow with the log. When a log is replaced by another, such as that
/// of a driver which was started anew, reading begins anew.
public final class EventLogFollower: Sendable {
  private let log: Locked<FollowedLog>

  /// Follows what lies at a path. Nothing is read yet.
  ///
  /// - Parameter path: A file, or a directory with one log. If it ends in `.inprogress`, it may be
  ///   renamed at its end as Spark does.
  public init(path: String) {
    log = Locked(FollowedLog(path: path))
  }

  /// Reads what has come since the last time. Who asks at the same time waits.
  ///
  /// - Parameter time: Now, in milliseconds since 1970.
  /// - Returns: The application. It has ended if its log says so, or is no longer in progress. What
  ///   it has in memory now is not in a log, and is nil.
  /// - Throws: ``EventLogError`` if there is no log, or nothing in it yet. What was read stays read,
  ///   so that it can be tried again.
  public func application(at time: Int64) throws(EventLogError) -> LiveApplication {
    try log.withLock { log -> Result<LiveApplication, EventLogError> in
      do throws(EventLogError) {
        return .success(try log.application(at: time))
      } catch {
        return .failure(error)
      }
    }
    .get()
  }
}

/// A log, and how far it was read.
private struct FollowedLog: Sendable {
  private let path: String
  private var file: GrowingFile?
  /// The parts of a rolling log that have been read, the one that is read among them.
  private var begun: [String] = []

  init(path: String) {
    self.path = path
  }

  mutating func application(at time: Int64) throws(EventLogError) -> LiveApplication {
    let location = try currentLocation()
    guard case .files(let files) = location.content else {
      let profile = try EventLogReader.profile(of: location)
      return LiveApplication(time: time, profile: profile, hasEnded: true)
    }
    if isReplaced(by: files) {
      file = nil
      begun = []
    }
    var content = try read(files, isOpen: location.isInProgress)
    guard content.draft.profile.coverage.eventCount > 0 else {
      throw EventLogError(
        .empty, path: path,
        message: location.isInProgress
          ? "holds no complete event yet; the application has to write more"
          : "holds no event; is event logging on (spark.eventLog.enabled=true)?")
    }
    content.note(location)
    return content.application(at: time, isOpen: location.isInProgress)
  }

  private static let openSuffix = ".inprogress"

  /// Where the log is, which at its end loses a part of its name.
  private func currentLocation() throws(EventLogError) -> EventLogLocation {
    do throws(EventLogError) {
      return try EventLogLocation(path: path)
    } catch {
      guard error.code == .notFound, path.hasSuffix(Self.openSuffix) else { throw error }
      let closed = String(path.dropLast(Self.openSuffix.count))
      guard let location = try? EventLogLocation(path: closed) else { throw error }
      return location
    }
  }

  /// Reads every file to its end, and those that have a successor for the last time.
  private mutating func read(
    _ files: [String], isOpen: Bool
  ) throws(EventLogError) -> FollowedDraft {
    var content = FollowedDraft()
    let next = begun.count
    if let file { content = try file.catchUp(isFinal: !isOpen || files.count > next) }
    for (index, path) in files.enumerated().dropFirst(next) {
      let file = try GrowingFile(path: path, after: content)
      content = try file.catchUp(isFinal: !isOpen || index + 1 < files.count)
      self.file = file
      begun.append(path)
    }
    return content
  }

  /// Whether what was read before is not the beginning of these files.
  private func isReplaced(by files: [String]) -> Bool {
    guard let file, let now = files.dropFirst(begun.count - 1).first else { return !begun.isEmpty }
    if files.count > 1 || begun.count > 1, Array(files.prefix(begun.count)) != begun { return true }
    return file.isReplaced(at: now)
  }
}
