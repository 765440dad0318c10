public import SparkMemory

/// The settings that one application gets together from one place: a file, or a command in it.
public struct WrittenConfiguration: Hashable, Sendable {
  /// What it is written as.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A properties file.
    case properties
    /// A spark-submit line.
    case submit
    /// A SparkApplication of the Kubernetes operator.
    case sparkApplication = "spark-application"
    /// `SET` commands of SQL.
    case sql
    /// An object of a managed offering, such as a configuration of EMR.
    case managed
    /// What a program says to its session.
    case program

    /// Whether what it does not set may be set elsewhere, so that a default says nothing.
    public var leavesRestOpen: Bool {
      [.properties, .managed, .sql, .program].contains(self)
    }
  }

  /// What it is written as.
  public var kind: Kind
  /// The text it stands in.
  public var text: SourceText
  /// Where it begins and ends.
  public var place: SourcePlace
  /// The settings in the order of the text.
  public var settings: [WrittenSetting] = []
  /// The file that `--properties-file` names, where that is known.
  public var propertiesFile: String?
  /// Whether a variable says more options than can be read.
  public var isPartial = false
  /// Whether a template decides which of its settings are there.
  public var hasBranches = false
  /// Whether it is a Python application, where that is known.
  public var isPython: Bool?
  /// Whether Databricks may run it.
  public var mayBeOfDatabricks: Bool {
    [.managed, .sql, .program].contains(kind) && manager == nil
  }
  /// The language of the program that says it; nil where none does.
  public var language: CodeLanguage?
  /// The manager that it is for, where no setting says it.
  public var manager: ClusterManager?
  /// The version of Spark that it names.
  public var sparkVersion: SparkVersion?
  /// What spark-submit refuses before it looks at any setting.
  public var refusals: [SourceNote] = []
  /// What has no effect, and why.
  public var ignored: [SourceNote] = []

  /// Settings of a text.
  public init(_ kind: Kind, in text: SourceText, at place: SourcePlace) {
    self.kind = kind
    self.text = text
    self.place = place
  }
}

/// What was read of a text.
public struct SourceReading: Hashable, Sendable {
  /// The text.
  public var text: SourceText
  /// The configurations in it, in its order.
  public var configurations: [WrittenConfiguration] = []
  /// What it says of the containers that YARN gives; nil where it is no `yarn-site.xml`.
  public var yarn: YARNSite?
  /// The programs in it, one for each language.
  public var programs: [Program] = []
  /// What could not be read or is not known, in its order.
  public var notes: [SourceNote] = []

  /// Whether there is anything in it that a check looks at.
  public var isEmpty: Bool { configurations.isEmpty && programs.isEmpty && yarn == nil }

  /// Nothing yet of a text.
  public init(of text: SourceText) { self.text = text }
}
