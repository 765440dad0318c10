import SparkMemory
import Testing

@Suite struct OfferedWorkerTests {
  @Test(arguments: ManagedOffering.allCases)
  func everyWorkerIsSourcedAndPossible(offering: ManagedOffering) {
    for worker in offering.workers {
      #expect(worker.source.url.hasPrefix("https://"))
      #expect(!worker.source.title.isEmpty && !worker.source.asOf.isEmpty)
      #expect(worker.cores > 0)
      #expect(worker.leastMemory <= worker.mostMemory)
      #expect(worker.usableMemory > .zero && worker.usableMemory <= worker.mostMemory)
      #expect(worker.memoryStep > .zero)
      let span = worker.mostMemory - worker.leastMemory
      #expect(span.roundedUp(toMultipleOf: worker.memoryStep).bytes >= span.bytes)
    }
    #expect(Set(offering.workers.map(\.name)).count == offering.workers.count)
    for setting in offering.settings(on: offering.workers.first) {
      #expect(setting.source.url.hasPrefix("https://"))
    }
    #expect(!offering.notes.isEmpty)
  }

  @Test func glueDoublesMemoryForTheMemoryWorkers() throws {
    for size in ["1X", "2X", "4X", "8X"] {
      let general = try ManagedOffering.glue.worker(named: "G.\(size)")
      let memory = try ManagedOffering.glue.worker(named: "R.\(size)")
      #expect(memory.cores == general.cores)
      #expect(memory.mostMemory == general.mostMemory * 2)
      #expect(general.mostMemory == .gibibytes(4) * Int64(general.cores))
    }
    #expect(try ManagedOffering.glue.worker(named: "g.025x").mostMemory == .gibibytes(4))
    #expect(try ManagedOffering.glue.worker(named: "Standard").executors == 2)
  }

  @Test func yarnHasTheMemoryThatEMRDocuments() throws {
    let large = try ManagedOffering.emr.worker(named: "r4.16xlarge")
    #expect(large.usableMemory.wholeMebibytes == 491_520)
    #expect(large.node.reservedMemory == .gibibytes(8))
    let quoted = try ManagedOffering.emr.worker(named: "r5.4xlarge")
    #expect(quoted.usableMemory == .gibibytes(120))
    #expect(quoted.source.confidence == .derived)
  }

  @Test func dataprocSetsTheHeapThatItsClustersShow() throws {
    let offering = ManagedOffering.dataproc
    let highmem = try offering.worker(named: "n1-highmem-4")
    #expect(highmem.usableMemory == .gibibytes(20))
    let settings = offering.settings(on: highmem)
    #expect(settings.first { $0.key == "spark.executor.memory" }?.value == "9309m")
    #expect(settings.first { $0.key == "spark.executor.cores" }?.value == "2")
    #expect(try offering.worker(named: "n1-standard-4").usableMemory == .gibibytes(12))
  }

  @Test(arguments: ManagedOffering.dataproc.workers)
  func twoDefaultExecutorsFitOnADataprocMachine(worker: OfferedWorker) throws {
    let settings = ManagedOffering.dataproc.settings(on: worker)
    let configuration = SparkConfiguration(
      Dictionary(uniqueKeysWithValues: settings.map { ($0.key, $0.value) }))
    let layout = try ContainerLayout(
      executorOf: configuration, environment: ClusterEnvironment(manager: .yarn))
    let packing = NodePacking(
      ExecutorShape(layout, cores: max(worker.cores / 2, 1)), on: worker.node, counting: .memory)
    let isWhole = worker.usableMemory.wholeMebibytes % 2048 == 0
    if isWhole { #expect(packing.executors == 2, "\(worker.name)") }
  }

  @Test(arguments: [(14 as Int64, "7284m"), (16, "8873m"), (4, "0b")])
  func databricksDerivesTheHeapFromTheNode(gibibytes: Int64, heap: String) {
    let cluster = ManagedOffering.databricks.cluster(
      memory: .gibibytes(gibibytes), cores: 4, count: 3)
    #expect(cluster.groups.map(\.fixedNumber) == [1])
    #expect(ManagedOffering.databricksHeap(ofNodeWith: .gibibytes(gibibytes)).sparkText == heap)
  }
}
