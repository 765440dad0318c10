import SparkEventLog
import SparkProfile
import Synchronization

/// What becomes of reading a damaged log.
enum Outcome: String, CaseIterable {
  case noted = "profiles that say what is wrong"
  case refused = "errors that say so"
  /// As between two lines, or in a block that nothing protects.
  case unnoticed = "profiles without a note"
  /// A plain log that ends in the middle of a line.
  case silentlyCut = "CUTS THAT NOBODY IS TOLD OF"

  /// Reads the bytes, which were cut from `whole` if that is given.
  init(of bytes: [UInt8], cutFrom whole: [UInt8]?) {
    do {
      let stream = Bytes(bytes)
      let logs = try EventLogDiscovery(stream: stream, name: "log").locations
      var isNoted = false
      for log in logs {
        let coverage = try EventLogReader.profile(of: log).coverage
        isNoted =
          isNoted || coverage.isCut || !coverage.damage.isEmpty || coverage.unreadableLines > 0
          || coverage.oversizedLines > 0 || !coverage.unknownEvents.isEmpty
          || !coverage.unknownFields.isEmpty
      }
      if isNoted {
        self = .noted
      } else if let whole, whole.first == UInt8(ascii: "{"), bytes.last != 0x0A,
        whole[bytes.count] != 0x0A
      {
        self = .silentlyCut
      } else {
        self = .unnoticed
      }
    } catch {
      self = .refused
    }
  }
}

/// Bytes in memory, given once.
private final class Bytes: EventLogStream {
  private let rest: Mutex<[UInt8]>

  init(_ bytes: [UInt8]) {
    rest = Mutex(bytes)
  }

  func next() -> [UInt8] {
    rest.withLock { rest in
      defer { rest = [] }
      return rest
    }
  }
}
