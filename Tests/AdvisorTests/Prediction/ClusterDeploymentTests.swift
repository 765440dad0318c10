import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite("on machines that are known")
struct ClusterDeploymentTests {
  /// Four machines, each with 16 cores and as much memory as two of the run's executors take.
  private func cluster(
    count: Int = 4, memory: ByteSize = .gibibytes(18), cores: Int = 16,
    manager: ClusterManager? = nil
  ) -> Cluster {
    Cluster(
      groups: [Cluster.Group(count: count, node: Node(memory: memory, cores: cores))],
      manager: manager)
  }

  private func assessment(_ run: Run, on cluster: Cluster) -> Assessment {
    Assessment(run.profile, on: cluster)
  }

  @Test("no more executors run than fit, and the run takes longer")
  func executorsThatFit() throws {
    let run = Run()
    let roomy = Deployment(assessment(run, on: cluster()).setup, changing: [:])
    #expect(roomy.executorCount == 4)
    #expect(roomy.packing?.executors == 4)
    let crowded = assessment(run, on: cluster(count: 1, memory: .gibibytes(20)))
    let deployment = Deployment(crowded.setup, changing: [:])
    #expect(deployment.executorCount < 4 && deployment.executorCount >= 1)
    let there = try #require(Prediction(run.assessment()).duration)
    let here = try #require(Prediction(crowded).duration)
    #expect(here.upperBound > there.upperBound)
  }

  @Test("what no machine holds is refused, and the run that needed it is still read")
  func tooLarge() {
    let assessment = assessment(Run(), on: cluster(memory: .gibibytes(6)))
    #expect(assessment.setup.executor?.heap.heap == .gibibytes(8))
    let prediction = Prediction(assessment)
    #expect(prediction.verdict == .fails)
    #expect(prediction.failure?.kind == .refused)
    #expect(prediction.deployment.problems.first?.contains("No machine of the cluster") == true)
  }

  @Test("YARN's greatest container counts for what is recommended, not for what ran")
  func greatestContainer() {
    var machines = cluster()
    machines.allocation = ContainerAllocation(minimum: .mebibytes(512), maximum: .gibibytes(6))
    let assessment = assessment(Run(), on: machines)
    #expect(assessment.setup.executor != nil)
    #expect(assessment.setup.environment.yarnMaximumAllocation == .gibibytes(6))
    #expect(Deployment(assessment.setup, changing: [:]).executor == nil)
    #expect(
      Deployment(assessment.setup, changing: ["spark.executor.memory": "5g"]).executor != nil)
  }

  @Test("who hands machines out: the one asked for, the cluster's, the run's, else YARN")
  func manager() {
    func manager(_ master: String, _ cluster: Cluster, _ asked: ClusterManager? = nil)
      -> ClusterManager
    {
      Assessment(Run(master: master).profile, manager: asked, on: cluster).setup.environment.manager
    }
    #expect(manager("yarn", cluster(manager: .kubernetes)) == .kubernetes)
    #expect(manager("spark://h:7077", cluster()) == .standalone)
    #expect(manager("local-cluster[4,4,8192]", cluster()) == .yarn)
    #expect(manager("local-cluster[4,4,8192]", cluster(), .kubernetes) == .kubernetes)
    #expect(manager("yarn", cluster(), .kubernetes) == .kubernetes)
  }

  @Test("a heap grows as far as a machine has room")
  func raise() throws {
    var run = Run()
    run.failTasks("Java heap space")
    let walled = Answer(assessment(run, on: cluster(memory: .gibibytes(12))))
    let heap = try #require(walled.fit.executor?.heap.heap)
    #expect(heap > .gibibytes(8) && heap < .gibibytes(12))
    #expect(walled.reason("executor.memory").contains("the cluster has no room for more"))
    let free = Answer(assessment(run, on: cluster(memory: .gibibytes(64))))
    #expect(try #require(free.fit.executor).heap.heap >= .gibibytes(14))
  }

  @Test("where it cannot grow at all, fewer tasks share it")
  func fewerTasks() {
    var run = Run()
    run.failTasks("Java heap space")
    let walled = Answer(assessment(run, on: cluster(memory: .gibibytes(9))))
    #expect(walled.fit.executor?.heap.heap == .gibibytes(8))
    #expect(walled.fit.executor?.slots == 2)
    #expect(walled.finding("exhausted-executor-heap")?.remedy.contains("fewer tasks") == true)
    expectCoherence(of: walled)
  }

  @Test("the answer says how the machines are filled")
  func statement() {
    let answer = Answer(assessment(Run(), on: cluster()))
    #expect(
      answer.expectation.statements.contains(
        "The cluster runs 4 of the 4 executors, up to 2 on a machine."))
    #expect(!Run().answer().expectation.statements.contains { $0.contains("cluster runs") })
  }
}
