/// Options of a JVM in one text, as far as a GC log is concerned.
struct JavaOptions {
  private let text: String

  init(_ text: String?) { self.text = text ?? "" }

  /// Whether they have collections logged already.
  var logCollections: Bool {
    text.split(separator: " ").contains { option in
      option.hasPrefix("-Xlog:gc") || option.hasPrefix("-Xlog:all") || option.hasPrefix("-Xloggc:")
        || option == "-verbose:gc" || option == "-Xlog"
    }
  }

  /// The options with a GC log in a file, as ``SparkEventLog`` reads it.
  ///
  /// - Parameter path: The file.
  /// - Returns: The options; nil if the file's name means something else in them.
  func loggingCollections(to path: String) -> String? {
    // A colon ends the file's name, blanks end the option, and a percent sign begins a variable.
    guard !path.contains(where: { $0.isWhitespace || ":,\"'%\\".contains($0) }) else { return nil }
    let option = "-Xlog:gc*:file=\(path):time,uptime,level,tags"
    return text.isEmpty ? option : "\(text) \(option)"
  }
}
