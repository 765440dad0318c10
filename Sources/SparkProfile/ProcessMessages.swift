/// What processes wrote of memory on their standard error: the evidence that no event holds,
/// because the process that would have logged it died.
public struct ProcessMessages: Hashable, Sendable, Codable {
  /// Whose output a line stands in.
  public enum Writer: String, Hashable, Sendable, Codable {
    /// The driver's.
    case driver
    /// An executor's.
    case executor
    /// Somebody's: a cluster manager's, or of a process that did not say what it is.
    case unknown
  }

  /// Lines of one kind from one kind of process.
  public struct Message: Hashable, Sendable, Codable {
    /// What ran out.
    public var failure: MemoryFailure
    /// Who wrote it.
    public var writer: Writer
    /// Whether it is the driver's account of what happened to a task or an executor.
    public var isQuoted: Bool
    /// Lines like it. One failure is often written several times.
    public var lineCount = 1
    /// The first of them, shortened.
    public var text: String
    /// The name of its file.
    public var file: String
    /// Where it stands there, from 1 on.
    public var line: Int
    /// The container that wrote it, where `yarn logs` names one.
    public var container: String?

    /// A first line.
    public init(
      _ failure: MemoryFailure, by writer: Writer, isQuoted: Bool = false, text: String,
      file: String, line: Int, container: String? = nil
    ) {
      self.failure = failure
      self.writer = writer
      self.isQuoted = isQuoted
      self.text = text
      self.file = file
      self.line = line
      self.container = container
    }

    /// File, line and container in words.
    public var place: String {
      "\(file):\(line)" + (container.map { " (\($0))" } ?? "")
    }
  }

  /// The kinds of messages, in the order in which they were met: a few at most.
  public private(set) var messages: [Message] = []
  /// Files that were read.
  public var fileCount = 0

  /// No messages.
  public init() {}

  /// Counts a message with those of its kind, or keeps it as the first of them.
  public mutating func record(_ message: Message) {
    let same = messages.firstIndex {
      $0.failure == message.failure && $0.writer == message.writer
        && $0.isQuoted == message.isQuoted
    }
    if let same {
      messages[same].lineCount = messages[same].lineCount.addingSaturated(message.lineCount)
    } else {
      messages.append(message)
    }
  }

  /// Adds the messages of other files.
  public mutating func merge(_ other: ProcessMessages) {
    other.messages.forEach { record($0) }
    fileCount = fileCount.addingSaturated(other.fileCount)
  }
}
