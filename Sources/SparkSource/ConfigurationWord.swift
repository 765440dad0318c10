internal import SparkMemory

/// A setting written as one word of a command line: `spark.executor.memory=8g`.
public enum ConfigurationWord {
  /// The place that errors about words name.
  public static let location = SourceLocation(file: "command line")

  /// Whether a word is a setting and not the path of a file.
  public static func isSetting(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "=") else { return false }
    return word.hasPrefix("spark.") || !word[..<sign].contains("/")
  }

  /// Whether a word is the name of a setting without a value, and not the path of a file.
  public static func lacksValue(_ word: String) -> Bool {
    word.hasPrefix("spark.") && !word.contains { "=/ ".contains($0) }
      && !ConfigurationFile.exists(at: word)
  }

  /// The setting in a word.
  /// - Parameter word: A name, `=` and a value.
  /// - Returns: The setting.
  /// - Throws: `SourceError` for a word of another form and for a name that looks misspelt.
  public static func entry(_ word: String) throws(SourceError) -> ConfigurationEntry {
    guard let sign = word.firstIndex(of: "=") else {
      throw SourceError(
        .malformed, at: location, "'\(word)' is no setting; write it as spark.executor.memory=8g")
    }
    let key = String(word[..<sign])
    let entry = ConfigurationEntry(
      key: key, value: String(word[word.index(after: sign)...]), location: location)
    if let known = KeySpelling.correction(of: key) {
      throw SourceError(
        .malformed, at: location, "Spark has no setting '\(key)'; did you mean \(known)?")
    }
    guard entry.isRead else {
      throw SourceError(
        .malformed, at: location,
        "'\(key)' is no setting of Spark; names begin with spark., as in spark.executor.memory=8g")
    }
    return entry
  }
}
