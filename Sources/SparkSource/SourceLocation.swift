/// Where a setting is written.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file, or what stands for it, such as `command line`.
  public var file: String
  /// The line, from 1; nil where there are no lines.
  public var line: Int?

  /// A place in a file.
  public init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }

  /// The place as compilers write it: `conf/spark-defaults.conf:12`.
  public var description: String {
    line.map { "\(file):\($0)" } ?? file
  }
}
