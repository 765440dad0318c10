public import SparkMemory

/// A first configuration for a workload that never ran, with the reason for each line, and what
/// smaller and larger executors would do.
public struct Plan: Sendable {
  /// The workload.
  public let workload: Workload
  /// The machines, as they were described.
  public let machines: PlannedMachines
  /// The executors.
  public let executors: ExecutorPlan
  /// The driver's container, or its process; nil if the settings make none, or if the offering does.
  public let driver: ContainerLayout?
  /// The lines of the configuration, most important first.
  public let settings: [Setting]
  /// Executors with other numbers of cores, each with the heap that it needs.
  public let otherCores: [ExecutorPlan]
  /// The same executors with half the heap, and with twice as much, where they run at all.
  public let otherHeaps: [ExecutorPlan]
  /// What these machines are too small for, in sentences.
  public let shortages: [String]
  /// What was assumed, in sentences.
  public let assumptions: [String]

  /// Plans a workload.
  ///
  /// - Parameters:
  ///   - workload: What is to run.
  ///   - machines: The machines, or the workers of an offering.
  ///   - environment: Who hands them out, and the version of Spark.
  /// - Throws: `PlanError` for machines on which it cannot run.
  public init(
    _ workload: Workload, on machines: PlannedMachines, environment: ClusterEnvironment
  ) throws(PlanError) {
    var environment = environment
    machines.cluster.apply(to: &environment)
    let (site, candidates, choice) = try Self.choose(workload, machines, environment)
    let chosen = choice.chosen.executors
    self.workload = workload
    self.machines = machines
    executors = chosen
    otherCores = candidates.map(\.executors).filter { $0.cores != chosen.cores }
    otherHeaps =
      machines.fixesExecutors
      ? []
      : [0.5, 2].compactMap {
        ExecutorPlan(
          cores: chosen.cores, heap: chosen.container.heap.heap.scaled(by: $0), for: workload,
          on: site)
      }
    let lines = PlanLines(workload, choice, site: site)
    settings = lines.settings
    driver = lines.driver
    shortages = PlanShortages(workload, chosen, driver: site.driver).sentences
    assumptions = workload.assumptions + PlanSentences(workload, site: site).assumptions
  }

  /// What a driver remembers depends on the partitions, and what executors get on the driver; twice
  /// round is enough, because a driver's heap has a least.
  private static let mostRounds = 3

  private static func choose(
    _ workload: Workload, _ machines: PlannedMachines, _ environment: ClusterEnvironment
  ) throws(PlanError) -> (PlanSite, [PlanCandidate], PlanChoice) {
    let machine =
      environment.deployMode == .cluster && machines.serverlessWorkers == nil
      ? machines.cluster.largestUsableMemory : nil
    var driver = DriverPlan(workload, partitions: workload.tasksAtOnce, machine: machine)
    var round = 1
    while true {
      let site = PlanSite(machines: machines, environment: environment, driver: driver)
      try refuseDriver(workload, site)
      let planner = HeapPlanner(workload: workload, site: site)
      let candidates = machines.coreCounts.compactMap(planner.candidate(cores:))
      guard let choice = PlanChoice(of: candidates) else { throw .noRoomForAnExecutor }
      let next = DriverPlan(
        workload, partitions: choice.chosen.executors.partitions, machine: machine)
      if next.heap == driver.heap || round == mostRounds {
        let last = PlanSite(machines: machines, environment: environment, driver: next)
        return (next.heap == driver.heap ? last : site, candidates, choice)
      }
      driver = next
      round += 1
    }
  }

  private static func refuseDriver(_ workload: Workload, _ site: PlanSite) throws(PlanError) {
    guard site.machines.serverlessWorkers == nil else { return }
    let groups = site.machines.cluster.groups.filter { $0.count > 0 }
    let place: DriverPlace?
    do {
      place = try DriverPlace.needed(
        by: SparkConfiguration(site.settings(cores: 1, workload)), environment: site.environment)
    } catch {
      throw .refusedDriver(error.description)
    }
    if let place, !groups.contains(where: { $0.node.usableMemory >= place.granted }) {
      throw .noRoomForTheDriver(place.granted)
    }
  }
}
