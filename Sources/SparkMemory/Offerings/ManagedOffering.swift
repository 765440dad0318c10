/// A managed Spark whose machines or worker sizes are fixed by its provider.
public enum ManagedOffering: String, Hashable, Sendable, Codable, CaseIterable {
  /// AWS Glue, with worker types.
  case glue
  /// Amazon EMR on EC2, with YARN.
  case emr
  /// Amazon EMR Serverless, with a grid of worker sizes.
  case emrServerless = "emr-serverless"
  /// Google Dataproc on Compute Engine, with YARN.
  case dataproc
  /// Google's Serverless for Apache Spark, with memory for each core.
  case dataprocServerless = "dataproc-serverless"
  /// Databricks, with one executor on each node.
  case databricks

  /// The name that people use.
  public var displayName: String {
    switch self {
    case .glue: "AWS Glue"
    case .emr: "Amazon EMR"
    case .emrServerless: "EMR Serverless"
    case .dataproc: "Dataproc"
    case .dataprocServerless: "Dataproc Serverless"
    case .databricks: "Databricks"
    }
  }

  /// The workers that are known here, the smaller ones first within a family; none where any
  /// machine will do.
  public var workers: [OfferedWorker] {
    switch self {
    case .glue: GlueWorkers.all
    case .emr: EMRInstances.all
    case .emrServerless: EMRServerlessWorkers.all
    case .dataproc: DataprocMachines.all
    case .dataprocServerless: DataprocServerlessWorkers.all
    case .databricks: []
    }
  }

  /// Who hands out containers; nil where it is the provider's own.
  public var manager: ClusterManager? {
    self == .emr || self == .dataproc ? .yarn : nil
  }

  /// Whether there are sizes to choose and no machines to fill.
  public var isServerless: Bool {
    self == .emrServerless || self == .dataprocServerless
  }

  /// Whether an executor runs on each of its workers, however many the application asks for.
  public var fillsEveryWorker: Bool {
    self == .glue || self == .databricks
  }

  /// The worker of a name, whatever its case.
  /// - Throws: `OfferingError` for a name that is not known.
  public func worker(named name: String) throws(OfferingError) -> OfferedWorker {
    let wanted = name.lowercased()
    if let worker = workers.first(where: { $0.name.lowercased() == wanted }) { return worker }
    throw OfferingError(self, .unknownWorker(name))
  }

  /// Settings that have another default than Spark's.
  /// - Parameter worker: The machine, where the defaults depend on it.
  /// - Returns: The settings that are known here.
  public func settings(on worker: OfferedWorker? = nil) -> [OfferedSetting] {
    switch self {
    case .emr: return EMRInstances.settings
    case .emrServerless: return EMRServerlessWorkers.settings
    case .dataprocServerless: return DataprocServerlessWorkers.settings
    case .dataproc: return worker.map(DataprocMachines.settings) ?? []
    case .databricks:
      guard let worker else { return [] }
      let heap = DatabricksNodes.heap(ofNodeWith: worker.mostMemory)
      return [
        OfferedSetting("spark.executor.memory", heap.sparkText, DatabricksNodes.source),
        OfferedSetting("spark.executor.cores", "\(worker.cores)", DatabricksNodes.source),
      ]
    case .glue: return []
    }
  }

  /// What is worth knowing before its figures are used, in sentences.
  public var notes: [String] {
    switch self {
    case .glue:
      [
        "Glue sets the sizes of its executors by itself; the worker type is the choice.",
        "One of the workers is the driver's, and no executor runs on it.",
      ]
    case .emr:
      [
        "YARN's memory is EMR's default for the instance without HBase; yarn-site may differ.",
        "maximizeResourceAllocation makes one executor of each node; its formula is not published.",
      ]
    case .emrServerless:
      ["A worker holds heap and overhead together, and its size is rounded up on a grid."]
    case .dataproc:
      [
        "YARN is taken to have 0.8 of the memory, as in Dataproc 1.5; later images may give more."
      ]
    case .dataprocServerless:
      ["The limits for each core are those of the standard tier, with the overhead in them."]
    case .databricks:
      [
        "The heap follows what clusters have shown; Databricks does not publish how it is made.",
        "Instance types with off-heap memory or Photon have a smaller heap.",
      ]
    }
  }
}
