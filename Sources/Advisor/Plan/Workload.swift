public import SparkMemory

/// What somebody wants to run, as far as it is known before it ever ran.
public struct Workload: Hashable, Sendable, Codable {
  /// What takes most of its memory.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// Some of everything.
    case balanced
    /// Joins, sorts and aggregations of most of the input.
    case shuffle
    /// Most of the input is cached and read again.
    case cache
    /// The input is cached and iterated over.
    case machineLearning = "ml"
    /// Rows go through Python workers.
    case python
    /// The input comes in batches.
    case streaming
  }

  /// How the input is stored.
  public enum Format: String, CaseIterable, Sendable, Codable {
    case parquet, orc, avro, csv, json, text
  }

  /// What takes most of its memory.
  public var kind: Kind
  /// The size of what is read, as it is stored; of a batch where it streams.
  public var input: ByteSize
  /// How that is stored.
  public var format: Format
  /// What the widest join, sort or aggregation holds, as rows in memory; nil if it is not known.
  public var shuffled: ByteSize?
  /// What is cached at once, as in memory; nil if it is not known.
  public var cached: ByteSize?
  /// The largest table that is broadcast, as in memory.
  public var broadcast: ByteSize
  /// What the driver collects, serialized.
  public var collected: ByteSize
  /// Tasks that are to run at once; nil for as many as there is work for.
  public var parallelism: Int?

  /// A workload of which only kind and input are known.
  public init(_ kind: Kind, input: ByteSize, format: Format = .parquet) {
    self.kind = kind
    self.input = input
    self.format = format
    broadcast = .zero
    collected = .zero
  }
}

extension Workload {
  /// Bytes of rows in memory for each byte that is stored.
  ///
  /// Columns are compressed and encoded, a row in memory is neither; text is nearly as long in
  /// memory as in its file. Real data differs by several times, so a run has to replace it.
  var expansion: Double {
    switch format {
    case .parquet, .orc: 3
    case .avro: 1.5
    case .csv, .json, .text: 1
    }
  }

  /// All input as rows in memory.
  var rows: ByteSize { input.scaled(by: expansion) }

  /// The part of all rows that the widest shuffle is taken to hold where nobody says.
  private var shuffledShare: Double {
    switch kind {
    case .shuffle, .streaming: 1
    case .balanced, .python: 0.5
    case .cache: 0.25
    case .machineLearning: 0.1
    }
  }

  /// What the widest shuffle holds, as rows in memory.
  var widestShuffle: ByteSize { shuffled ?? rows.scaled(by: shuffledShare) }

  /// What is cached at once.
  var cache: ByteSize {
    if let cached { return cached }
    return kind == .cache || kind == .machineLearning ? rows : .zero
  }

  /// What is not known and was assumed, in sentences, and how a measurement replaces it.
  var assumptions: [String] {
    var sentences = [
      "A byte of \(format.rawValue) is \(expansion.formatted) byte\(expansion == 1 ? "" : "s") of rows in "
        + "memory: \(rows) of \(input)."
    ]
    if shuffled == nil {
      sentences.append(
        "The widest join, sort or aggregation holds \(percent(shuffledShare)) of them, "
          + "\(widestShuffle).")
    }
    if cached == nil, cache > .zero {
      sentences.append("All of them are cached at once, \(cache).")
    }
    return sentences
  }
}

extension Double {
  /// The number without a fraction that says nothing.
  var formatted: String {
    self == rounded() ? String(Int(clamping: self)) : String(self)
  }
}
