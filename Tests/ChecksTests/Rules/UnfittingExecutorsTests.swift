import Advisor
import Checks
import SparkMemory
import SparkSource
import TestSupport
import Testing

@Suite struct UnfittingExecutorsTests {
  private func found(
    _ settings: String, memory: Int64 = 56, cores: Int = 16, manager: ClusterManager = .kubernetes
  ) throws -> [LocatedFinding] {
    let node = Node(memory: .gibibytes(memory), cores: cores)
    return try findings(
      of: "BM118", in: settings, manager: manager,
      cluster: Cluster(groups: [Cluster.Group(count: 4, node: node)], manager: manager))
  }

  @Test("one executor of a little more than half a machine leaves the other half")
  func halves() throws {
    let found = try found("spark.executor.memory 30g\nspark.executor.cores 5")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.at) == ["1:23"])
    #expect(
      found.first?.message
        == "one executor of 33 GiB to a machine leaves 11 of 16 cores idle, and 23 GiB of 56 GiB"
    )
    #expect(found.first?.remedy.contains("28 GiB with 2") == true)
  }

  @Test("what the remedy says fills the machine")
  func remedy() throws {
    #expect(
      try found(
        "spark.executor.memory 26g\nspark.executor.memoryOverhead 2g\nspark.executor.cores 8"
      ).isEmpty)
  }

  @Test("memory that is used up while cores are idle")
  func cores() throws {
    let found = try found(
      "spark.executor.memory 12g\nspark.executor.memoryOverhead 2g\nspark.executor.cores 2")
    #expect(found.first?.message.contains("8 of 16 cores idle") == true)
    #expect(found.first?.message.contains(", and") == false)
    #expect(found.first?.remedy.contains("more cores") == true)
  }

  @Test("machines with little memory for their cores leave some idle whatever executors are")
  func littleMemory() throws {
    #expect(try found("spark.executor.memory 3g\nspark.executor.cores 4", memory: 8).isEmpty)
    #expect(try found("spark.executor.memory 3g\nspark.executor.cores 3", memory: 8).count == 1)
  }

  @Test(
    "a quarter is what whole executors leave", arguments: [(5, 0), (6, 0), (7, 0), (9, 1), (12, 0)])
  func quarter(cores: Int, count: Int) throws {
    #expect(try found("spark.executor.memory 4g\nspark.executor.cores \(cores)").count == count)
  }

  @Test("memory that is idle beside cores that work is no fault")
  func memory() throws {
    #expect(try found("spark.executor.memory 3g\nspark.executor.cores 4").isEmpty)
    #expect(try found("spark.executor.memory 15g\nspark.executor.cores 8").isEmpty)
  }

  @Test("fewer executors than there is room for mean to leave room")
  func fewer() throws {
    let text = "spark.executor.memory 30g\nspark.executor.cores 5\nspark.executor.instances"
    #expect(try found("\(text) 3").isEmpty)
    #expect(try found("\(text) 4").count == 1)
    #expect(try found("\(text) many").isEmpty)
  }

  @Test("what plan gives to machines is not found on them")
  func planned() throws {
    var generator = SeededGenerator(seed: 41)
    var planned = 0
    for _ in 0..<150 {
      let kind = Workload.Kind.allCases.randomElement(using: &generator) ?? .shuffle
      let manager: ClusterManager = Bool.random(using: &generator) ? .yarn : .kubernetes
      let node = Node(
        memory: .gibibytes(Int64.random(in: 8...256, using: &generator)),
        cores: Int.random(in: 2...64, using: &generator))
      let nodes = Int.random(in: 1...20, using: &generator)
      let cluster = Cluster(groups: [Cluster.Group(count: nodes, node: node)], manager: manager)
      let input = ByteSize.gibibytes(Int64.random(in: 1...2000, using: &generator))
      guard
        let plan = try? Plan(
          Workload(kind, input: input), on: PlannedMachines(cluster),
          environment: ClusterEnvironment(manager: manager))
      else { continue }
      planned += 1
      let text = plan.settings.map { "\($0.key) \($0.new)" }.joined(separator: "\n")
      let found = try findings(of: "BM118", in: text, manager: manager, cluster: cluster)
      #expect(
        found.isEmpty,
        "\(nodes) × \(node.cores) cores, \(node.memory):\n\(text)\n\(found.map(\.message))")
    }
    #expect(planned > 100)
  }

  @Test("an executor that fits nowhere is an error")
  func fitsNowhere() throws {
    let memory = try found("spark.executor.memory 60g")
    #expect(memory.map(\.severity) == [.error])
    #expect(memory.first?.message.contains("fits no machine: the largest has 56 GiB") == true)
    #expect(try found("spark.executor.memory 10g\nspark.executor.cores 17").count == 1)
  }

  @Test("yarn-site.xml describes machines too, and YARN counts memory only")
  func yarn() throws {
    let site = [
      "nodemanager.resource.memory-mb": "57344", "nodemanager.resource.cpu-vcores": "16",
    ]
    func found(_ text: String) throws -> [LocatedFinding] {
      try findings(of: "BM118", in: text, manager: .yarn, yarnSite: site)
    }
    #expect(try found("spark.executor.memory 30g\nspark.executor.cores 5").count == 1)
    #expect(try found("spark.executor.memory 12g\nspark.executor.cores 16").isEmpty)
    var partial = site
    partial["nodemanager.resource.cpu-vcores"] = nil
    #expect(
      try findings(
        of: "BM118", in: "spark.executor.memory 30g", manager: .yarn, yarnSite: partial
      ).isEmpty)
  }

  @Test("without machines, with another manager's, and where nothing is sized it is silent")
  func nearMiss() throws {
    let text = "spark.executor.memory 30g"
    #expect(try findings(of: "BM118", in: text, manager: .kubernetes).isEmpty)
    let node = Node(memory: .gibibytes(56), cores: 16)
    let yarn = Cluster(groups: [Cluster.Group(count: 4, node: node)], manager: .yarn)
    #expect(try findings(of: "BM118", in: text, manager: .kubernetes, cluster: yarn).isEmpty)
    #expect(try found("spark.memory.fraction 0.5").isEmpty)
    #expect(try found("spark.executor.memory four").isEmpty)
  }

  @Test("where the provider runs one executor on each machine there is nothing to choose")
  func provider() throws {
    let cluster = try ClusterDescription(parsing: "glue:G.1X,nodes=4").cluster
    #expect(
      try findings(
        of: "BM118", in: "spark.executor.memory 2g\nspark.executor.cores 1", cluster: cluster
      ).isEmpty)
  }
}
