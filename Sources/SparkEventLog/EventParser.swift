import SparkProfile

/// What lines of an event log say, before it is added to a profile.
struct ParsedLines: Sendable {
  /// Ends of tasks, in order. They are most of a log, so they lie here by themselves and in no box.
  var taskEnds: [TaskEnd] = []
  /// The other events that a profile is made from, in order, and how many ends of tasks come before
  /// each.
  var others: [(taskEndsBefore: Int, event: any EventReader)] = []
  /// How many lines there are, blank ones too.
  var lineCount = 0
  /// What was passed over, and how many events are known ones.
  var coverage = LogCoverage()
}

/// Reads lines of an event log. Damage in a line is counted and gives no event.
struct EventParser {
  private(set) var lines = ParsedLines()
  private let longestLine: Int
  /// No more ends of tasks than these are in most batches.
  private static let usualTaskEnds = 256

  init(longestLine: Int = LineBatches.longestLine) {
    self.longestLine = longestLine
  }

  /// What the lines in the first `count` bytes of a buffer say.
  static func parse(_ buffer: [UInt8], count: Int) -> ParsedLines {
    var parser = Self()
    parser.lines.taskEnds.reserveCapacity(Self.usualTaskEnds)
    parser.lines.coverage.oversizedLines = buffer.forEachLine(
      inFirst: count, longestLine: parser.longestLine
    ) { line, isLast in
      parser.add(line, isLast: isLast)
    }
    return parser.lines
  }

  /// Reads one line. If it is the last one and has no line end, it may be cut.
  mutating func add(_ line: RawSpan, isLast: Bool = false) {
    lines.lineCount += 1
    do {
      try read(line, isLast: isLast)
    } catch {
      if line.isBlank { return }
      if case .cut = error, isLast {
        lines.coverage.isCut = true
      } else {
        lines.coverage.unreadableLines += 1
      }
    }
  }

  private mutating func read(_ line: RawSpan, isLast: Bool) throws(JSONError) {
    let kind = try EventKind(of: line)
    if isLast, !kind.isRead {
      // Nobody else would notice that the line is cut.
      var whole = JSONScanner(line)
      try whole.skipValue()
      try whole.expectEnd()
    }
    switch kind {
    case .taskEnd: try readTaskEnd(line)
    case .read(let reader): try readOther(reader, line)
    case .passedOver: break
    case .unknown(let name): return lines.coverage.recordUnknownEvent(name)
    }
    lines.coverage.eventCount += 1
  }

  private mutating func readTaskEnd(_ line: RawSpan) throws(JSONError) {
    // Read in its place, since it is large and nearly always good.
    let index = lines.taskEnds.count
    lines.taskEnds.append(TaskEnd())
    do throws(JSONError) {
      let unknown = try Self.read(line, into: &lines.taskEnds[index])
      record(unknown)
    } catch {
      lines.taskEnds.removeLast()
      throw error
    }
  }

  private mutating func readOther<Event: EventReader>(
    _ reader: Event.Type, _ line: RawSpan
  ) throws(JSONError) {
    var event = reader.init()
    record(try Self.read(line, into: &event))
    lines.others.append((lines.taskEnds.count, event))
  }

  private static func read<Event: EventReader>(
    _ line: RawSpan, into event: inout Event
  ) throws(JSONError) -> UnknownFields {
    var unknown = UnknownFields()
    var json = JSONScanner(line)
    try event.read(&json, &unknown)
    try json.expectEnd()
    return unknown
  }

  private mutating func record(_ unknown: UnknownFields) {
    unknown.names.forEach { lines.coverage.recordUnknownField($0) }
  }
}

extension RawSpan {
  /// Whether there is nothing but white space, as in the empty lines of a file with CRLF.
  fileprivate var isBlank: Bool {
    (0..<byteCount).allSatisfy { offset in
      // Any bit pattern is an integer, and the load checks its bounds.
      let byte = unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      return byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
  }
}
