import SparkMemory
import SparkSource
import Testing

@Suite struct ClusterDescriptionTests {
  private func cluster(_ text: String) throws -> Cluster {
    try ClusterDescription(parsing: text).cluster
  }

  @Test(
    arguments: [
      "nodes=8,cores=16,memory=128g", "8 x 16 cores 128g", "8 X 16 cores 128", "8×16 cores 128GB",
      " memory = 131072m , nodes = 8 , cores = 16 ", "8 x 16 cores 128g,reserved-cores=0",
    ])
  func formsOfTheSameMachines(text: String) throws {
    let expected = Cluster(
      groups: [.init(count: 8, node: Node(memory: .gibibytes(128), cores: 16))])
    #expect(try cluster(text) == expected)
  }

  @Test func memoryWithoutAUnitIsInGibibytesAndAllocationsInMebibytes() throws {
    let read = try cluster(
      "nodes=2,cores=4,memory=64,reserved-memory=6,manager=yarn,min-allocation=512,"
        + "max-allocation=49152,increment=256")
    #expect(read.groups.map(\.node.usableMemory) == [.gibibytes(58)])
    #expect(read.manager == .yarn)
    #expect(read.allocation.minimum == .mebibytes(512))
    #expect(read.allocation.maximum == .gibibytes(48))
    #expect(read.allocation.increment == .mebibytes(256))
  }

  @Test func severalKindsOfMachines() throws {
    let read = try cluster(
      "4 x 16 cores 128g,name=big,manager=kubernetes; nodes=2,cores=8,memory=64g,allocatable=58g,"
        + "reserved-cores=1")
    #expect(read.nodeCount == 6)
    #expect(read.groups.map(\.name) == ["big", nil])
    #expect(read.groups.map(\.node.usableCores) == [16, 7])
    #expect(read.groups.map(\.node.usableMemory) == [.gibibytes(128), .gibibytes(58)])
    #expect(read.manager == .kubernetes)
  }

  @Test func standaloneWorkersLeaveOneGibibyteAlone() throws {
    let read = try cluster("2 x 8 cores 64g;1 x 8 cores 64g,reserved-memory=0,manager=standalone")
    #expect(read.groups.map(\.node.usableMemory) == [.gibibytes(63), .gibibytes(64)])
  }

  @Test func dominantCountsCores() throws {
    #expect(try cluster("2 x 8 cores 64g").calculator == .memory)
    #expect(try cluster("2 x 8 cores 64g,calculator=dominant").calculator == .memoryAndCores)
  }

  @Test func offeringsByName() throws {
    let glue = try ClusterDescription(parsing: "glue:G.2X,nodes=10")
    #expect(glue.offering == .glue)
    #expect(glue.cluster.groups.map(\.name) == ["G.2X"])
    #expect(glue.cluster.nodeCount == 9)
    let emr = try cluster("emr:r5.4xlarge,nodes=5;emr:m4.xlarge,nodes=2")
    #expect(emr.nodeCount == 7)
    #expect(emr.allocation.maximum == .gibibytes(120))
    #expect(try cluster("dataproc:n2-standard-8,nodes=5").manager == .yarn)
    let databricks = try cluster("databricks:memory=64g,cores=8,nodes=4,name=i3")
    #expect(databricks.groups.map(\.fixedNumber) == [1])
    #expect(databricks.groups.map(\.name) == ["i3"])
  }

  @Test func serverlessWorkersFollowFromTheExecutor() throws {
    let shape = ExecutorShape(heap: .gibibytes(14), requested: .mebibytes(15769), cores: 4)
    let asked = try ClusterDescription(parsing: "emr-serverless")
    #expect(asked.cluster.groups.isEmpty)
    #expect(try asked.cluster(for: shape, demand: .instances(6)).nodeCount == 6)
    #expect(try asked.cluster(for: shape, demand: .upTo(nil)).nodeCount == 2)
    let told = try ClusterDescription(parsing: "emr-serverless,nodes=50")
    #expect(told.serverlessWorkers == 50)
    #expect(try told.cluster(for: shape, demand: .instances(6)).nodeCount == 50)
    let machines = try ClusterDescription(parsing: "2 x 8 cores 64g")
    #expect(try machines.cluster(for: shape, demand: .instances(6)) == machines.cluster)
  }
}
