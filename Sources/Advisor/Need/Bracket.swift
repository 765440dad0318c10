public import SparkMemory

/// What is known of a need: it lies between two edges.
public struct Bracket: Hashable, Sendable, Codable {
  /// The need is at least this.
  public var low: ByteSize
  /// The need is at most this; nil if nothing bounds it from above.
  public var high: ByteSize?

  /// A need between two edges. An upper edge below the lower one is raised to it.
  public init(low: ByteSize, high: ByteSize?) {
    self.low = low
    self.high = high.map { max($0, low) }
  }

  /// No need at all.
  public static let zero = Bracket(low: .zero, high: .zero)

  /// The needs of two things that are there at once.
  public static func + (a: Bracket, b: Bracket) -> Bracket {
    let high: ByteSize? =
      if let aHigh = a.high, let bHigh = b.high { aHigh + bHigh } else { nil }
    return Bracket(low: a.low + b.low, high: high)
  }

  /// Raises the lower edge.
  public mutating func raiseLow(to edge: ByteSize) {
    low = max(low, edge)
    high = high.map { max($0, low) }
  }

  /// Lowers the upper edge, or sets it, but not below the lower one.
  public mutating func lowerHigh(to edge: ByteSize) {
    high = max(min(high ?? edge, edge), low)
  }
}

extension Bracket: CustomStringConvertible {
  /// The bracket in words: "1 GiB to 2 GiB", "above 1 GiB", or one size where the edges are less than a hundredth apart.
  public var description: String {
    switch high {
    case nil: "above \(low)"
    case .some(let high) where (high - low) <= high / 100: "\(high)"
    case .some(let high): "\(low) to \(high)"
    }
  }
}

/// How sure a statement is.
public enum Confidence: Int, Comparable, Sendable {
  /// There is no evidence.
  case none
  /// Little of the work was seen.
  case low
  /// Most of it was seen, or all of it coarsely.
  case medium
  /// All executors and nearly all the work were seen.
  case high

  /// Orders by how sure.
  public static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }

  /// One word.
  public var word: String {
    switch self {
    case .none: "none"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}

extension Confidence: Codable {
  /// Reads the word.
  public init(from decoder: any Decoder) throws {
    let word = try decoder.singleValueContainer().decode(String.self)
    self = [.none, .low, .medium, .high].first { $0.word == word } ?? .none
  }

  /// Writes the word.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}

/// One observed figure and where it stands.
public struct Evidence: Hashable, Sendable, Codable {
  /// The figure, with its unit.
  public var figure: String
  /// The event, stage or executor where it was seen.
  public var place: String

  /// A figure seen at a place.
  public init(_ figure: String, at place: String) {
    self.figure = figure
    self.place = place
  }
}
