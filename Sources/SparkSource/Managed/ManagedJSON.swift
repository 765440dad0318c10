internal import SparkMemory

/// Settings in the JSON, or YAML, of managed offerings and of Helm: EMR configurations, job runs of
/// EMR Serverless, Databricks clusters and jobs, Livy batches and sessions, Dataproc jobs and
/// clusters, values of charts, ConfigMaps.
///
/// Source: Amazon EMR, "Configure applications"; EMR Serverless, `StartJobRun`; Databricks, Jobs and
/// Clusters API, `spark_conf`; Apache Livy, REST API; Dataproc, `SparkJob.properties` and "Cluster
/// properties".
public enum ManagedJSON {
  /// The settings of a text, an offering's object each; none where there is none, and none of a
  /// SparkApplication.
  public static func reading(of text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    let content = text.string
    guard (["spark"] + livyFields.flatMap(\.path)).contains(where: content.contains) else {
      return reading
    }
    let documents = YAMLDocuments(text)
    var reader = ManagedReader(documents: documents)
    for root in documents.roots where SparkApplicationFile.specification(in: root) == nil {
      reader.visit(root, depth: 0)
    }
    reading.configurations = reader.found
    reading.notes = reader.notes
    if let trouble = documents.trouble { reading.notes.append(trouble) }
    return reading
  }

  /// The fields of a batch or a session of Livy that stand for settings.
  public static let livyFields = [
    SettingField("driverMemory", key: ConfigurationKey.driverMemory.name),
    SettingField("driverCores", key: ConfigurationKey.driverCores.name, .integer),
    SettingField("executorMemory", key: ConfigurationKey.executorMemory.name),
    SettingField("executorCores", key: ConfigurationKey.executorCores.name, .integer),
    SettingField("numExecutors", key: ConfigurationKey.executorInstances.name, .integer),
  ]
}
