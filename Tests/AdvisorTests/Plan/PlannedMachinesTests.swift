import SparkMemory
import Testing

@testable import Advisor

@Suite struct PlannedMachinesTests {
  private func plan(
    _ machines: PlannedMachines, _ kind: Workload.Kind = .shuffle,
    input: ByteSize = .gibibytes(100)
  ) throws -> Plan {
    try Plan(
      Workload(kind, input: input), on: machines,
      environment: ClusterEnvironment(manager: machines.cluster.manager ?? .kubernetes))
  }

  private func keys(_ plan: Plan) -> [String] { plan.settings.map(\.key) }

  @Test("where an offering makes the executors, only what remains to be set is planned")
  func fixed() throws {
    let cluster = ManagedOffering.databricks.cluster(memory: .gibibytes(16), cores: 8, count: 4)
    let plan = try plan(PlannedMachines(cluster, offering: .databricks), .cache)
    #expect(plan.executors.cores == 8)
    #expect(plan.executors.instances == 4)
    #expect(
      plan.executors.container.heap.heap
        == ManagedOffering.databricksHeap(ofNodeWith: .gibibytes(16)))
    #expect(keys(plan) == ["spark.sql.shuffle.partitions", "spark.memory.storageFraction"])
    #expect(plan.otherCores.isEmpty && plan.otherHeaps.isEmpty)
    #expect(plan.driver == nil)
    #expect(plan.assumptions.contains { $0.contains("Databricks makes executors and driver") })
  }

  @Test("a worker of Glue is filled by its executors, and one is the driver's")
  func glue() throws {
    let cluster = try ManagedOffering.glue.cluster(of: "G.2X", count: 4)
    let plan = try plan(PlannedMachines(cluster, offering: .glue))
    #expect(plan.executors.instances == 3)
    #expect(plan.executors.cores == 8)
    let container = plan.executors.container
    #expect(container.granted <= .gibibytes(32) && container.granted > .gibibytes(30))
  }

  @Test("serverless executors have sizes of the grid, and no more workers than there may be")
  func serverless() throws {
    let machines = PlannedMachines(
      Cluster(groups: []), offering: .emrServerless, serverlessWorkers: 20)
    let plan = try plan(machines, input: .gibibytes(1500))
    #expect(plan.executors.instances == 20)
    #expect([1, 2, 4, 8].contains(plan.executors.cores))
    let worker = try ManagedOffering.emrServerless.container(
      heap: plan.executors.container.heap.heap, overhead: plan.executors.container.overhead,
      cores: plan.executors.cores)
    #expect(plan.executors.granted == worker.granted)
    #expect(worker.granted - worker.requested < .gibibytes(1), "what is paid for is used")
    #expect(plan.otherCores.allSatisfy { [1, 2, 4, 8].contains($0.cores) })
    let none = PlannedMachines(
      Cluster(groups: []), offering: .emrServerless, serverlessWorkers: 0)
    #expect(throws: PlanError.noRoomForAnExecutor) { try self.plan(none) }
  }

  @Test("where nothing counts what is beside a heap, there is room for it all the same")
  func besideHeap() throws {
    let node = Node(memory: .gibibytes(100), cores: 10)
    let machines = PlannedMachines(Cluster(groups: [Cluster.Group(count: 2, node: node)]))
    func most(_ heap: String, _ kind: Workload.Kind, _ manager: ClusterManager) throws -> Int? {
      let layout = try ContainerLayout(
        executorOf: SparkConfiguration([
          "spark.executor.memory": heap, "spark.executor.cores": "2",
        ]), environment: ClusterEnvironment(manager: manager))
      return machines.cluster(for: layout, cores: 2, Workload(kind, input: .zero))?
        .groups.first?.fixedNumber
    }
    #expect(try most("20g", .shuffle, .standalone) == 4)
    #expect(try most("18g", .shuffle, .standalone) == 5)
    #expect(try most("18g", .python, .standalone) == 4)
    #expect(try most("1g", .shuffle, .standalone) == 5, "cores")
    #expect(try most("16g", .python, .yarn) == 5, "the container counts it")
  }
}
