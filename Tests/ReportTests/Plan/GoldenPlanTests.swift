import Advisor
import Foundation
import Report
import SparkMemory
import Testing

@Suite struct GoldenPlanTests {
  private func report(
    _ workload: Workload, machines: Int, cores: Int, memory: ByteSize,
    manager: ClusterManager = .yarn
  ) throws -> PlanReport {
    let cluster = Cluster(
      groups: [Cluster.Group(count: machines, node: Node(memory: memory, cores: cores))])
    let plan = try Plan(
      workload, on: PlannedMachines(cluster), environment: ClusterEnvironment(manager: manager))
    return PlanReport(plan, manager: manager)
  }

  private func shuffle() throws -> PlanReport {
    try report(
      Workload(.shuffle, input: .gibibytes(500)), machines: 8, cores: 16, memory: .gibibytes(64))
  }

  @Test("joins and sorts of more data than there is memory")
  func shuffled() throws {
    try expectGolden(PlanTextRenderer(style: .plain).render(try shuffle()), "shuffle.txt")
  }

  @Test("a cache that does not fit, read by Python")
  func cached() throws {
    var workload = Workload(.machineLearning, input: .gibibytes(200), format: .csv)
    workload.broadcast = .gibibytes(1)
    workload.collected = .gibibytes(1)
    let report = try report(
      workload, machines: 3, cores: 8, memory: .gibibytes(32), manager: .kubernetes)
    try expectGolden(PlanTextRenderer(style: .plain).render(report), "machine-learning.txt")
  }

  @Test("every field is documented, and every documented field is written")
  func documented() throws {
    var workload = Workload(.cache, input: .gibibytes(80))
    workload.shuffled = .gibibytes(10)
    workload.cached = .gibibytes(90)
    workload.parallelism = 64
    for manager in [ClusterManager.yarn, .kubernetes, .standalone] {
      let report = try report(
        workload, machines: 8, cores: 16, memory: .gibibytes(64), manager: manager)
      try DocumentedJSONTests().check(
        try PlanJSONRenderer().render(report), as: PlanReport.schema)
    }
  }

  @Test("JSON has every part that the text has")
  func json() throws {
    let text = try PlanJSONRenderer().render(try shuffle())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "schema", "manager", "workload", "configuration", "settings", "executors", "driver",
        "otherCores", "otherHeaps", "shortages", "assumptions",
      ])
    #expect((object["otherCores"] as? [Any])?.count == 7)
    let executors = try #require(object["executors"] as? [String: Any])
    #expect(executors["tasksAtOnce"] as? Int == 120)
    #expect(executors["memoryBytesSpilled"] as? Int == 0)
  }
}
