/// What ran queries in place of Spark's own operators, on a GPU or in native code.
public enum Accelerator: String, CaseIterable, Sendable, Codable {
  /// Databricks' native engine.
  case photon
  /// NVIDIA's RAPIDS Accelerator, on a GPU.
  case rapids
  /// Apache Gluten, with Velox or ClickHouse.
  case gluten
  /// Apache DataFusion Comet.
  case comet

  /// What it calls itself.
  public var displayName: String {
    switch self {
    case .photon: "Photon"
    case .rapids: "the RAPIDS Accelerator"
    case .gluten: "Gluten"
    case .comet: "Comet"
    }
  }

  /// Whether it holds memory that it does not ask of Spark's memory manager, so that no figure of
  /// the log has it.
  ///
  /// Gluten and Comet ask for off-heap execution memory where `spark.memory.offHeap.enabled` is
  /// true, and what they are given is in the log like any other.
  public var holdsUnseenMemory: Bool {
    self == .photon || self == .rapids
  }

  /// The accelerator that an application's Spark properties switch on.
  ///
  /// A plugin that is loaded and switched off, or that only explains what it would do, is none.
  /// Sources: RAPIDS' `RapidsConf.scala` (`spark.rapids.sql.enabled`, `spark.rapids.sql.mode`),
  /// Gluten's `GlutenConfig.scala`, Comet's `CometConf.scala`; for Photon, the tags that
  /// Databricks gives a cluster (`spark.databricks.clusterUsageTags.*`).
  public init?(configuration: [String: String]) {
    let plugins = (configuration["spark.plugins"] ?? "").split(separator: ",")
      .map { $0.filter { $0 != " " } }
    func isOn(_ key: String) -> Bool { configuration[key]?.lowercased() != "false" }

    let tags = "spark.databricks.clusterUsageTags."
    let runtimes = ["sparkVersion", "effectiveSparkVersion", "sparkImageLabel"]
    if runtimes.contains(where: { configuration[tags + $0]?.contains("-photon-") ?? false })
      || configuration[tags + "runtimeEngine"] == "PHOTON"
    {
      self = .photon
    } else if plugins.contains("com.nvidia.spark.SQLPlugin"), isOn("spark.rapids.sql.enabled"),
      configuration["spark.rapids.sql.mode"]?.lowercased() != "explainonly"
    {
      self = .rapids
    } else if plugins.contains(where: { $0.hasSuffix(".GlutenPlugin") }),
      isOn("spark.gluten.enabled")
    {
      self = .gluten
    } else if plugins.contains("org.apache.spark.CometPlugin"), isOn("spark.comet.enabled") {
      self = .comet
    } else {
      return nil
    }
  }
}
