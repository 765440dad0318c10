#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A file with configuration in it, told by what it says.
public enum ConfigurationFile: Hashable, Sendable {
  /// Settings line by line, as in a `spark-defaults.conf`.
  case properties([ConfigurationEntry])
  /// A script with a `spark-submit` line.
  case submit(SubmitCommand)

  /// Whether there is anything at a path.
  public static func exists(at path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The configuration in a file.
  /// - Parameter path: The file.
  /// - Throws: `SourceError` for a file that cannot be read, holds no setting of Spark, or says
  ///   something that spark-submit refuses.
  public init(at path: String) throws(SourceError) {
    let text = try TextFile.text(at: path)
    if let command = try SubmitCommand(script: text, file: path) {
      self = .submit(command)
      return
    }
    let entries = try PropertiesFile.entries(in: text, file: path)
    guard entries.contains(where: \.isRead) else {
      throw SourceError(
        .unreadable, at: SourceLocation(file: path),
        "no setting of Spark in it; give a spark-defaults.conf with lines like "
          + "'spark.executor.memory 8g', or a script with a spark-submit line")
    }
    for entry in entries {
      guard let meant = KeySpelling.correction(of: entry.key) else { continue }
      throw SourceError(
        .malformed, at: entry.location,
        "Spark has no setting '\(entry.key)'; did you mean \(meant)?")
    }
    self = .properties(entries)
  }
}
