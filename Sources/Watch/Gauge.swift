/// How full one region of memory is, against what it may hold at most.
public struct Gauge: Hashable, Sendable {
  /// Bytes; nil if nobody has measured them.
  public var value: Int64?
  /// The most that there may be, in bytes; nil where there is no limit or it is not known.
  public var limit: Int64?
  /// Whether the value is the highest so far and not that of now.
  public var isPeak: Bool
  /// Roughly when the limit is reached; nil where the value does not rise towards it, or where a
  /// rise foretells nothing.
  public var forecast: Forecast?

  /// What is seen of a region.
  public init(value: Int64?, limit: Int64?, isPeak: Bool, forecast: Forecast? = nil) {
    self.value = value
    self.limit = limit
    self.isPeak = isPeak
    self.forecast = forecast
  }

  /// The share of the limit; nil without one.
  public var share: Double? {
    guard let value, let limit, limit > 0 else { return nil }
    return Double(max(0, value)) / Double(limit)
  }

  /// Bytes up to the limit, none above it.
  public var room: Int64? {
    guard let value, let limit, limit > 0 else { return nil }
    return limit - min(max(0, value), limit)
  }
}

/// A region of a process's memory that has a limit.
public enum MemoryRegionKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Used heap, garbage included.
  case heap
  /// Storage and execution.
  case unified
  /// Cached and broadcast blocks.
  case storage
  /// Resident memory of the process tree, against the container.
  case container
}
