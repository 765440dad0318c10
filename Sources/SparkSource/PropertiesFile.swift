#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A `spark-defaults.conf`, or any file that `spark-submit --properties-file` takes.
public enum PropertiesFile {
  /// The greatest file that is read, so that a log named by mistake does not fill the memory.
  public static let greatestSize = 4 << 20

  /// The settings in a text, in its order, those included that Spark ignores.
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - file: Its name, for places.
  /// - Returns: The settings and where each one is.
  /// - Throws: `SourceError` for an escape that cannot be read.
  public static func entries(
    in text: String, file: String
  ) throws(SourceError) -> [ConfigurationEntry] {
    var parser = PropertiesParser(text, file: file)
    return try parser.entries()
  }

  /// The settings in a file, in its order, those included that Spark ignores.
  /// - Parameter path: The file.
  /// - Returns: The settings and where each one is.
  /// - Throws: `SourceError` for a file that cannot be read, or is no configuration.
  public static func entries(at path: String) throws(SourceError) -> [ConfigurationEntry] {
    let text = try text(at: path)
    let entries = try entries(in: text, file: path)
    guard entries.contains(where: \.isRead) else {
      throw SourceError(
        .unreadable, at: SourceLocation(file: path),
        "no setting of Spark in it; give a spark-defaults.conf with lines like "
          + "'spark.executor.memory 8g'")
    }
    return entries
  }

  private static func text(at path: String) throws(SourceError) -> String {
    func refuse(_ problem: String) -> SourceError {
      SourceError(.unreadable, at: SourceLocation(file: path), problem)
    }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw refuse("no such file; give a spark-defaults.conf or words like key=value")
    }
    guard !isDirectory else { throw refuse("a directory; give the spark-defaults.conf in it") }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes?[.size] as? Int) ?? (attributes?[.size] as? UInt64).map(Int.init) ?? 0
    guard size <= greatestSize else {
      throw refuse("too large for a configuration (\(size) bytes); give a spark-defaults.conf")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refuse("not readable; check its permissions")
    }
    guard !data.contains(0) else { throw refuse("not a text; give a spark-defaults.conf") }
    return String(decoding: data, as: UTF8.self)
  }
}
