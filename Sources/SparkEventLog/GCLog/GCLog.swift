public import SparkProfile

/// What one file, or the rotated files of one JVM, tell of its collections.
public struct GCLog: Hashable, Sendable {
  /// The path as it was given or found.
  public var path: String
  /// What was collected.
  public var collections = HeapCollections()
  /// When the JVM started, in milliseconds since 1970; nil without a time in the decorations.
  public var startTime: Int64?
  /// The uptime of the first line, in milliseconds.
  public var firstUptime: Int64?
  /// The uptime of the last line, in milliseconds.
  public var lastUptime: Int64?
  /// Whether it begins where the JVM begins, and not after a rotation.
  public var hasBeginning = false
  /// Whether it was written by JDK 8, whose format is not read.
  public var isOfJava8 = false
  /// Lines that are not empty.
  public var lineCount = 0
  /// Lines of something else, as when the JVM writes to standard output.
  public var foreignLines = 0
  /// Lines on a collection that were not understood.
  public var unknownLines = 0
  /// Why the file could not be read to its end; nil if it could.
  public var damage: String?

  /// A log of which nothing was read yet.
  public init(path: String) {
    self.path = path
  }

  /// Whether there is any line of a collector in it.
  public var isOfAnyUse: Bool {
    collections.collector != nil || collections.count > 0 || collections.after.count > 0
  }

  /// Why it is of no use, as the rest of a sentence that begins with the path; nil if it is.
  public var problem: String? {
    guard !isOfAnyUse else { return nil }
    if isOfJava8 {
      return "is not supported: it is a GC log of JDK 8; from JDK 9 on, "
        + "-Xlog:gc*:file=gc-%p.log records one that is read"
    }
    if let damage { return damage }
    return "is no GC log: no line of it is of the JVM's unified logging "
      + "(-Xlog:gc*:file=gc-%p.log records one)"
  }
}
