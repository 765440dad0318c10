import SparkEventLog
public import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The logs that a run left behind.
public struct RunLogs: Sendable {
  /// The setting by which the logs of one run are known among those of others.
  public static let mark = "spark.ballast.run"

  /// What the run did, as its last application tells; nil if no log of it was found.
  public private(set) var profile: SparkProfile?
  /// Where the event log is.
  public private(set) var path: String?
  /// Applications that the run started.
  public private(set) var applicationCount = 0
  /// What could not be found or read, in sentences.
  public private(set) var notes: [String] = []

  /// Looks for what a run left.
  ///
  /// - Parameters:
  ///   - directory: Where Spark writes its event logs, a path or a `file:` URI; nil for nowhere.
  ///   - folder: The folder of the run, in which GC logs are.
  ///   - mark: The value of ``mark`` in logs of the run; nil if the directory has no others.
  ///   - startTime: When the run began, in milliseconds since 1970.
  ///   - messages: What the driver wrote.
  public init(
    in directory: String?, folder: String, mark: String?, since startTime: Int64,
    messages: ProcessMessages
  ) {
    guard let directory else { return }
    guard let path = Self.path(of: directory) else {
      notes.append(
        "the event log is in \(directory), which is not read here; name it, or the application in a "
          + "History Server, to ballast fit")
      return
    }
    let locations: [EventLogLocation]
    do throws(EventLogError) {
      locations = try Self.locations(in: path, since: mark == nil ? 0 : startTime)
    } catch {
      notes.append(
        "no event log was written (\(error.description)); a script that calls spark-submit does not "
          + "pass settings on, so put ballast run before the spark-submit in it")
      return
    }
    for location in locations {
      do throws(EventLogError) {
        let found = try EventLogReader.profile(of: location)
        guard mark == nil || found.configuration[Self.mark] == mark else { continue }
        applicationCount += 1
        let isLater =
          (found.application.startTime ?? 0) >= (profile?.application.startTime ?? 0)
        guard profile == nil || isLater else { continue }
        profile = found
        self.path = location.displayName
      } catch {
        notes.append(error.description)
      }
    }
    guard profile != nil else {
      if notes.isEmpty { notes.append("\(path): no event log of this run is there") }
      return
    }
    profile?.processMessages.merge(messages)
    addGCLogs(in: folder)
  }

  private mutating func addGCLogs(in folder: String) {
    guard var found = profile else { return }
    do throws(EventLogError) {
      let (logs, _) = try GCLogReader.logs(at: folder)
      notes += GCLogMatching.attach(logs, to: &found)
      profile = found
    } catch {
      notes.append(error.description)
    }
  }

  /// The path of a directory on this machine; nil for one elsewhere.
  static func path(of directory: String) -> String? {
    guard let colon = directory.firstIndex(of: ":"), !directory.hasPrefix("/") else {
      return directory
    }
    guard directory[..<colon] == "file" else { return nil }
    let rest = directory[directory.index(after: colon)...]
    let path = rest.hasPrefix("///") ? rest.dropFirst(2) : rest
    return path.hasPrefix("//") ? nil : String(path)
  }

  /// The logs in a directory that were written to since a moment.
  private static func locations(
    in path: String, since startTime: Int64
  ) throws(EventLogError) -> [EventLogLocation] {
    guard startTime > 0 else { return try EventLogDiscovery(path: path).locations }
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted()
    var found: [EventLogLocation] = []
    for name in names where !name.hasPrefix(".") {
      let entry = "\(path)/\(name)"
      guard let attributes = try? files.attributesOfItem(atPath: entry),
        let date = attributes[.modificationDate] as? Date,
        // File systems keep whole seconds, some of them two.
        Int64(date.timeIntervalSince1970 * 1000) >= startTime - 2000
      else { continue }
      found += (try? EventLogDiscovery(path: entry).locations) ?? []
    }
    return found
  }
}
