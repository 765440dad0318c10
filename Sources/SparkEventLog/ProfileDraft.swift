import SparkProfile

/// A profile that grows with the lines of a log, in their order.
struct ProfileDraft: Sendable {
  private(set) var profile = SparkProfile()
  private var lineCount = 0

  /// This many lines or bytes without one event are enough to know that it is something else.
  private static let patienceInLines = 1000
  private static let patienceInBytes: Int64 = 16 << 20

  /// Whether so much was read without one event that it can be given up.
  var isHopeless: Bool {
    profile.coverage.eventCount == 0
      && (lineCount >= Self.patienceInLines
        || profile.coverage.byteCount >= Self.patienceInBytes)
  }

  /// Adds what the next lines say.
  mutating func add(_ lines: ParsedLines) {
    var added = 0
    func addTaskEnds(before end: Int) {
      // Not the elements but their places, which copies nothing.
      for index in added..<end { lines.taskEnds[index].apply(to: &profile) }
      added = end
    }
    for other in lines.others {
      addTaskEnds(before: other.taskEndsBefore)
      other.event.apply(to: &profile)
    }
    addTaskEnds(before: lines.taskEnds.count)
    lineCount += lines.lineCount
    profile.coverage.merge(lines.coverage)
  }

  /// Changes what is known of how much was read.
  mutating func updateCoverage(_ change: (inout LogCoverage) -> Void) {
    change(&profile.coverage)
  }
}
