/// Where the memory of one process goes: its container, and the heap inside.
public struct ContainerLayout: Hashable, Sendable, Codable {
  /// Which process it is.
  public let role: ProcessRole
  /// Who gives the application its processes.
  public let manager: ClusterManager
  /// The heap and how Spark divides it.
  public let heap: HeapLayout
  /// Memory of the container beside the heap; zero where nothing accounts for it.
  public let overhead: ByteSize
  /// Where the overhead comes from, in a few words; nil where nothing accounts for it.
  public let overheadReason: String?
  /// Memory outside the heap that Spark manages; zero unless it is enabled.
  public let offHeap: ByteSize
  /// Memory that Python workers are limited to; zero when it is not set or not counted.
  public let pySpark: ByteSize
  /// What Spark asks the manager for; the heap where the manager has no containers.
  public let requested: ByteSize
  /// What the manager gives, which differs only where YARN rounds.
  public let granted: ByteSize
  /// Whether the process is killed when it exceeds what it was given.
  public let enforcesLimit: Bool
  /// How many tasks run at once; zero for a driver that runs none.
  public let slots: Int
  /// Whether the number of slots follows from what is known; otherwise it is taken to be one.
  public let slotsAreKnown: Bool
  /// What is worth knowing about how the sizes came about, in sentences.
  public let notes: [String]

  /// What the manager gives beyond what Spark asked for.
  public var roundedUp: ByteSize {
    granted - requested
  }

  /// How Spark divides the memory outside the heap; nil when there is none.
  public var offHeapLayout: OffHeapLayout? {
    guard offHeap > .zero else { return nil }
    return OffHeapLayout(size: offHeap, storageFraction: heap.storageFraction)
  }
}

extension ClusterEnvironment {
  /// What YARN gives for a request.
  ///
  /// Source: `apache/hadoop`, `DefaultResourceCalculator.normalize`.
  public func yarnGrant(for request: ByteSize) -> ByteSize {
    let step = yarnAllocationIncrement > .zero ? yarnAllocationIncrement : yarnMinimumAllocation
    let rounded = max(request, yarnMinimumAllocation).roundedUp(toMultipleOf: step)
    return min(rounded, yarnMaximumAllocation ?? rounded)
  }

  /// What the manager gives for a demand; one above YARN's maximum is refused.
  ///
  /// Source: `deploy/yarn/Client.scala`, `verifyClusterResources`.
  func grant(for demand: YarnDemand, role: ProcessRole) throws(LayoutError) -> ByteSize {
    guard manager == .yarn else { return demand.total }
    if let maximum = yarnMaximumAllocation, demand.total > maximum {
      throw LayoutError(.aboveYarnMaximum(demand, maximum: maximum), role: role, version: version)
    }
    return yarnGrant(for: demand.total)
  }

  /// What a heap of this size loses or hides, in sentences.
  func heapNotes(
    heap: ByteSize, collector: GarbageCollector, isAssumed: Bool, cores: Int?, observed: Bool,
    javaOptions: String
  ) -> [String] {
    var notes: [String] = []
    if !observed, HeapSizing.hasUnmodelledOption(javaOptions: javaOptions) {
      notes.append(
        "A Java option here changes how much of the heap Spark sees; it is assumed not to.")
    }
    if heap >= SparkFacts.compressedReferencesLimit {
      let advice = heap < SparkFacts.compressedReferencesWorth ? ": 31g may hold more" : ""
      notes.append("From 32 GiB on object references take twice the room\(advice).")
    }
    if isAssumed, !observed, collector == .g1, manager.hasContainers, cores == 1 {
      notes.append(
        "With one core the JVM may choose the Serial collector: Spark then sees 3.3 % less heap.")
    }
    return notes
  }
}
