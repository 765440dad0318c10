import SparkMemory
import Testing

@testable import Advisor

@Suite struct DeploymentTests {
  private func deployment(_ run: Run, _ changes: [String: String] = [:]) -> Deployment {
    Deployment(run.assessment().setup, changing: changes)
  }

  private func deployment(_ changes: [String: String] = [:]) -> Deployment {
    deployment(Run(), changes)
  }

  @Test("without a change it is what the application ran in")
  func present() {
    let setup = Run().assessment().setup
    let deployment = Deployment(setup, changing: [:])
    #expect(deployment.executor == setup.executor)
    #expect(deployment.driver == setup.driver)
    #expect(deployment.executorCount == setup.executorCount)
    #expect(deployment.executorCores == setup.executorCores)
    #expect(deployment.slots == setup.slots)
    #expect(deployment.page == setup.page)
    #expect(deployment.problems.isEmpty)
  }

  @Test("another heap is another layout, and not what was observed of the old one")
  func heap() {
    let deployment = deployment(["spark.executor.memory": "4g", "spark.driver.memory": "2g"])
    #expect(deployment.executor?.heap.maxMemory == .gibibytes(4))
    #expect(deployment.driver?.heap.maxMemory == .gibibytes(2))
    #expect(deployment.changes.count == 2)
    #expect(deployment.configuration[.executorMemory] == "4g")
  }

  @Test("another heap of one process leaves the other as it is")
  func oneHeap() {
    let deployment = deployment(["spark.executor.memory": "4g"])
    #expect(deployment.driver?.heap.maxMemory == .gibibytes(1))
  }

  @Test("with cores go slots and pages")
  func cores() {
    // Half of 0.6 × (8192 − 300) MiB over 4 cores and 16: 37 MiB, so a page of 64; over 16 cores
    // it is 9 MiB, and a page of 16; less the header of an array.
    let deployment = deployment(["spark.executor.cores": "16"])
    #expect(deployment.slots == 16)
    #expect(deployment.executorCores == 16)
    #expect(deployment.page == .mebibytes(16) - SparkFacts.arrayHeader)
    #expect(self.deployment().page == .mebibytes(64) - SparkFacts.arrayHeader)
  }

  @Test("tasks of several cores leave fewer slots")
  func taskCPUs() {
    let deployment = deployment(["spark.task.cpus": "2"])
    #expect(deployment.slots == 2)
    #expect(deployment.executorCores == 4)
  }

  @Test("more executors are as many as are asked for; without a change as many as there were")
  func instances() {
    #expect(deployment(["spark.executor.instances": "9"]).executorCount == 9)
    #expect(deployment(["spark.executor.instances": "4"]).executorCount == 4)
    #expect(deployment(["spark.executor.instances": "none"]).executorCount == 4)
  }

  @Test("another collector leaves Spark another part of the heap")
  func collector() {
    let option = ["spark.executor.extraJavaOptions": "-XX:+UseParallelGC"]
    let deployment = deployment(option)
    let seen = GarbageCollector.parallel.maxMemory(forHeap: .gibibytes(8))
    #expect(deployment.environment.executorCollector == .parallel)
    #expect(deployment.executor?.heap.maxMemory == seen)
    #expect(seen < .gibibytes(8))
  }

  @Test("an option that names no collector leaves the one that there was")
  func otherOptions() {
    let deployment = deployment(
      Run(collector: .parallel), ["spark.executor.extraJavaOptions": "-Dname=value"])
    #expect(deployment.environment.executorCollector == .parallel)
  }

  @Test("a master that states workers states their number, cores and memory until it is changed")
  func localCluster() {
    var run = Run(master: "local-cluster[4,4,8192]")
    run.set("spark.executor.memory", "8g")
    let same = deployment(run)
    #expect(same.executorCount == 4)
    #expect(same.slots == 4)
    #expect(same.executor?.heap.maxMemory == .gibibytes(8))

    let smaller = deployment(run, ["spark.executor.memory": "2g"])
    #expect(smaller.slots == 4)
    #expect(smaller.executor?.heap.maxMemory == .gibibytes(2))
    #expect(smaller.executorCount == 4)

    let fewer = deployment(run, ["spark.executor.cores": "2"])
    #expect(fewer.slots == 2)

    run.set("spark.executor.cores", nil)
    let other = deployment(run, ["spark.master": "local-cluster[2,8,8192]"])
    #expect(other.executorCount == 2)
    #expect(other.slots == 8)
  }

  @Test("in local mode the driver's heap is the executors'")
  func local() {
    let run = Run(master: "local[4]", driver: .gibibytes(8))
    let deployment = deployment(run, ["spark.driver.memory": "2g"])
    #expect(deployment.executor?.heap.maxMemory == .gibibytes(2))
    #expect(deployment.slots == 4)
  }

  @Test(
    "settings that Spark refuses make no layout, and a sentence",
    arguments: [
      ("spark.executor.memory", "100m"), ("spark.executor.memory", "much"),
      ("spark.memory.fraction", "2"),
    ])
  func refused(key: String, value: String) {
    let deployment = deployment([key: value])
    #expect(deployment.executor == nil)
    #expect(!deployment.problems.isEmpty)
    #expect(deployment.problems.allSatisfy { !$0.isEmpty })
    #expect(deployment.slots == 4)
  }

  @Test("a refused driver leaves the executors")
  func refusedDriver() {
    let deployment = deployment(["spark.driver.memory": "10m"])
    #expect(deployment.driver == nil)
    #expect(deployment.executor != nil)
    #expect(deployment.problems.count == 1)
  }

  @Test("memory off the heap is where tasks hold theirs")
  func offHeap() {
    let deployment = deployment([
      "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "3g",
    ])
    #expect(deployment.pool(.offHeap) == .gibibytes(3))
    #expect(deployment.pool(.onHeap) == deployment.executor?.heap.unified)
    #expect(self.deployment(["spark.executor.memory": "1m"]).pool(.onHeap) == nil)
  }
}
