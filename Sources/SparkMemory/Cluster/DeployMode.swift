/// Where the driver runs.
///
/// Source: `spark.submit.deployMode`.
public enum DeployMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// Where the application is submitted.
  case client
  /// In the cluster, in a container of its own where the manager has containers.
  case cluster
}
