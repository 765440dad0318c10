/// A `spark-defaults.conf`, or any file that `spark-submit --properties-file` takes.
public enum PropertiesFile {
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
}
