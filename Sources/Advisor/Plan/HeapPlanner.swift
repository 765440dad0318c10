import SparkMemory

/// Executors with so many cores, and what decided their heap.
struct PlanCandidate {
  /// What decided a heap.
  enum Bound {
    /// All that is wanted, and something for what is not foreseen.
    case wanted
    /// Beyond it, object references would take twice the room.
    case references
    /// The largest with which the machines run as many tasks at once.
    case machines
    /// The largest with which the machines have room for more executors, which hold more of the cache.
    case cache
    /// The largest that a machine has room for.
    case machine
    /// The offering.
    case offering
  }

  let executors: ExecutorPlan
  let bound: Bound
}

/// Finds the heap of executors with so many cores.
struct HeapPlanner {
  let workload: Workload
  let site: PlanSite

  /// As little as is ever planned.
  private static let least = ByteSize.mebibytes(512)

  /// Executors with the heap that they need, or with the largest that lets the machines run as many
  /// tasks as with the least in which no task runs out of heap; nil if no machine has room for one.
  func candidate(cores: Int) -> PlanCandidate? {
    func plan(_ heap: ByteSize) -> ExecutorPlan? {
      ExecutorPlan(cores: cores, heap: heap, for: workload, on: site)
    }
    if let heap = site.machines.fixedHeap(cores: cores) {
      return plan(heap).map { PlanCandidate(executors: $0, bound: .offering) }
    }
    let slots = site.slots(wantedFor: workload)
    let instances = slots / cores + (slots % cores > 0 ? 1 : 0)
    let wanted = max(site.heap(cores: cores, instances: instances, workload), Self.least)
    let mostNarrow = SparkFacts.compressedReferencesLimit - .gibibytes(1)
    let most = min(wanted, mostNarrow)
    let bound: PlanCandidate.Bound = wanted > mostNarrow ? .references : .wanted
    let floor = min(max(site.leastHeap(cores: cores, workload), Self.least), most)
    if let smallest = plan(floor) {
      let tasks = Double(smallest.tasksAtOnce) * PlanAssumptions.leastOfMostTasks
      let found = largest(from: smallest, to: most, plan, bound: bound, otherwise: .machines) {
        Double($0.tasksAtOnce) >= tasks
      }
      return holdingMore(than: found, from: smallest, plan)
    }
    return plan(Self.least).flatMap {
      largest(from: $0, to: most, plan, bound: bound, otherwise: .machine) { _ in true }
    }
  }

  /// The largest heap that a condition holds for, between one that it holds for and another.
  private func largest(
    from smallest: ExecutorPlan, to most: ByteSize, _ plan: (ByteSize) -> ExecutorPlan?,
    bound: PlanCandidate.Bound, otherwise: PlanCandidate.Bound,
    while condition: (ExecutorPlan) -> Bool
  ) -> PlanCandidate {
    // What an offering makes has all the room that there is.
    let isOffered = site.machines.fixesExecutors
    if !isOffered, let whole = plan(most), condition(whole) {
      return PlanCandidate(executors: filled(whole, plan), bound: bound)
    }
    var best = smallest
    var top = isOffered ? best.packing.cluster.largestUsableMemory : most
    while let middle = Self.middle(best.container.heap.heap, top) {
      if let larger = plan(middle), condition(larger) { best = larger } else { top = middle }
    }
    return PlanCandidate(
      executors: filled(best, plan), bound: isOffered ? .offering : otherwise)
  }

  /// A heap that is as large as references allow may leave much of a machine idle, in which smaller
  /// ones would hold more of the cache.
  private func holdingMore(
    than found: PlanCandidate, from smallest: ExecutorPlan, _ plan: (ByteSize) -> ExecutorPlan?
  ) -> PlanCandidate {
    let executors = found.executors
    guard found.bound == .references, let cached = executors.cachedFraction, cached < 0.99,
      smallest.room > executors.room
    else { return found }
    let heap = executors.container.heap.heap
    let other = largest(from: smallest, to: heap, plan, bound: .cache, otherwise: .cache) {
      $0.room > executors.room
    }
    return other.executors.cachedFraction ?? 0 > cached ? other : found
  }

  /// With the memory that the manager adds when it rounds the container up: it costs nothing more.
  private func filled(
    _ executors: ExecutorPlan, _ plan: (ByteSize) -> ExecutorPlan?
  ) -> ExecutorPlan {
    let container = executors.container
    let step = ByteSize.mebibytes(64)
    let added = executors.granted - container.requested
    var heap = min(
      container.heap.heap + added.roundedDown(toMultipleOf: step),
      max(container.heap.heap, SparkFacts.compressedReferencesLimit - .gibibytes(1)))
    // A larger heap has a larger overhead by default.
    while heap > container.heap.heap {
      if let larger = plan(heap), larger.granted == executors.granted { return larger }
      heap = heap - step
    }
    return executors
  }

  /// A size between two that a person would write; nil if there is none.
  private static func middle(_ least: ByteSize, _ most: ByteSize) -> ByteSize? {
    let middle = (least + (most - least) / 2).roundedForPeople()
    return middle > least && middle < most ? middle : nil
  }
}
