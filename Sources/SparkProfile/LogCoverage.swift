/// How much of a log was read, and what was passed over.
public struct LogCoverage: Hashable, Sendable, Codable {
  /// More different names than this are counted together under ``otherName``.
  public static let mostNames = 64
  /// The name for what exceeds ``mostNames``.
  public static let otherName = "(other)"

  /// Bytes of JSON, after decompression.
  public var byteCount: Int64 = 0
  /// Events of known kinds.
  public var eventCount = 0
  /// Events of kinds that are not known, by name.
  public var unknownEvents: [String: Int] = [:]
  /// Fields that are not known, by `event.field`.
  public var unknownFields: [String: Int] = [:]
  /// Lines that are no JSON event.
  public var unreadableLines = 0
  /// Lines that were too long to read.
  public var oversizedLines = 0
  /// Whether the log ends in the middle of a line or of a compressed frame.
  public var isCut = false
  /// What is wrong with files of the log, a sentence each.
  public var damage: [String] = []
  /// Parts of a rolling log that are missing, by index.
  public var missingParts: [Int] = []

  /// Whether the History Server replaced the log's beginning by a compacted part, in which the tasks
  /// of finished jobs are missing.
  public var isCompacted = false

  /// Nothing read.
  public init() {}

  /// Whether every line of the log was read.
  public var isComplete: Bool {
    !isCut && !isCompacted && missingParts.isEmpty && unreadableLines == 0 && oversizedLines == 0
  }

  /// Counts an event of an unknown kind.
  public mutating func recordUnknownEvent(_ name: String) {
    Self.count(name, in: &unknownEvents)
  }

  /// Counts an unknown field, named `event.field`.
  public mutating func recordUnknownField(_ name: String) {
    Self.count(name, in: &unknownFields)
  }

  private static func count(_ name: String, in counts: inout [String: Int], times: Int = 1) {
    let key = counts[name] != nil || counts.count < mostNames ? name : otherName
    counts[key, default: 0] += times
  }

  /// Adds what a later part of the same log tells.
  package mutating func merge(_ later: LogCoverage) {
    byteCount = byteCount.addingSaturated(later.byteCount)
    eventCount += later.eventCount
    for (name, times) in later.unknownEvents.sorted(by: { $0.key < $1.key }) {
      Self.count(name, in: &unknownEvents, times: times)
    }
    for (name, times) in later.unknownFields.sorted(by: { $0.key < $1.key }) {
      Self.count(name, in: &unknownFields, times: times)
    }
    unreadableLines += later.unreadableLines
    oversizedLines += later.oversizedLines
    isCut = isCut || later.isCut
    isCompacted = isCompacted || later.isCompacted
    damage += later.damage
    missingParts += later.missingParts
  }
}
