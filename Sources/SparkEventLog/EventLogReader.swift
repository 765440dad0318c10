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
    var builder = ProfileBuilder(path: location.displayName, progress: progress)
    builder.noteParts(missing: location.missingParts, isCompacted: location.isCompacted)
    switch location.shape {
    case .standardInput:
      let source = FileSource(FileDescriptor.standardInput, name: location.displayName)
      try builder.read(source, name: location.displayName)
    case .file:
      try builder.read(try FileSource(path: location.path), name: location.path)
    case .rolling(let parts):
      for part in parts {
        try builder.read(try FileSource(path: part), name: part)
      }
    }
    return try builder.finish()
  }
}

extension EventLogReader {
  /// Whether what lies at a path begins like an event log, so that it is worth reading as one:
  /// a rolling directory, a compressed file, or one whose first character opens a JSON object.
  ///
  /// Standard input, `-`, and pipes count as logs.
  public static func isEventLog(at path: String) -> Bool {
    guard let location = try? EventLogLocation(path: path) else { return false }
    switch location.shape {
    case .standardInput, .rolling: return true
    case .file:
      // What is looked at in a pipe is gone for whoever reads it then.
      guard (try? FilePath(path).stat().type) == .regular else { return true }
      guard let file = try? FileSource(path: path),
        let start = try? file.readPrefix(Codec.magicLength)
      else { return false }
      let first = start.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      return Codec(magic: start) != .plain || first == UInt8(ascii: "{")
    }
  }
}

extension EventLogLocation {
  /// How messages name the log.
  public var displayName: String {
    path == "-" ? "standard input" : path
  }
}
