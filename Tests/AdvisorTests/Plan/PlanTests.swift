import SparkMemory
import Testing

@testable import Advisor

@Suite struct PlanTests {
  private func cluster(_ count: Int, cores: Int, memory: ByteSize) -> Cluster {
    Cluster(groups: [Cluster.Group(count: count, node: Node(memory: memory, cores: cores))])
  }

  private func planned(
    _ kind: Workload.Kind = .shuffle, input: ByteSize = .gibibytes(500),
    on machines: Cluster? = nil, manager: ClusterManager = .yarn,
    deployMode: DeployMode = .client, _ change: (inout Workload) -> Void = { _ in }
  ) -> Plan? {
    var workload = Workload(kind, input: input)
    change(&workload)
    return try? Plan(
      workload, on: PlannedMachines(machines ?? cluster(8, cores: 16, memory: .gibibytes(64))),
      environment: ClusterEnvironment(
        manager: manager, deployMode: deployMode, isPython: kind == .python))
  }

  private func value(_ plan: Plan?, _ key: String) -> String? {
    plan?.settings.first { $0.key == "spark." + key }?.new
  }

  @Test("every plan fits its machines, and what it says follows from the model")
  func coherence() throws {
    let machines = [
      cluster(1, cores: 2, memory: .gibibytes(4)), cluster(3, cores: 4, memory: .gibibytes(16)),
      cluster(8, cores: 16, memory: .gibibytes(64)), cluster(5, cores: 48, memory: .gibibytes(96)),
      cluster(200, cores: 7, memory: .gibibytes(61)),
      cluster(2, cores: 96, memory: .gibibytes(768)),
    ]
    for machine in machines {
      for manager in [ClusterManager.yarn, .standalone] {
        for kind in Workload.Kind.allCases {
          for input in [ByteSize.zero, .gibibytes(30), .gibibytes(20_000)] {
            let comment: Comment =
              "\(kind) \(input) on \(machine.nodeCount) of \(manager.rawValue)"
            let plan = try #require(
              planned(kind, input: input, on: machine, manager: manager), comment)
            let executors = plan.executors
            let node = machine.groups[0].node
            #expect(executors.instances >= 1 && executors.instances <= executors.room, comment)
            #expect(executors.slots <= machine.nodeCount * node.usableCores, comment)
            #expect(executors.tasksAtOnce <= executors.slots, comment)
            #expect(executors.missingHeap == .zero, comment)
            #expect(executors.container.granted <= node.usableMemory, comment)
            let onNode = (executors.instances + machine.nodeCount - 1) / machine.nodeCount
            #expect(executors.container.granted * Int64(onNode) <= node.usableMemory, comment)
            #expect(executors.container.heap.heap < .gibibytes(32), comment)
            #expect(executors.partitions % executors.tasksAtOnce == 0, comment)
            #expect(
              executors.memoryBytesSpilled > .zero || executors.want <= executors.share, comment)
            let pool = executors.container.heap
            let cached = (plan.workload.cache / Int64(executors.instances)).scaled(
              by: executors.cachedFraction ?? 0)
            #expect(
              executors.memoryBytesSpilled > .zero
                || cached + executors.want * Int64(executors.container.slots) <= pool.unified
                || executors.tasksAtOnce < executors.slots, comment)
            #expect(plan.settings.allSatisfy { !$0.reason.isEmpty && !$0.new.isEmpty }, comment)
            #expect(Set(plan.settings.map(\.key)).count == plan.settings.count, comment)
            #expect(!plan.assumptions.isEmpty, comment)
            let isShort =
              executors.memoryBytesSpilled >= .mebibytes(16)
              || executors.cachedFraction ?? 1 < 0.99
            #expect(isShort == !plan.shortages.isEmpty, comment)
          }
        }
      }
    }
  }

  @Test("little work asks for few executors")
  func littleWork() {
    #expect(planned(input: .gibibytes(1)).map { $0.executors.slots <= 30 } == true)
    let single = planned(.balanced, input: .gibibytes(1)) { $0.parallelism = 1 }
    #expect(single?.executors.cores == 1)
    #expect(single?.executors.instances == 1)
    #expect(planned(input: .mebibytes(10))?.executors.instances == 1)
    #expect(planned(input: .gibibytes(5000)).map { $0.executors.slots >= 115 } == true)
    #expect(planned { $0.parallelism = 10 }.map { $0.executors.slots <= 16 } == true)
  }

  @Test("more heap never spills more, and less never holds more of a cache")
  func neighbours() throws {
    for kind in Workload.Kind.allCases {
      let plan = try #require(
        planned(kind, on: cluster(4, cores: 16, memory: .gibibytes(24))), "\(kind)")
      let (half, twice) = (plan.otherHeaps.first, plan.otherHeaps.last)
      if let half, half.container.heap.heap < plan.executors.container.heap.heap,
        half.instances == plan.executors.instances
      {
        #expect(half.memoryBytesSpilled >= plan.executors.memoryBytesSpilled, "\(kind)")
        #expect(half.cachedFraction ?? 1 <= plan.executors.cachedFraction ?? 1, "\(kind)")
      }
      if let twice, twice.instances == plan.executors.instances {
        #expect(twice.memoryBytesSpilled <= plan.executors.memoryBytesSpilled, "\(kind)")
      }
      #expect(!plan.otherCores.contains { $0.cores == plan.executors.cores })
    }
  }

  @Test("a cache that fits is there whole, and keeps its place")
  func cache() throws {
    let plan = try #require(planned(.cache, input: .gibibytes(40)) { $0.cached = .gibibytes(60) })
    #expect(plan.executors.cachedFraction == 1)
    #expect(plan.shortages.isEmpty)
    #expect(value(planned(), "memory.storageFraction") == nil, "nothing is cached")
    let tight = planned(
      .cache, input: .gibibytes(80), on: cluster(8, cores: 16, memory: .gibibytes(32)))
    #expect(value(tight, "memory.storageFraction") == "0.8")
    let large = try #require(planned(.cache, input: .gibibytes(400)))
    #expect((large.executors.cachedFraction ?? 1) < 0.9)
    #expect(large.shortages.first?.contains("of the cache") == true)
  }

  @Test("Python workers have memory of their own where a container limits them")
  func python() {
    #expect(value(planned(.python), "executor.pyspark.memory") != nil)
    #expect(
      value(
        planned(.python, manager: .kubernetes, deployMode: .cluster), "executor.pyspark.memory")
        != nil)
    #expect(value(planned(.python, manager: .standalone), "executor.pyspark.memory") == nil)
    #expect(value(planned(.shuffle), "executor.pyspark.memory") == nil)
  }

  @Test("where no container counts Python workers, there is room for them all the same")
  func pythonUncounted() throws {
    let pods = try #require(planned(.python, manager: .kubernetes)?.executors)
    #expect(pods.container.pySpark == .zero)
    #expect(pods.container.overhead >= .mebibytes(384 + 512 * Int64(pods.cores)))
    let machine = ByteSize.gibibytes(24)
    let plan = try #require(
      planned(.python, on: cluster(2, cores: 8, memory: machine), manager: .standalone)?.executors)
    let onMachine = Int64((plan.instances + 1) / 2)
    #expect(
      plan.container.granted * onMachine + .mebibytes(512 * 8) <= machine, "\(plan.container)")
  }

  @Test("results and broadcasts decide the driver")
  func driver() throws {
    #expect(value(planned(), "driver.memory") == "4g")
    let small = cluster(3, cores: 4, memory: .gibibytes(8))
    #expect(value(planned(on: small, deployMode: .cluster), "driver.memory") == "2g")
    #expect(value(planned(), "driver.maxResultSize") == nil)
    let collecting = planned { $0.collected = .gibibytes(2) }
    #expect(value(collecting, "driver.maxResultSize") == "2560m")
    #expect((collecting?.driver?.heap.heap ?? .zero) > .gibibytes(12))
    let broadcasting = planned { $0.broadcast = .gibibytes(2) }
    #expect((broadcasting?.driver?.heap.heap ?? .zero) > .gibibytes(6))
    let plain = try #require(planned()?.executors.container.heap.heap)
    #expect((broadcasting?.executors.container.heap.heap ?? .zero) > plain)
  }

  @Test("a driver that no machine holds is refused, and one that runs elsewhere is not")
  func homelessDriver() {
    var workload = Workload(.shuffle, input: .gibibytes(10))
    workload.collected = .gibibytes(4)
    let machines = cluster(3, cores: 4, memory: .gibibytes(16))
    func error(_ mode: DeployMode) -> PlanError? {
      do {
        _ = try Plan(
          workload, on: PlannedMachines(machines),
          environment: ClusterEnvironment(manager: .kubernetes, deployMode: mode))
        return nil
      } catch { return error }
    }
    #expect(error(.client) == nil)
    guard case .noRoomForTheDriver(let size)? = error(.cluster) else {
      Issue.record("it was planned")
      return
    }
    #expect(size > .gibibytes(16))
    #expect(error(.cluster)?.description.contains("--deploy-mode client") == true)
  }

  @Test("a driver that YARN refuses is named, and not the executors")
  func refusedDriver() {
    var machines = cluster(4, cores: 8, memory: .gibibytes(32))
    machines.allocation.maximum = .gibibytes(6)
    var workload = Workload(.shuffle, input: .gibibytes(100))
    workload.collected = .gibibytes(1)
    let error = #expect(throws: PlanError.self) {
      try Plan(
        workload, on: PlannedMachines(machines),
        environment: ClusterEnvironment(manager: .yarn, deployMode: .cluster))
    }
    #expect(error?.description.contains("the driver does not start") == true)
  }

  @Test("what cannot be broadcast or collected is said, and a heap holds a broadcast twice")
  func tooLarge() throws {
    let large = try #require(
      planned(on: cluster(4, cores: 8, memory: .gibibytes(32))) { $0.broadcast = .gibibytes(30) })
    #expect(large.executors.missingHeap > .gibibytes(20))
    #expect(large.shortages.contains { $0.contains("no table of 8 GiB or more") })
    #expect(large.shortages.contains { $0.contains("Executors lack") })
    #expect(large.shortages.contains { $0.contains("A driver of") })
    let held = try #require(planned(input: .gibibytes(100)) { $0.broadcast = .gibibytes(4) })
    #expect(held.executors.container.heap.heap > .gibibytes(16))
    #expect(held.executors.missingHeap == .zero)
    #expect(held.shortages.isEmpty, "\(held.shortages)")
  }

  @Test("a cache asks for executors, even where few tasks run")
  func spread() throws {
    let plan = try #require(planned(.cache, input: .gibibytes(100)) { $0.parallelism = 3 })
    #expect(plan.executors.tasksAtOnce == 3)
    #expect(plan.executors.instances > 8)
    #expect(plan.executors.cachedFraction ?? 0 > 0.8)
    for other in plan.otherHeaps where other.container.heap.heap < .gibibytes(32) {
      #expect(other.cachedFraction ?? 0 <= plan.executors.cachedFraction ?? 0)
    }
  }

  @Test("executors are counted machine by machine")
  func mixed() throws {
    let machines = Cluster(groups: [
      Cluster.Group(count: 1, node: Node(memory: .gibibytes(512), cores: 4)),
      Cluster.Group(count: 10, node: Node(memory: .gibibytes(8), cores: 16)),
    ])
    let plan = try #require(planned(on: machines))
    for executors in [plan.executors] + plan.otherCores {
      let fit = machines.groups.reduce(0) { sum, group in
        let node = group.node
        let byMemory = Int(node.usableMemory.bytes / executors.container.granted.bytes)
        return sum + group.count * min(byMemory, node.usableCores / executors.cores)
      }
      #expect(executors.room <= fit, "\(executors.cores)")
    }
  }

  @Test("where no executors are best in everything, there are some all the same")
  func compromise() {
    let plan = planned(input: .gibibytes(5000), on: cluster(3, cores: 32, memory: .gibibytes(4))) {
      $0.cached = .gibibytes(50)
    }
    #expect(plan != nil)
  }

  @Test("a standalone master is told how many cores to give, unless it is all of them")
  func coresMax() {
    let few = planned(.balanced, input: .gibibytes(1), manager: .standalone)
    #expect(value(few, "cores.max") == "12")
    #expect(value(planned(manager: .standalone), "cores.max") == nil)
    #expect(value(planned(.balanced, input: .gibibytes(1)), "cores.max") == nil)
  }

  @Test("memory that YARN adds when it rounds goes to the heap")
  func rounding() throws {
    let plan = try #require(planned())
    #expect(plan.executors.container.roundedUp < .mebibytes(128))
  }

  @Test("machines on which nothing starts have no plan")
  func none() {
    #expect(planned(on: cluster(8, cores: 0, memory: .gibibytes(64))) == nil)
    #expect(planned(on: cluster(8, cores: 4, memory: .mebibytes(256))) == nil)
    #expect(planned(on: cluster(0, cores: 4, memory: .gibibytes(64))) == nil)
    #expect(planned(on: Cluster(groups: [])) == nil)
  }

  @Test("sizes beyond all reason do not trap")
  func extremes() {
    let all = ByteSize(bytes: .max)
    for kind in Workload.Kind.allCases {
      let plan = planned(kind, input: all) {
        $0.shuffled = all
        $0.cached = all
        $0.broadcast = all
        $0.collected = all
        $0.parallelism = .max
      }
      #expect(plan == nil || plan?.executors.instances ?? 0 >= 1)
    }
  }
}
