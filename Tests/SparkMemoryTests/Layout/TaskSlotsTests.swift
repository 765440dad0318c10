import SparkMemory
import Testing

@Suite struct TaskSlotsTests {
  private func slots(
    _ values: [String: String], _ manager: ClusterManager, version: SparkVersion = .latest
  ) throws -> (count: Int, known: Bool) {
    let layout = try ExecutorLayoutTests.layout(values, manager, version: version)
    return (layout.slots, layout.slotsAreKnown)
  }

  @Test(
    arguments: [
      ([:], .yarn, 1, true), (["spark.executor.cores": "5"], .yarn, 5, true),
      (["spark.executor.cores": "5", "spark.task.cpus": "2"], .kubernetes, 2, true),
      ([:], .standalone, 1, false), (["spark.executor.cores": "4"], .standalone, 4, true),
      (["spark.master": "local-cluster[2,3,1024]"], .localCluster, 3, true),
      (
        ["spark.master": "local-cluster[2,3,1024]", "spark.executor.cores": "1"], .localCluster, 1,
        true
      ),
      (["spark.master": "local"], .local, 1, true), (["spark.master": "local[8]"], .local, 8, true),
      (["spark.master": "local[8, 3]"], .local, 8, true),
      (["spark.master": "local[*]"], .local, 1, false),
      ([:], .local, 1, false), (["spark.master": "local[0]"], .local, 1, false),
      (["spark.master": "local[x"], .local, 1, false),
    ] as [([String: String], ClusterManager, Int, Bool)])
  func followTheManager(
    values: [String: String], manager: ClusterManager, count: Int, known: Bool
  ) throws {
    let slots = try slots(values, manager)
    #expect(slots.count == count)
    #expect(slots.known == known)
  }

  @Test func taskCPUsMayBeDecimalSince43() throws {
    let values = ["spark.executor.cores": "2", "spark.task.cpus": "0.5"]
    #expect(try slots(values, .yarn, version: .v(4, 3)).count == 4)
    #expect(throws: LayoutError.self) { try slots(values, .yarn, version: .v(4, 2)) }
  }

  @Test(arguments: [
    ["spark.executor.cores": "1", "spark.task.cpus": "2"], ["spark.executor.cores": "0"],
    ["spark.task.cpus": "0"], ["spark.task.cpus": "-1"], ["spark.executor.cores": "many"],
  ])
  func refusesWhatRunsNoTask(values: [String: String]) {
    #expect(throws: LayoutError.self) { try slots(values, .yarn) }
    #expect(throws: LayoutError.self) { try slots(values, .yarn, version: .v(3, 5)) }
  }
}
