internal import SparkMemory

/// One setting as somebody wrote it, with the places of its name and its value.
public struct WrittenSetting: Hashable, Sendable {
  /// How it is said, the weakest way first: of two that set the same, the later case counts.
  ///
  /// Source: `SparkSubmitArguments`, `SparkConf`, and the configuration page of Spark's
  /// documentation, "Dynamically loading Spark properties".
  public enum Way: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// A line of a properties file.
    case property
    /// `--conf` of spark-submit, or `sparkConf` of a SparkApplication.
    case conf
    /// An option of spark-submit, or a field of a SparkApplication.
    case option
    /// The program, before its session begins.
    case program
    /// A session that runs: `spark.conf.set`, or `SET` in SQL.
    case session

    /// The weaker one first.
    public static func < (left: Way, right: Way) -> Bool { left.rawValue < right.rawValue }
  }

  /// Spark's own name of it.
  public var key: String
  /// Its value; nil where a variable hides it.
  public var value: String?
  /// What is written for the name: `--executor-memory`, or the name itself.
  public var spelling: String
  /// How it is said.
  public var way: Way
  /// Where the name stands.
  public var keyPlace: SourcePlace
  /// Where the value stands; the name's place when there is none.
  public var valuePlace: SourcePlace
  /// What would go with it if it were removed; nil where that is not known.
  public var removal: SourcePlace?

  /// A setting at a place.
  public init(
    key: String, value: String?, spelling: String? = nil, way: Way, keyPlace: SourcePlace,
    valuePlace: SourcePlace, removal: SourcePlace? = nil
  ) {
    self.key = key
    self.value = value
    self.spelling = spelling ?? key
    self.way = way
    self.keyPlace = keyPlace
    self.valuePlace = valuePlace
    self.removal = removal
  }

  /// Whether Databricks chooses the value itself, which elsewhere no version of Spark does.
  ///
  /// Source: Databricks, "Adaptive query execution", `spark.sql.shuffle.partitions`.
  public var isLeftToDatabricks: Bool {
    key == ConfigurationKey.shufflePartitions.name && value?.lowercased() == "auto"
  }

  /// Whether Spark reads it at all: names that do not begin with `spark.` are ignored.
  public var isRead: Bool { key.hasPrefix("spark.") }
}

/// A sentence about a place.
public struct SourceNote: Hashable, Sendable {
  /// The place.
  public var place: SourcePlace
  /// What is to be said of it.
  public var message: String

  /// A sentence about a place.
  public init(_ message: String, at place: SourcePlace) {
    self.place = place
    self.message = message
  }
}
