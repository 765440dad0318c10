import SparkMemory
import Testing

@Suite struct ClusterManagerTests {
  @Test(
    arguments: [
      ("yarn", .yarn), ("yarn-cluster", .yarn), ("k8s://https://host:6443", .kubernetes),
      ("spark://a:7077,b:7077", .standalone), ("local", .local), ("local[*]", .local),
      ("local[4, 2]", .local), ("local-cluster[2,4,2048]", .localCluster), (" local[2] ", .local),
    ] as [(String, ClusterManager)])
  func isToldByTheMaster(master: String, manager: ClusterManager) {
    #expect(ClusterManager(master: master) == manager)
  }

  @Test(arguments: ["", "mesos://host:5050", "local[", "localhost", "YARN"])
  func unknownMastersAreNone(master: String) {
    #expect(ClusterManager(master: master) == nil)
  }

  @Test func onlyYarnAndKubernetesHaveContainers() {
    #expect(ClusterManager.allCases.filter(\.hasContainers) == [.yarn, .kubernetes])
    #expect(ClusterManager(rawValue: "local-cluster") == .localCluster)
  }
}
