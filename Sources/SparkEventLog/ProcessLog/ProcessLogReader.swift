public import SparkProfile

/// Reads what driver and executors wrote on standard error, in one pass and in memory that does not
/// grow with it.
///
/// The output of `yarn logs`, of `kubectl logs`, a standalone worker's folder, or what a terminal
/// showed: lines that say what of memory ran out are counted by kind, and the first of each kind is
/// kept.
public enum ProcessLogReader {
  /// Reads what lies at a path: a file, plain or compressed, or all files of a folder.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - messages: What was found before; what is found is added.
  /// - Returns: For every file that could not be read whole a note, in words.
  /// - Throws: ``EventLogError`` if the path does not exist or may not be read.
  public static func read(
    _ path: String, into messages: inout ProcessMessages
  ) throws(EventLogError) -> [String] {
    let files = try EvidenceFiles(at: path)
    var notes = files.notes
    for file in files.paths {
      do throws(EventLogError) {
        if let damage = try read(FileSource(path: file), path: file, into: &messages) {
          notes.append("\(file): \(damage)")
        }
      } catch {
        guard files.isFolder else { throw error }
        notes.append(error.description)
      }
    }
    return notes
  }

  static func read(
    _ file: any ByteSource, path: String, into messages: inout ProcessMessages
  ) throws(EventLogError) -> String? {
    var scanner = ProcessLogScanner(file: EvidenceFiles.name(of: path))
    let damage = try TextLines.forEach(in: file, name: path) { line in
      scanner.add(line)
      return true
    }
    messages.merge(scanner.messages)
    messages.fileCount += 1
    return damage
  }
}

/// A state machine over the lines of one file: whose output it is in, and what was said.
struct ProcessLogScanner: Sendable {
  private(set) var messages = ProcessMessages()
  private let file: String
  private var lineNumber = 0
  private var writer: ProcessMessages.Writer
  private var container: String?

  /// More of a line than this is not looked at for what it means.
  private static let longestText = 4096
  private static let longestKept = 400
  private static let longestName = 128

  init(file: String, writer: ProcessMessages.Writer = .unknown) {
    self.file = file
    self.writer = writer
  }

  private static let search = PhraseSearch(
    MemoryFailure.phrases.map(\.0) + ["MemoryError", containerHeader] + markers.map(\.0))

  private static let containerHeader = "Container: container_"

  /// Classes whose loggers only one kind of process has.
  private static let markers: [(String, ProcessMessages.Writer)] = [
    ("CoarseGrainedExecutorBackend", .executor),
    ("Starting executor ID", .executor),
    ("SparkContext: Running Spark version", .driver),
    ("DAGScheduler: ", .driver),
    ("TaskSetManager: ", .driver),
    ("ApplicationMaster: ", .driver),
  ]

  /// How a driver begins what it tells of a task or of an executor.
  private static let quotes = [
    "Lost task", "TaskSetManager", "Job aborted", "Lost executor", "ExecutorLostFailure",
    "most recent failure",
  ]

  mutating func add(_ line: RawSpan) {
    lineNumber += 1
    guard Self.search.finds(in: line) else { return }
    let text = line.text(limit: Self.longestText)
    if let header = text.firstRange(of: Self.containerHeader) {
      let name = text[header.lowerBound...].dropFirst("Container: ".count).prefix { $0 != " " }
      container = String(name.prefix(Self.longestName))
      writer = .unknown
    } else if writer == .unknown {
      // The first to say so decides: a driver speaks of executors, and not the other way round.
      writer = Self.markers.first { text.contains($0.0) }?.1 ?? .unknown
    }
    guard let failure = MemoryFailure(message: text) else { return }
    let isQuoted = Self.quotes.contains(where: text.contains)
    // A driver writes causes below its own errors and below those that it quotes alike.
    let isOfUnknown = writer == .driver && text.hasPrefix("Caused by: ")
    messages.record(
      ProcessMessages.Message(
        failure, by: isOfUnknown ? .unknown : writer, isQuoted: isQuoted,
        text: text.keptPrefix(Self.longestKept), file: file, line: lineNumber,
        container: container))
  }
}
