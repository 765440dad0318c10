public import Advisor
public import SparkMemory

/// The answer to "what do I start with?".
public struct PlanReport: Sendable, Encodable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.plan/1"

  /// The plan.
  public let plan: Plan
  /// Who hands out containers.
  public let manager: ClusterManager

  /// A report on a plan.
  public init(_ plan: Plan, manager: ClusterManager) {
    self.plan = plan
    self.manager = manager
  }

  /// The configuration, most important first.
  public var settings: [Setting] { plan.settings }

  /// What the plan is for, in a line.
  public var headline: String {
    let groups = plan.machines.cluster.groups.map {
      "\($0.count) × \(counted($0.node.cores, "core")), \($0.node.memory)"
    }
    let machines =
      plan.machines.serverlessWorkers.map { "up to \(counted($0, "worker"))" }
      ?? groups.joined(separator: "; ")
    let workload = plan.workload
    return "Plan for \(plan.machines.offering?.displayName ?? manager.rawValue) on \(machines): "
      + "\(workload.kind.rawValue), \(workload.input) of \(workload.format.rawValue)"
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension PlanReport {
  private enum CodingKeys: String, CodingKey {
    case schema, manager, offering, workload, configuration, settings, executors, driver
    case otherCores, otherHeaps, shortages, assumptions
  }

  private struct Form: Encodable {
    let cores: Int
    let instances: Int
    let tasksAtOnce: Int
    let container: ContainerLayout
    let room: Int
    let idleCores: Int
    let partitions: Int
    let wantPerTask: ByteSize
    let sharePerTask: ByteSize
    let memoryBytesSpilled: ByteSize
    let cachedFraction: Double?
    let missingHeap: ByteSize
    let reserved: ByteSize

    init(_ plan: ExecutorPlan) {
      cores = plan.cores
      instances = plan.instances
      tasksAtOnce = plan.tasksAtOnce
      container = plan.container
      room = plan.room
      idleCores = plan.idleCores
      partitions = plan.partitions
      wantPerTask = plan.want
      sharePerTask = plan.share
      memoryBytesSpilled = plan.memoryBytesSpilled
      cachedFraction = plan.cachedFraction
      missingHeap = plan.missingHeap
      reserved = plan.reserved
    }
  }

  /// Writes the documented form, `ballast.plan/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(manager, forKey: .manager)
    try container.encodeIfPresent(plan.machines.offering, forKey: .offering)
    try container.encode(plan.workload, forKey: .workload)
    try container.encode(
      Dictionary(settings.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first }),
      forKey: .configuration)
    try container.encode(settings, forKey: .settings)
    try container.encode(Form(plan.executors), forKey: .executors)
    try container.encodeIfPresent(plan.driver, forKey: .driver)
    try container.encode(plan.otherCores.map(Form.init), forKey: .otherCores)
    try container.encode(plan.otherHeaps.map(Form.init), forKey: .otherHeaps)
    try container.encode(plan.shortages, forKey: .shortages)
    try container.encode(plan.assumptions, forKey: .assumptions)
  }
}
