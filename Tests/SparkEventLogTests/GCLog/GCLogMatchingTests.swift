import SparkProfile
import Testing

@testable import SparkEventLog

@Suite struct GCLogMatchingTests {
  private static let gibibyte: Int64 = 1 << 30

  /// A driver of 1 GiB and executors of 4 GiB, which registered ten minutes after one another.
  private static func profile(executors: Int) -> SparkProfile {
    var profile = SparkProfile()
    profile.configuration["spark.master"] = "yarn"
    profile.application.id = "application_1700000000000_0007"
    profile.application.endTime = 10_000_000
    profile.driver.addedTime = 1_000_000
    profile.driver.maximumOnHeapMemory = unified(gibibyte)
    for index in 1...max(1, executors) {
      var executor = Executor(id: "\(index)")
      executor.addedTime = 1_000_000 + Int64(index) * 600_000
      executor.maximumOnHeapMemory = unified(4 * gibibyte)
      profile.executors[executor.id] = executor
    }
    return profile
  }

  private static func unified(_ heap: Int64) -> Int64 { (heap - 300 * 1_048_576) * 6 / 10 }

  private static func log(
    _ path: String, heap: Int64? = 4 * gibibyte, start: Int64? = nil, uptime: Int64 = 60_000
  ) -> GCLog {
    var log = GCLog(path: path)
    log.collections.heapMaximum = heap
    log.collections.logs = [path]
    log.startTime = start
    log.firstUptime = 0
    log.lastUptime = uptime
    return log
  }

  /// Who has which log, and how many have none.
  private static func owners(
    _ logs: [GCLog], executors: Int = 3, _ change: (inout SparkProfile) -> Void = { _ in }
  ) -> (owners: [String: String], notes: [String]) {
    var profile = profile(executors: executors)
    change(&profile)
    let notes = GCLogMatching.attach(logs, to: &profile)
    let all = [profile.driver] + profile.orderedExecutors
    let owned = all.compactMap { process in
      process.collections?.logs.first.map { (process.id, $0) }
    }
    return (Dictionary(owned) { first, _ in first }, notes)
  }

  @Test(
    "a name that means an executor gives it the log",
    arguments: [
      "gc-2.log", "gc.2.log.0", "logs/executor-2.log", "2/gc.log", "executor-2/gc.log.gz",
      "application_1700000000000_0007-2.gc", "gc-executor2-pid4711.log", "gc-exec-2-host9.log",
    ])
  func named(path: String) {
    let (owners, notes) = Self.owners([Self.log(path)])
    #expect(owners == ["2": path])
    #expect(notes.isEmpty)
  }

  @Test(
    "a name that could mean more than one thing, or the number of a process, means nothing",
    arguments: ["gc-2-3.log", "gc-pid2.log", "gc-2026-11-2.log", "gc-77.log", "gc.log"])
  func unnamed(path: String) {
    let (owners, notes) = Self.owners([Self.log(path)])
    #expect(owners.isEmpty)
    #expect(notes.count == 1 && notes.first?.contains("several processes (1, 2, 3)") == true)
  }

  @Test("the driver's log is told by its name, or by its heap")
  func driver() {
    let driver = Self.log("gc-driver.log", heap: Self.gibibyte)
    #expect(Self.owners([driver]).owners == ["driver": "gc-driver.log"])
    let unnamed = Self.log("gc.log", heap: Self.gibibyte)
    #expect(Self.owners([unnamed]).owners == ["driver": "gc.log"])
  }

  @Test("a heap of another size contradicts a name")
  func otherHeap() {
    let (owners, notes) = Self.owners([Self.log("gc-2.log", heap: 8 * Self.gibibyte)])
    #expect(owners.isEmpty)
    #expect(notes.first?.contains("belongs to no process") == true)
  }

  @Test("a JVM that started at another time contradicts a name")
  func otherTime() {
    // Executor 2 registered at 2,200,000 ms.
    #expect(Self.owners([Self.log("gc-2.log", start: 2_190_000)]).owners.count == 1)
    #expect(Self.owners([Self.log("gc-2.log", start: 1_900_000)]).owners.isEmpty)
    #expect(Self.owners([Self.log("gc-2.log", start: 2_210_000)]).owners.isEmpty)
  }

  @Test("a JVM that ran for longer than the executor lived is another one")
  func tooLong() {
    let long = Self.log("gc-2.log", uptime: 8_100_000)
    #expect(Self.owners([long]).owners.isEmpty)
    let fits = Self.log("gc-2.log", uptime: 7_900_000)
    #expect(Self.owners([fits]).owners == ["2": "gc-2.log"])
  }

  @Test("without names, the time of the start tells executors apart")
  func times() {
    let logs = [3, 1, 2].map {
      Self.log("gc-pid9\($0)00.log", start: 995_000 + Int64($0) * 600_000)
    }
    let (owners, notes) = Self.owners(logs)
    #expect(owners == ["1": "gc-pid9100.log", "2": "gc-pid9200.log", "3": "gc-pid9300.log"])
    #expect(notes.isEmpty)
  }

  @Test("what is left over for only one process is its log")
  func elimination() {
    let logs = [Self.log("gc-1.log"), Self.log("gc-3.log"), Self.log("other.log")]
    #expect(Self.owners(logs).owners == ["1": "gc-1.log", "3": "gc-3.log", "2": "other.log"])
  }

  @Test("two logs for one process are nobody's")
  func twoForOne() {
    let logs = [Self.log("a/gc-1.log"), Self.log("b/gc-1.log")]
    let (owners, notes) = Self.owners(logs, executors: 1)
    #expect(owners.isEmpty)
    #expect(notes.count == 2 && notes.first?.contains("another log could be of 1") == true)
  }

  @Test("Serial and Parallel hide a survivor space, and the log is theirs all the same")
  func survivorSpace() {
    let log = Self.log("gc-2.log")
    let owners = Self.owners([log]) {
      $0.executors["2"]?.maximumOnHeapMemory = Self.unified(Self.gibibyte * 4 * 29 / 30)
    }.owners
    #expect(owners == ["2": "gc-2.log"])
  }

  @Test("collections merge with those of a later part of the same process")
  func merging() {
    var first = SparkProfile()
    var second = SparkProfile()
    second.driver.collections = HeapCollections()
    second.driver.collections?.counts = [.full: 2]
    first.merge(second)
    first.merge(second)
    #expect(first.driver.collections?.counts == [.full: 4])
  }
}
