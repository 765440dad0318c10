public import SparkProfile
import SystemPackage

/// Turns an event log into a profile, in memory that does not grow with the log.
public enum EventLogReader {
  /// Reads a whole log.
  ///
  /// A log that is cut, or damaged in places, gives the profile of what could be read; the
  /// profile's coverage says what is missing.
  ///
  /// - Parameters:
  ///   - location: Where the log is.
  ///   - progress: Called now and then with the bytes of JSON read so far.
  /// - Returns: The profile.
  /// - Throws: ``EventLogError`` if it cannot be opened or holds no event at all.
  public static func profile(
    of location: EventLogLocation, progress: ((Int64) -> Void)? = nil
  ) throws(EventLogError) -> SparkProfile {
    let name = location.displayName
    var builder = ProfileBuilder(path: name, progress: progress)
    builder.note(location)
    switch location.content {
    case .standardInput:
      try builder.read(FileSource(.standardInput, name: name), name: name)
    case .files(let files):
      for file in files { try builder.read(try FileSource(path: file), name: file) }
    case .entries(let entries, let archive):
      for entry in entries {
        try builder.read(try archive.source(of: entry), name: archive.displayName(of: entry))
      }
    case .stream(let unread):
      guard let source = unread.take() else {
        throw EventLogError(
          .unreadable, path: name, message: "can be read only once, and has been read")
      }
      try builder.read(source, name: name)
    }
    return try builder.finish()
  }
}

extension EventLogReader {
  /// Whether what lies at a path begins like an event log, so that it is worth reading as one: a
  /// directory that holds a log, a compressed file, or one whose first character opens a JSON
  /// object.
  ///
  /// Standard input, `-`, and pipes count as logs.
  public static func isEventLog(at path: String) -> Bool {
    if path == "-" { return true }
    switch try? FileKind(at: path) {
    case nil: return false
    // What is looked at in a pipe is gone for whoever reads it then.
    case .stream?: return true
    case .directory?: return (try? EventLogDiscovery(path: path)) != nil
    case .file?:
      guard let start = try? FileSource(path: path).readPrefix(Codec.magicLength) else {
        return false
      }
      let first = start.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      return Codec(magic: start) != .plain || ZipArchive.begins(start)
        || first == UInt8(ascii: "{")
    }
  }
}
