import SparkMemory
import Testing

@Suite struct ClusterPackingTests {
  private let node = Node(memory: .gibibytes(128), cores: 16, reservedMemory: .gibibytes(8))

  @Test func nodesAddUp() throws {
    let packing = ClusterPacking(
      try .heap("8g", cores: 4), on: .of(10, node, calculator: .memoryAndCores))
    #expect(packing.room == 40)
    #expect(packing.executors == 40)
    #expect(packing.slots == 160)
    #expect(packing.heap == .gibibytes(320))
    #expect(packing.unified == ByteSize(bytes: 4_965_217_075) * 40)
    #expect(packing.idleCores == 0)
    #expect(packing.idleMemory == .gibibytes(10 * (120 - 36)))
    #expect(packing.pending == 0)
  }

  @Test func whatDoesNotFitStaysPending() throws {
    let cluster = Cluster.of(10, node, calculator: .memoryAndCores)
    let packing = ClusterPacking(
      try .heap("8g", cores: 4), on: cluster, demand: .instances(50))
    #expect(packing.asked == 50)
    #expect(packing.executors == 40)
    #expect(packing.pending == 10)
    #expect(packing.unused == 0)
    let few = ClusterPacking(try .heap("8g", cores: 4), on: cluster, demand: .upTo(12))
    #expect(few.executors == 12)
    #expect(few.pending == 0)
    #expect(few.unused == 28)
    #expect(few.idleCores == 160 - 48)
  }

  @Test func aDriverTakesThePlaceOfExecutors() throws {
    let driver = DriverPlace(granted: .gibibytes(5), cores: 1)
    let packing = ClusterPacking(
      try .heap("8g", cores: 4), on: .of(3, node, calculator: .memoryAndCores), driver: driver)
    #expect(packing.lostToDriver == 1...1)
    #expect(packing.room == 11)
    #expect(packing.idleCores == 3 * 16 - 44 - 1)
    #expect(packing.idleMemory == .gibibytes(360 - 11 * 9 - 5))
  }

  @Test func aDriverGoesWhereItCostsLeast() throws {
    let small = Node(memory: .gibibytes(16), cores: 3)
    let cluster = Cluster(
      groups: [.init(count: 2, node: node), .init(count: 1, node: small)],
      calculator: .memoryAndCores)
    let packing = ClusterPacking(
      try .heap("8g", cores: 4), on: cluster,
      driver: DriverPlace(granted: .gibibytes(5), cores: 1))
    #expect(packing.driverGroup == 1)
    #expect(packing.lostToDriver == 0...1)
    #expect(packing.room == 8)
  }

  @Test func aDriverWithoutAPlaceStopsEverything() throws {
    let packing = ClusterPacking(
      try .heap("8g", cores: 4), on: .of(2, node),
      driver: DriverPlace(granted: .gibibytes(121), cores: 1))
    #expect(packing.driverDoesNotFit)
    #expect(packing.room == 0)
    #expect(packing.idleMemory == .gibibytes(240))
  }

  @Test func onlyYarnMayIgnoreCores() throws {
    let byMemory = ClusterPacking(try .heap("8g", cores: 8), on: .of(1, node))
    #expect(byMemory.executors == 13)
    #expect(byMemory.missingCores == 13 * 8 - 16)
    let pods = ClusterPacking(
      try .heap("8g", cores: 8, manager: .kubernetes), on: .of(1, node, manager: .kubernetes))
    #expect(pods.executors == 2)
    #expect(pods.missingCores == 0)
  }

  @Test func yarnRoundsAsTheClusterSays() throws {
    var cluster = Cluster.of(1, node)
    cluster.allocation = ContainerAllocation(minimum: .mebibytes(256))
    let fine = ClusterPacking(try .heap("8g", cores: 1), on: cluster)
    #expect(fine.executor.granted == .mebibytes(9216))
    cluster.allocation = ContainerAllocation(minimum: .gibibytes(4))
    let coarse = ClusterPacking(try .heap("8g", cores: 1), on: cluster)
    #expect(coarse.executor.granted == .gibibytes(12))
    #expect(coarse.executors == 10)
  }

  @Test func aContainerAboveTheMaximumIsRefused() throws {
    var cluster = Cluster.of(4, node)
    cluster.allocation = ContainerAllocation(maximum: .gibibytes(8))
    let packing = ClusterPacking(try .heap("8g", cores: 1), on: cluster, demand: .instances(3))
    #expect(packing.nodes.map(\.limit) == [.refused])
    #expect(packing.executors == 0)
    #expect(packing.pending == 3)
  }

  @Test func standaloneSharesCoresAmongWorkers() throws {
    let cluster = Cluster.of(
      3, Node(standaloneWorkerWith: .gibibytes(64), cores: 16), manager: .standalone)
    let shape = try ExecutorShape.heap("8g", cores: nil, manager: .standalone)
    let whole = ClusterPacking(shape, on: cluster, demand: .cores(nil))
    #expect(whole.executors == 3)
    #expect(whole.slots == 48)
    let limited = ClusterPacking(shape, on: cluster, demand: .cores(20))
    #expect(limited.executors == 3)
    #expect(limited.usedCores == 20)
    var packed = cluster
    packed.spreadsOut = false
    #expect(ClusterPacking(shape, on: packed, demand: .cores(20)).executors == 2)
    let sized = try ExecutorShape.heap("8g", cores: 4, manager: .standalone)
    #expect(ClusterPacking(sized, on: cluster, demand: .cores(20)).executors == 5)
    #expect(ClusterPacking(sized, on: cluster, demand: .cores(nil)).executors == 12)
  }

  @Test func standaloneDriversTakeCoresOfAWorker() throws {
    let cluster = Cluster.of(
      2, Node(standaloneWorkerWith: .gibibytes(64), cores: 16), manager: .standalone)
    let packing = ClusterPacking(
      try .heap("8g", cores: nil, manager: .standalone), on: cluster,
      driver: DriverPlace(granted: .gibibytes(4), cores: 2), demand: .cores(nil))
    #expect(packing.usedCores == 30)
    #expect(packing.idleCores == 0)
  }

  @Test func standaloneAgreesWithItsMaster() throws {
    let node = Node(memory: .gibibytes(30), cores: 13, reservedMemory: .gibibytes(1))
    for heap in ["1g", "3g", "7g", "29g", "30g"] {
      for cores in 1...14 {
        let shape = try ExecutorShape.heap(heap, cores: cores, manager: .standalone)
        let packing = ClusterPacking(shape, on: .of(4, node, manager: .standalone))
        let workers = [StandaloneScheduling.Worker](
          repeating: .init(freeCores: 13, freeMemory: .gibibytes(29)), count: 4)
        let scheduling = StandaloneScheduling(
          workers: workers, request: .init(executorMemory: shape.heap, executorCores: cores))
        #expect(packing.executors == scheduling.executorCount, "\(heap), \(cores) cores")
        #expect(packing.usedCores == scheduling.coreCount, "\(heap), \(cores) cores")
      }
    }
  }

  @Test func anEmptyClusterHasNoRoom() throws {
    let packing = ClusterPacking(try .heap("8g", cores: 1), on: Cluster(groups: []))
    #expect(packing.room == 0)
    #expect(packing.idleCores == 0)
    let asked = ClusterPacking(
      try .heap("8g", cores: 1), on: .of(-3, node), demand: .upTo(.min))
    #expect(asked.executors == 0)
    #expect(asked.pending == 0)
  }
}
