import SparkMemory
import Testing

@Suite struct ManagedOfferingTests {
  private func container(
    _ offering: ManagedOffering, heap: Int64, overhead: Int64, cores: Int
  ) throws -> OfferedContainer {
    try offering.container(
      heap: .mebibytes(heap), overhead: .mebibytes(overhead), cores: cores)
  }

  @Test(
    arguments: [
      (1, 1024, 384, 2), (1, 7000, 700, 8), (2, 3000, 384, 4), (4, 14 * 1024, 1433, 16),
      (4, 27000, 2700, 30), (8, 16000, 1600, 20), (16, 60000, 6000, 72), (16, 110_000, 11_000, 120),
      (3, 8000, 800, 9),
    ] as [(Int, Int64, Int64, Int64)])
  func emrServerlessRoundsUpOnItsGrid(
    cores: Int, heap: Int64, overhead: Int64, gibibytes: Int64
  ) throws {
    let given = try container(.emrServerless, heap: heap, overhead: overhead, cores: cores)
    #expect(given.granted == .gibibytes(gibibytes))
    #expect(given.unasked == .gibibytes(gibibytes) - .mebibytes(heap + overhead))
    #expect(given.cores >= cores)
  }

  @Test func emrServerlessGivesOnlySizesOfItsGrid() throws {
    for worker in ManagedOffering.emrServerless.workers {
      var size = ByteSize.mebibytes(1)
      while size <= worker.mostMemory {
        let given = try ManagedOffering.emrServerless.container(
          heap: size, overhead: .zero, cores: worker.cores)
        let steps = given.granted - worker.leastMemory
        #expect(steps.bytes % worker.memoryStep.bytes == 0)
        #expect(given.granted >= size && given.granted <= worker.mostMemory)
        size += .mebibytes(513)
      }
    }
  }

  @Test func emrServerlessRefusesWhatIsAboveItsGrid() {
    let tooMuch = #expect(throws: OfferingError.self) {
      try container(.emrServerless, heap: 28 * 1024, overhead: 2868, cores: 4)
    }
    #expect(
      tooMuch?.description == "EMR Serverless gives a worker of 4 cores at most 30 GiB, and heap "
        + "and overhead are 30.8 GiB; lower spark.executor.memory or ask for more cores")
    let tooMany = #expect(throws: OfferingError.self) {
      try container(.emrServerless, heap: 1024, overhead: 384, cores: 17)
    }
    #expect(tooMany?.condition == .tooManyCores(17, most: 16))
  }

  @Test func dataprocServerlessHasLimitsForEachCore() throws {
    let given = try container(.dataprocServerless, heap: 9600, overhead: 960, cores: 4)
    #expect(given.granted == .mebibytes(10560))
    #expect(given.unasked == .zero)
    let most = try container(.dataprocServerless, heap: 29000, overhead: 696, cores: 4)
    #expect(most.granted == .mebibytes(29696))
    #expect(throws: OfferingError.self) {
      try container(.dataprocServerless, heap: 29000, overhead: 697, cores: 4)
    }
    let little = #expect(throws: OfferingError.self) {
      try container(.dataprocServerless, heap: 3000, overhead: 384, cores: 4)
    }
    #expect(
      little?.condition
        == .tooLittleMemory(.mebibytes(3384), least: .mebibytes(4096), cores: 4))
    let cores = #expect(throws: OfferingError.self) {
      try container(.dataprocServerless, heap: 9600, overhead: 960, cores: 5)
    }
    #expect(cores?.condition == .coresNotOffered(5, offered: [4, 8, 16]))
  }

  @Test func glueTakesTheLeastWorkerThatHolds() throws {
    #expect(try container(.glue, heap: 10240, overhead: 1024, cores: 4).worker.name == "G.1X")
    #expect(try container(.glue, heap: 24576, overhead: 2457, cores: 4).worker.name == "R.1X")
    #expect(try container(.glue, heap: 24576, overhead: 2457, cores: 8).worker.name == "G.2X")
    #expect(try container(.glue, heap: 2048, overhead: 384, cores: 2).worker.name == "G.025X")
    let whole = try container(.glue, heap: 10240, overhead: 1024, cores: 4)
    #expect(whole.granted == .gibibytes(16))
    #expect(throws: OfferingError.self) {
      try container(.glue, heap: 300 * 1024, overhead: 384, cores: 4)
    }
  }

  @Test func emrRoundsContainersTo32Mebibytes() throws {
    let given = try container(.emr, heap: 8192, overhead: 1536, cores: 4)
    #expect(given.granted == .mebibytes(9728))
    #expect(try container(.emr, heap: 1024, overhead: 385, cores: 1).granted == .mebibytes(1440))
  }

  @Test func oneOfGluesWorkersIsTheDrivers() throws {
    let cluster = try ManagedOffering.glue.cluster(of: "G.2X", count: 10)
    #expect(cluster.nodeCount == 9)
    let shape = ExecutorShape(
      heap: .gibibytes(20), requested: .gibibytes(22), cores: 8)
    let packing = ClusterPacking(shape, on: cluster, manager: .kubernetes)
    #expect(packing.executors == 9)
    #expect(packing.slots == 72)
  }

  @Test func emrsMachinesArePackedByYarn() throws {
    let cluster = try ManagedOffering.emr.cluster(of: "r5.4xlarge", count: 5)
    #expect(cluster.manager == .yarn)
    #expect(cluster.allocation.maximum == .gibibytes(120))
    let shape = ExecutorShape(
      heap: .gibibytes(18), requested: .mebibytes(21888), cores: 4)
    let packing = ClusterPacking(shape, on: cluster)
    #expect(packing.executor.granted == .mebibytes(21888))
    #expect(packing.executors == 25)
    #expect(packing.nodes.map(\.missingCores) == [4])
  }

  @Test func serverlessWorkersAreAsManyAsAreAskedFor() throws {
    let shape = ExecutorShape(
      heap: .gibibytes(14), requested: .mebibytes(15769), cores: 4)
    let cluster = try ManagedOffering.emrServerless.cluster(holding: shape, count: 7)
    #expect(cluster.groups.map(\.node.memory) == [.gibibytes(16)])
    let packing = ClusterPacking(shape, on: cluster, manager: .kubernetes)
    #expect(packing.executors == 7)
    #expect(packing.nodes.map(\.idleMemory) == [.mebibytes(16 * 1024 - 15769)])
  }

  @Test(arguments: ["G.1X", "R.8X"])
  func nothingIsRoundedWhereThereIsNoYarn(worker: String) throws {
    let shape = ExecutorShape(heap: .mebibytes(1000), requested: .mebibytes(1384), cores: 4)
    let cluster = try ManagedOffering.glue.cluster(of: worker, count: 2)
    let packing = ClusterPacking(shape, on: cluster, manager: .yarn)
    #expect(packing.executor.granted == .mebibytes(1384))
    #expect(packing.nodes.map(\.countsCores) == [true])
    let serverless = try ManagedOffering.emrServerless.cluster(holding: shape, count: 2)
    #expect(ClusterPacking(shape, on: serverless, manager: .yarn).executors == 2)
  }

  @Test func unknownWorkersAreListed() {
    let error = #expect(throws: OfferingError.self) {
      try ManagedOffering.glue.cluster(of: "G.3X", count: 2)
    }
    #expect(error?.description.contains("no worker 'G.3X'") == true)
    #expect(error?.description.contains("G.1X, R.1X, G.2X") == true)
  }
}
