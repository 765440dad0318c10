/// What an offering does not have, and what to ask for instead.
public struct OfferingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is refused.
  public enum Condition: Hashable, Sendable {
    /// There is no worker of this name.
    case unknownWorker(String)
    /// No worker has so many cores.
    case tooManyCores(Int, most: Int)
    /// Workers have other numbers of cores, and none is rounded.
    case coresNotOffered(Int, offered: [Int])
    /// Heap and overhead are above what a worker of these cores has.
    case tooMuchMemory(ByteSize, most: ByteSize, cores: Int)
    /// Heap and overhead are below what a worker of these cores has.
    case tooLittleMemory(ByteSize, least: ByteSize, cores: Int)
  }

  /// Whose rule it is.
  public let offering: ManagedOffering
  /// What is refused.
  public let condition: Condition

  init(_ offering: ManagedOffering, _ condition: Condition) {
    self.offering = offering
    self.condition = condition
  }

  /// What is refused and what to ask for instead, in one line.
  public var description: String {
    let name = offering.displayName
    switch condition {
    case .unknownWorker(let worker):
      let known = offering.workers.map(\.name).joined(separator: ", ")
      return "\(name) has no worker '\(worker.abbreviated)' that is known here; write one of "
        + "\(known), or describe its nodes as nodes=5,cores=16,memory=128g"
    case .tooManyCores(let cores, let most):
      return "\(name) has no worker of \(cores) cores; ask for at most \(most)"
    case .coresNotOffered(let cores, let offered):
      let list = offered.map(String.init).joined(separator: ", ")
      return "\(name) has no worker of \(cores) cores; set spark.executor.cores to one of \(list)"
    case .tooMuchMemory(let size, let most, let cores):
      return "\(name) gives a worker of \(cores) cores at most \(most), and heap and overhead are "
        + "\(size); lower spark.executor.memory or ask for more cores"
    case .tooLittleMemory(let size, let least, let cores):
      return "\(name) gives a worker of \(cores) cores at least \(least), and heap and overhead "
        + "are \(size); raise spark.executor.memory or ask for fewer cores"
    }
  }
}
