/// Who gives an application its processes.
public enum ClusterManager: String, Hashable, Sendable, Codable, CaseIterable {
  /// Hadoop YARN.
  case yarn
  /// Kubernetes.
  case kubernetes
  /// Spark's own master and workers.
  case standalone
  /// The driver runs the tasks itself.
  case local
  /// Workers as processes of one machine, which Spark's tests use.
  case localCluster = "local-cluster"

  /// The manager that a `spark.master` names; nil for one that is not known.
  public init?(master: String) {
    let text = master.trimmedAsJava
    switch text {
    case "yarn", "yarn-client", "yarn-cluster": self = .yarn
    case "local": self = .local
    case _ where text.hasPrefix("k8s://"): self = .kubernetes
    case _ where text.hasPrefix("spark://"): self = .standalone
    case _ where text.hasPrefix("local[") && text.hasSuffix("]"): self = .local
    case _ where text.hasPrefix("local-cluster[") && text.hasSuffix("]"): self = .localCluster
    default: return nil
    }
  }

  /// Whether processes run in containers whose memory is limited: heap, overhead and the rest.
  public var hasContainers: Bool {
    self == .yarn || self == .kubernetes
  }
}
