import SystemPackage

/// Where the event log of one attempt of one application lies, and in what shape.
///
/// ``EventLogDiscovery`` finds all of them in a directory, an archive or a stream.
public struct EventLogLocation: Hashable, Sendable {
  /// How the log is laid out.
  public enum Shape: Hashable, Sendable {
    /// What comes on standard input.
    case standardInput
    /// One file.
    case file
    /// The parts of a rolling log, in order.
    case rolling(parts: [String])
    /// Entries of a zip, in order.
    case zipped(entries: [String])
    /// Bytes that can be read once, such as those of a pipe or of a server.
    case stream
  }

  /// Where its bytes are.
  enum Content: Hashable, Sendable {
    case standardInput
    case files([String])
    case entries([ZipEntry], ZipArchive)
    case stream(UnreadSource)
  }

  /// The path, or what names the log where it has none; `-` for standard input.
  public let path: String
  /// Whether the name says that the application was still running, or died without ending its log.
  public let isInProgress: Bool
  /// Parts of a rolling log that ought to be there and are not, by index.
  public let missingParts: [Int]
  /// Whether the first part is one that the History Server compacted.
  public let isCompacted: Bool
  let content: Content
  /// What is wrong with the archive or the transfer around the log.
  let damage: [String]

  init(
    path: String, content: Content, isInProgress: Bool = false, missingParts: [Int] = [],
    isCompacted: Bool = false, damage: [String] = []
  ) {
    self.path = path
    self.content = content
    self.isInProgress = isInProgress
    self.missingParts = missingParts
    self.isCompacted = isCompacted
    self.damage = damage
  }

  /// Looks at what lies at a path, which must be one log. Of standard input and pipes, nothing is
  /// read yet.
  ///
  /// - Throws: ``EventLogError`` if there is nothing, no event log, or more than one.
  public init(path: String) throws(EventLogError) {
    if path == "-" {
      self.init(path: path, content: .standardInput)
      return
    }
    guard try FileKind(at: path) != .stream else {
      self.init(file: path)
      return
    }
    let found = try EventLogDiscovery(path: path)
    guard let location = found.locations.first, found.locations.count == 1 else {
      throw found.locations.isEmpty ? found.noLog : found.severalLogs
    }
    self = location
  }

  /// A single file.
  init(file path: String) {
    self.init(
      path: path, content: .files([path]), isInProgress: path.hasSuffix(".inprogress"))
  }

  /// A log in several parts, whose directory may hold others.
  init(_ group: LogNames.Group, path: String, content: Content, damage: [String] = []) {
    self.init(
      path: path, content: content, isInProgress: group.isInProgress,
      missingParts: group.missingParts, isCompacted: group.isCompacted, damage: damage)
  }

  /// The layout.
  public var shape: Shape {
    switch content {
    case .standardInput: .standardInput
    case .files(let files) where files == [path]: .file
    case .files(let files): .rolling(parts: files)
    case .entries(let entries, _): .zipped(entries: entries.map(\.name))
    case .stream: .stream
    }
  }

  /// How messages name the log.
  public var displayName: String {
    path == "-" ? EventLogDiscovery.standardInputName : path
  }
}

/// What lies at a path, as far as reading differs.
enum FileKind {
  case directory
  /// A file that can be read at any place and again.
  case file
  /// A pipe or a device: what was read of it is gone.
  case stream

  init(at path: String) throws(EventLogError) {
    do {
      switch try FilePath(path).stat().type {
      case .directory: self = .directory
      case .regular: self = .file
      default: self = .stream
      }
    } catch {
      throw EventLogError(opening: path, error)
    }
  }
}
