import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where an event log lies and in what shape.
public struct EventLogLocation: Hashable, Sendable {
  /// How the log is laid out.
  public enum Shape: Hashable, Sendable {
    /// What comes on standard input.
    case standardInput
    /// One file.
    case file
    /// The parts of a rolling log, in order.
    case rolling(parts: [String])
  }

  /// The path as given; `-` for standard input.
  public let path: String
  /// The layout found there.
  public let shape: Shape
  /// Whether the name says that the application was still running, or died without ending its log.
  public let isInProgress: Bool
  /// Parts of a rolling log that ought to be there and are not, by index.
  public let missingParts: [Int]
  /// Whether the first part is one that the History Server compacted.
  public let isCompacted: Bool

  /// Looks at what lies at a path. Nothing is read yet.
  ///
  /// - Throws: ``EventLogError`` if there is nothing, or a directory without an event log.
  public init(path: String) throws(EventLogError) {
    self.path = path
    if path == "-" {
      shape = .standardInput
      isInProgress = false
      missingParts = []
      isCompacted = false
      return
    }
    let type: FileType
    do {
      type = try FilePath(path).stat().type
    } catch {
      throw EventLogError(opening: path, error)
    }
    guard type == .directory else {
      shape = .file
      isInProgress = path.hasSuffix(".inprogress")
      missingParts = []
      isCompacted = false
      return
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw EventLogError(
        .unreadable, path: path, message: "is a directory that this user may not list")
    }
    let parts = RollingPart.inReadingOrder(names)
    guard !parts.isEmpty else {
      throw EventLogError(
        .noLogInDirectory, path: path,
        message: "is a directory without the parts of a rolling event log (events_1_…); "
          + "name one application's log")
    }
    shape = .rolling(parts: parts.map { FilePath(path).appending($0.name).string })
    isInProgress = names.contains { $0.hasPrefix("appstatus_") && $0.hasSuffix(".inprogress") }
    missingParts = RollingPart.missing(in: parts)
    isCompacted = parts.contains(where: \.isCompacted)
  }
}

/// One file of a rolling log: `events_<index>_<application>[.<codec>][.compact]`.
///
/// Source: `core/…/deploy/history/EventLogFileWriters.scala` and `EventLogFileReaders.scala`.
struct RollingPart: Hashable {
  var name: String
  var index: Int
  /// Written by the History Server in place of all parts up to this index.
  var isCompacted: Bool

  init?(name: String) {
    let fields = name.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0] == "events", let index = Int(fields[1]), index > 0,
      !name.hasSuffix(".crc")
    else { return nil }
    self.name = name
    self.index = index
    isCompacted = name.hasSuffix(".compact")
  }

  /// The parts among the files of a directory, in the order in which Spark reads them: by number,
  /// and nothing before the last compacted part.
  static func inReadingOrder(_ names: [String]) -> [RollingPart] {
    let parts = names.compactMap(RollingPart.init).sorted {
      ($0.index, $0.isCompacted ? 1 : 0) < ($1.index, $1.isCompacted ? 1 : 0)
    }
    guard let compacted = parts.lastIndex(where: \.isCompacted) else { return parts }
    return Array(parts[compacted...])
  }

  /// The indices that are missing between the first part and the last. Without a compacted part
  /// the first is 1.
  static func missing(in parts: [RollingPart]) -> [Int] {
    guard let first = parts.first, let last = parts.last else { return [] }
    let present = Set(parts.map(\.index))
    let start = first.isCompacted ? first.index : 1
    // A part that names itself the billionth is a wrong name, not a billion missing parts.
    return (start...last.index).lazy.filter { !present.contains($0) }.prefix(100).map { $0 }
  }
}
