import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct PoorlyPackedNodesTests {
  private func answer(
    heap: ByteSize = .gibibytes(64), cores: Int = 4, node: Node = Self.node
  ) -> Answer {
    let run = Run(executors: 4, cores: cores, heap: heap)
    let cluster = Cluster(
      groups: [Cluster.Group(count: 4, node: node)], manager: .yarn,
      allocation: ContainerAllocation(maximum: .gibibytes(128)),
      calculator: .memoryAndCores)
    return Answer(Assessment(run.profile, on: cluster))
  }

  private static var node: Node {
    Node(memory: .gibibytes(128), cores: 16)
  }

  @Test("machines that are full of memory while their cores are idle are told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("poorly-packed-nodes")
    #expect(finding?.message.contains("machines are full with") == true)
    #expect(finding?.message.contains("75 % of their cores are idle") == true)
    #expect(finding?.evidence.first?.place == "machines of --cluster")
    expectCoherence(of: answer)
  }

  @Test("a shape that divides the machine, the remedy, ends it")
  func remedy() {
    #expect(answer(heap: .gibibytes(28), cores: 4).finding("poorly-packed-nodes") == nil)
  }

  @Test("less than a quarter left is ordinary")
  func ordinary() {
    let node = Node(memory: .gibibytes(36), cores: 5)
    #expect(
      answer(heap: .gibibytes(28), cores: 4, node: node).finding("poorly-packed-nodes") == nil)
  }

  @Test("memory that is left beside cores that work is no fault")
  func memory() {
    #expect(answer(heap: .gibibytes(4), cores: 16).finding("poorly-packed-nodes") == nil)
  }

  @Test("a run that asked for fewer than there is room for did not fill them")
  func room() {
    let node = Node(memory: .gibibytes(256), cores: 32)
    #expect(answer(node: node).finding("poorly-packed-nodes") == nil)
  }

  @Test("without machines nothing is known of them")
  func unknown() {
    #expect(Run().answer().finding("poorly-packed-nodes") == nil)
  }
}
