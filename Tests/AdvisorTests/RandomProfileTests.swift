import Advisor
import SparkMemory
import SparkProfile
import TestSupport
import Testing

/// Answers to profiles that nobody thought of, damaged ones among them.
@Suite struct RandomProfileTests {
  @Test(arguments: 0..<20)
  func everyAnswerHolds(batch: Int) {
    for seed in 0..<25 {
      var random = RandomProfile(seed: UInt64(batch * 25 + seed))
      let profile = random.profile()
      let manager = random.maybe(ClusterManager.allCases)
      let assessment = Assessment(profile, manager: manager)
      let answers = Aim.allCases.map { Answer(assessment, aim: $0) }
      for answer in answers {
        expectCoherence(of: answer, "seed \(batch * 25 + seed), aim \(answer.fit.aim)")
      }
      expectOrder(answers, "seed \(batch * 25 + seed)")
    }
  }

  /// The safer the aim, the more memory. YARN's rounding goes to the heap, and more overhead leaves
  /// less to give, so there the container counts.
  private func expectOrder(_ answers: [Answer], _ comment: Comment) {
    let heaps = [Aim.lean, .balanced, .safe].compactMap { aim in
      answers.first { $0.fit.aim == aim }?.fit.executor.map {
        $0.manager == .yarn ? $0.granted : $0.heap.heap
      }
    }
    #expect(heaps == heaps.sorted(), comment)
  }

  @Test func theSameSeedGivesTheSameAnswer() {
    for seed in 0..<25 {
      var (a, b) = (RandomProfile(seed: UInt64(seed)), RandomProfile(seed: UInt64(seed)))
      let (left, right) = (Answer(Assessment(a.profile())), Answer(Assessment(b.profile())))
      #expect(left.fit.settings == right.fit.settings)
      #expect(left.findings == right.findings)
    }
  }
}

/// A seeded source of profiles.
private struct RandomProfile {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func next() -> UInt64 { random.next() }

  mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) / 0x1p53 < share }

  mutating func pick<Value>(_ values: [Value], else fallback: Value) -> Value {
    values.isEmpty ? fallback : values[Int(next() % UInt64(values.count))]
  }

  mutating func maybe<Value>(_ values: [Value]) -> Value? {
    guard let first = values.first, chance(0.5) else { return nil }
    return pick(values, else: first)
  }

  /// A figure as logs have it, and now and then as only a damaged one has.
  private mutating func figure(upTo most: Int64) -> Int64 {
    if chance(0.02) { return pick([.max, .min, -1, 0, .max - 1], else: 0) }
    return Int64(next() % UInt64(most))
  }

  private mutating func count(upTo most: Int) -> Int { Int(figure(upTo: Int64(most))) }

  private mutating func share(of size: ByteSize) -> Int64 {
    figure(upTo: max(1, size.bytes))
  }

  private static let failures = [
    "java.lang.OutOfMemoryError: Java heap space", "GC overhead limit exceeded",
    "Unable to acquire 65536 bytes of memory, got 0", "OOMKilled", "Metaspace",
    "Python worker exited unexpectedly (crashed)", "Direct buffer memory", "a user's mistake",
    "exited with code 137", "MemoryError",
  ]

  mutating func profile() -> SparkProfile {
    let masters = [
      "yarn", "k8s://https://h", "spark://h:7077", "local[4]", "local-cluster[2,4,8192]",
      "vendor://x",
    ]
    let heap = ByteSize.mebibytes(
      pick([450, 512, 1024, 3000, 8192, 20_480, 31_744, 36_864, 65_536, 500_000], else: 1024))
    var run = Run(
      master: pick(masters, else: "yarn"), executors: pick([1, 2, 4, 40], else: 1),
      cores: pick([1, 2, 5, 16, 17, 96], else: 1), heap: heap,
      driver: .mebibytes(pick([512, 1024, 4096, 33_000], else: 1024)),
      // With the least heap the others hide so much that Spark refuses it.
      collector: heap < .gibibytes(1) ? .g1 : pick(GarbageCollector.allCases, else: .g1))
    configure(&run)
    work(&run, heap: heap)
    spoil(&run)
    return run.profile
  }

  private mutating func configure(_ run: inout Run) {
    let settings = [
      ("spark.dynamicAllocation.enabled", "true"), ("spark.executor.memoryOverhead", "4g"),
      ("spark.executor.memoryOverheadFactor", "0.4"), ("spark.memory.offHeap.size", "2g"),
      ("spark.memory.offHeap.enabled", "true"), ("spark.executor.pyspark.memory", "1g"),
      ("spark.yarn.isPython", "true"), ("spark.memory.fraction", "0.8"),
      ("spark.memory.fraction", "x"), ("spark.task.cpus", "2"),
      ("spark.sql.adaptive.enabled", "false"), ("spark.driver.memory", "100g"),
    ]
    for (key, value) in settings where chance(0.1) { run.set(key, value) }
    if chance(0.1) { run.set("spark.executor.memory", nil) }
    if chance(0.1) { run.set("spark.executor.instances", pick(["0", "-3", "7", "x"], else: "7")) }
    if chance(0.2) {
      run.profile.allocationProperties = [
        "yarn.scheduler.minimum-allocation-mb": pick(["1", "512", "16384", "0", "x"], else: "1")
      ]
    }
  }

  private mutating func work(_ run: inout Run, heap: ByteSize) {
    if chance(0.8) {
      run.sample(
        heap: ByteSize(bytes: share(of: heap)), unified: ByteSize(bytes: share(of: heap)),
        storage: ByteSize(bytes: share(of: heap)),
        resident: chance(0.5) ? ByteSize(bytes: share(of: heap * 2)) : .zero,
        python: chance(0.3) ? ByteSize(bytes: share(of: heap)) : .zero,
        fullCollections: chance(0.3) ? figure(upTo: 20) : 0)
    }
    if chance(0.2) { run.keepSamples(of: chance(0.5) ? ["1"] : []) }
    if chance(0.3) { run.readShuffle(partitions: count(upTo: 10_000)) }
    if chance(0.3) {
      run.spill(ByteSize(bytes: figure(upTo: 1 << 42)), demand: ByteSize(bytes: share(of: heap)))
    }
    if chance(0.3) {
      run.cache(
        partitions: min(1 << 20, abs(pick([0, 1, 100, 5000], else: 1))),
        block: ByteSize(bytes: figure(upTo: 1 << 28)), lost: chance(0.5) ? 0 : count(upTo: 100))
    }
    if chance(0.2) { run.stage { $0.runsPython = true } }
    let gcTime = figure(upTo: 1_500_000)
    run.eachWorker { $0.gcTime = gcTime }
    let (results, broadcast) = (figure(upTo: 1 << 33), figure(upTo: 1 << 33))
    if chance(0.3) {
      run.stage {
        $0.returnsResults = true
        $0.tasks.resultSize = results
      }
    }
    if chance(0.2) {
      run.profile.broadcasts.exchangeSizeMetrics = [1]
      run.profile.broadcasts.driverMetricValues = [1: broadcast]
    }
  }

  private mutating func spoil(_ run: inout Run) {
    if chance(0.2) { run.failTasks(pick(Self.failures, else: ""), count: max(1, count(upTo: 9))) }
    if chance(0.2) { run.lose("1", pick(Self.failures, else: "")) }
    if chance(0.1) { run.failJob(pick(Self.failures, else: "")) }
    if chance(0.05) { run.profile.failedQueries[0] = pick(Self.failures, else: "") }
    if chance(0.1) { run.profile.application.endTime = nil }
    if chance(0.1) { run.profile.coverage.isCut = true }
    if chance(0.1) { run.profile.executors["1"]?.resourceProfileID = 1 }
    if chance(0.1) { run.profile.driver.peaks = ExecutorMetricPeaks() }
    guard chance(0.2) else { return }
    let (cores, time, tasks) = (count(upTo: 64), figure(upTo: 1 << 40), count(upTo: 1 << 20))
    let heap = figure(upTo: 1 << 36)
    run.eachWorker {
      $0.totalCores = cores
      $0.runTime = time
      $0.addedTime = time
      $0.maximumOnHeapMemory = heap
    }
    run.stage {
      $0.plannedTasks = tasks
      $0.tasks.runTime = time
      $0.tasks.memoryBytesSpilled = time
      $0.tasks.largestSpilledDemand = heap
      $0.tasks.shuffleReadBytes = time
    }
  }
}
