import SparkProfile
import Testing

@Suite struct ExecutorTests {
  @Test func lifetimeEndsWithRemovalOrTheLog() {
    var executor = Executor(id: "1")
    #expect(executor.lifetime(until: 100) == nil)
    executor.addedTime = 40
    #expect(executor.lifetime(until: 100) == 60)
    #expect(executor.lifetime(until: nil) == nil)
    executor.removedTime = 70
    #expect(executor.lifetime(until: 100) == 30)
    executor.removedTime = 10
    #expect(executor.lifetime(until: 100) == nil)
  }

  @Test func executorsAreInTheOrderOfTheirArrival() {
    var profile = SparkProfile()
    for (id, time) in [("10", 5), ("2", 5), ("1", 9), ("3", nil)] as [(String, Int64?)] {
      profile.executors[id] = Executor(id: id)
      profile.executors[id]?.addedTime = time
    }
    #expect(profile.orderedExecutors.map(\.id) == ["2", "10", "1", "3"])
  }

  @Test(arguments: [
    ("local", true), ("local[4]", true), ("local[*]", true), ("local-cluster[1,2,1024]", false),
    ("yarn", false), ("k8s://https://host", false),
  ])
  func localIsWhereTheDriverRunsTheTasks(master: String, isLocal: Bool) {
    var profile = SparkProfile()
    profile.configuration["spark.master"] = master
    #expect(profile.isLocal == isLocal)
    #expect((profile.workers.first?.id == Executor.driverID) == isLocal)
  }
}
