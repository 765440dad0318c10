public import SparkMemory

/// A cluster described in one line, as the value of `--cluster`.
///
/// Machines are `nodes=8,cores=16,memory=128g`, in short `8 x 16 cores 128g`; several kinds are
/// separated by `;`. Memory without a unit is in GiB, because that is how machines are sold, and
/// YARN's allocations without a unit are in MiB, as in YARN's own settings. Further words:
///
/// - `reserved-memory`, `reserved-cores`: what containers do not get; or `allocatable`: what they do
/// - `name`: what the kind is called
/// - `manager`: `yarn`, `kubernetes` or `standalone`
/// - `min-allocation`, `max-allocation`, `increment`: YARN's containers
/// - `calculator`: `default`, where YARN counts memory alone, or `dominant`, where it counts cores
///
/// A managed offering comes first: `glue:G.2X,nodes=10`, `emr:r5.4xlarge,nodes=5`,
/// `dataproc:n2-standard-8,nodes=5`, `databricks:memory=64g,cores=8,nodes=4`, `emr-serverless`.
/// A standalone worker leaves 1 GiB of its machine alone unless the line says otherwise.
public struct ClusterDescription: Hashable, Sendable {
  /// The machines; none for a serverless offering, whose workers follow from the executor.
  public let cluster: Cluster
  /// The managed offering; nil for machines that are described themselves.
  public let offering: ManagedOffering?
  /// What the offering sets where the application does not; for several kinds of machines what
  /// it sets on the first of them.
  public let defaults: [OfferedSetting]
  /// Workers of a serverless offering, where the line says how many.
  public let serverlessWorkers: Int?

  /// The cluster that a line describes.
  /// - Parameter text: The line.
  /// - Throws: `SourceError` for what is missing, unknown or contradicts itself, with what to write.
  public init(parsing text: String) throws(SourceError) {
    var groups: [ClusterFields] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      groups.append(try ClusterFields(parsing: part))
    }
    let offerings = Set(groups.map(\.offering))
    guard offerings.count == 1 else {
      throw ClusterFields.error("one line describes one offering; leave the others out")
    }
    offering = groups.first?.offering
    if let offering, offering.isServerless {
      guard groups.count == 1, let only = groups.first else {
        throw ClusterFields.error("\(offering.rawValue) has no kinds of nodes; leave out the ';'")
      }
      cluster = Cluster(groups: [])
      serverlessWorkers = try only.serverlessWorkers(of: offering)
    } else {
      cluster = try ClusterFields.cluster(of: groups)
      serverlessWorkers = nil
    }
    defaults = groups.first?.defaults(on: cluster) ?? []
  }

  /// The machines for an executor: those of the line, or the workers that a serverless offering
  /// gives it.
  /// - Parameters:
  ///   - executor: The executor.
  ///   - demand: How many are asked for, which is how many workers there are where the line does
  ///     not say.
  /// - Returns: The machines.
  /// - Throws: `OfferingError` for an executor that no worker of a serverless offering holds.
  public func cluster(
    for executor: ExecutorShape, demand: ExecutorDemand
  ) throws(OfferingError) -> Cluster {
    guard let offering, offering.isServerless else { return cluster }
    let asked = demand.executors(ofCores: executor.cores)
    return try offering.cluster(
      holding: executor, count: serverlessWorkers ?? asked ?? SparkFacts.defaultExecutorInstances)
  }
}
