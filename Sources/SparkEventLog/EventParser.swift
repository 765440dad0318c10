import SparkProfile

/// What lines of an event log say, before it is added to a profile.
struct ParsedLines: Sendable {
  /// The events that a profile is made from, in order.
  ///
  /// Ends of tasks are most of a log, so they lie here themselves and in no box.
  enum Event: Sendable {
    case taskEnd(TaskEnd)
    case other(any EventReader)
  }

  var events: [Event] = []
  /// How many lines there are, blank ones too.
  var lineCount = 0
  /// What was passed over, and how many events are known ones.
  var coverage = LogCoverage()
}

/// Reads lines of an event log. Damage in a line is counted and gives no event.
struct EventParser {
  private(set) var lines = ParsedLines()
  private let longestLine: Int
  /// No more events than these are in most batches.
  private static let usualEvents = 256

  init(longestLine: Int = LineSplitter.longestLine) {
    self.longestLine = longestLine
  }

  /// What the lines in the first `count` bytes of a buffer say.
  static func parse(_ buffer: [UInt8], count: Int) -> ParsedLines {
    var parser = Self()
    parser.lines.events.reserveCapacity(Self.usualEvents)
    parser.lines.coverage.oversizedLines = buffer.forEachLine(
      inFirst: count, longestLine: parser.longestLine
    ) { piece, line in
      parser.add(line, isLast: piece == .lastLine)
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
    case .taskEnd: lines.events.append(.taskEnd(try read(TaskEnd.self, line)))
    case .read(let reader): lines.events.append(.other(try read(reader, line)))
    case .passedOver: break
    case .unknown(let name): return lines.coverage.recordUnknownEvent(name)
    }
    lines.coverage.eventCount += 1
  }

  private mutating func read<Event: EventReader>(
    _ reader: Event.Type, _ line: RawSpan
  ) throws(JSONError) -> Event {
    var event = reader.init()
    var unknown = UnknownFields()
    var json = JSONScanner(line)
    try event.read(&json, &unknown)
    try json.expectEnd()
    unknown.names.forEach { lines.coverage.recordUnknownField($0) }
    return event
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
