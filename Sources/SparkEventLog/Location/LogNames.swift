/// The logs that the names in one directory make, before any file is opened.
///
/// Hidden files, checksums (`.crc`) and `appstatus_` files belong to a log and are none.
struct LogNames {
  /// Parts that make one log together.
  struct Group: Hashable {
    /// What tells the log from others in its directory.
    var label: String
    /// The names of its files in reading order.
    var names: [String]
    var isInProgress = false
    var missingParts: [Int] = []
    var isCompacted = false
  }

  /// Logs in several parts, in the order of their labels.
  private(set) var groups: [Group] = []
  /// Files that may each be a log, in order.
  private(set) var candidates: [String] = []

  /// Sorts the names of a directory's files.
  init(_ names: [String]) {
    var rolling: [String: [RollingPart]] = [:]
    var delivered: [String] = []
    var current: String?
    for name in names {
      if Self.isCompanion(name) { continue }
      if let part = RollingPart(name: name) {
        rolling[part.application, default: []].append(part)
      } else if Self.isDeliveredPart(name) {
        delivered.append(name)
      } else if name == Self.currentDelivered {
        current = name
      } else {
        candidates.append(name)
      }
    }
    let open = Set(
      names.filter { $0.hasPrefix("appstatus_") && $0.hasSuffix(".inprogress") }
        .map { $0.dropFirst("appstatus_".count).dropLast(".inprogress".count) })
    groups = rolling.sorted { precedesNaturally($0.key, $1.key) }.map { application, parts in
      let parts = RollingPart.inReadingOrder(parts)
      return Group(
        label: "events_*_\(application)", names: parts.map(\.name),
        isInProgress: rolling.count == 1 ? !open.isEmpty : open.contains(application[...]),
        missingParts: RollingPart.missing(in: parts),
        isCompacted: parts.contains(where: \.isCompacted))
    }
    if delivered.isEmpty {
      candidates += current.map { [$0] } ?? []
    } else {
      groups.append(
        Group(label: "eventlog*", names: delivered.sorted() + (current.map { [$0] } ?? [])))
    }
    candidates.sort(by: precedesNaturally)
  }

  /// A file that says something about a log, or about the copying of one.
  private static func isCompanion(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix(".crc") || name.hasPrefix("appstatus_")
  }

  /// The part that Databricks is writing, the last one in time.
  private static let currentDelivered = "eventlog"

  /// Whether a name is that of a part that Databricks has closed, `eventlog-YYYY-MM-DD--HH-MM`
  /// with the extension of a codec. Such names sort in the order of time.
  private static func isDeliveredPart(_ name: String) -> Bool {
    let form = Array("eventlog-0000-00-00--00-00".utf8)
    let bytes = Array(name.utf8)
    guard bytes.count >= form.count,
      bytes.count == form.count || bytes[form.count] == UInt8(ascii: ".")
    else { return false }
    return zip(bytes, form).allSatisfy { byte, wanted in
      wanted == UInt8(ascii: "0")
        ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
    }
  }
}
