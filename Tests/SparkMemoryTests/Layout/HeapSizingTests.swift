import SparkMemory
import Testing

/// Java options that decide how much of the heap Spark sees; the figures are those of a JVM 17.
@Suite struct HeapSizingTests {
  @Test(
    arguments: [
      ("-XX:NewRatio=1", 873_988_096, 983_040_000, 996_147_200),
      ("-XX:NewRatio=4", 978_845_696, 1_022_361_600, 1_027_604_480),
      ("-Xmn300m", 943_718_400, 1_009_254_400, 1_017_118_720),
      ("-XX:SurvivorRatio=4", 990_380_032, 990_380_032, 990_380_032),
      ("-XX:SurvivorRatio=1", 932_184_064, 932_184_064, 932_118_528),
      ("", 932_184_064, 1_005_060_096, 1_013_645_312),
    ] as [(String, Int64, Int64, Int64)])
  func decideWhatIsSeen(options: String, parallel: Int64, committed: Int64, serial: Int64) {
    let heap = ByteSize.mebibytes(1000)
    let sizing = HeapSizing(javaOptions: options)
    #expect(GarbageCollector.parallel.maxMemory(forHeap: heap, sizing: sizing).bytes == parallel)
    #expect(
      GarbageCollector.parallel.maxMemory(forHeap: heap, fullyCommitted: true, sizing: sizing).bytes
        == committed)
    #expect(GarbageCollector.serial.maxMemory(forHeap: heap, sizing: sizing).bytes == serial)
    #expect(GarbageCollector.g1.maxMemory(forHeap: heap, sizing: sizing) == heap)
  }

  @Test func regionsOfG1RoundTheHeap() {
    let sizing = HeapSizing(javaOptions: "-Dx=y -XX:G1HeapRegionSize=9m")
    #expect(
      GarbageCollector.g1.maxMemory(forHeap: .mebibytes(1000), sizing: sizing).bytes
        == 1_056_964_608)
  }

  @Test func theLastChoiceCountsAndNonsenseDoesNot() {
    #expect(HeapSizing(javaOptions: "-Xmn1g \"-Xmn300m\"").youngSize == .mebibytes(300))
    #expect(HeapSizing(javaOptions: "-XX:NewRatio=x -XX:SurvivorRatio=0 -Xmn") == .standard)
    #expect(HeapSizing(javaOptions: "-XX:+UseG1GC -Dfoo=1") == .standard)
  }

  @Test(
    arguments: [
      ("-XX:NewSize=100m", true), ("-Xms1g", true), ("-XX:MinSurvivorRatio=2", true),
      ("-Xmn100m", false), ("", false), ("-verbose:gc", false),
    ])
  func whatIsNotModelledIsTold(options: String, isUnmodelled: Bool) throws {
    #expect(HeapSizing.hasUnmodelledOption(javaOptions: options) == isUnmodelled)
    let configuration = SparkConfiguration(["spark.executor.extraJavaOptions": options])
    let layout = try ContainerLayout(
      executorOf: configuration, environment: ClusterEnvironment(manager: .yarn))
    #expect(layout.notes.contains { $0.contains("A Java option here") } == isUnmodelled)
  }

  @Test func layoutsFollowTheOptionsOfTheirProcess() throws {
    let configuration = SparkConfiguration([
      "spark.executor.memory": "1000m",
      "spark.executor.extraJavaOptions": "-XX:+UseParallelGC -XX:NewRatio=1",
    ])
    let layout = try ContainerLayout(
      executorOf: configuration, environment: ClusterEnvironment(configuration: configuration))
    #expect(layout.heap.maxMemory.bytes == 873_988_096)
  }

  @Test(arguments: GarbageCollector.allCases)
  func extremesDoNotTrap(collector: GarbageCollector) {
    let options = [
      "-XX:NewRatio=9223372036854775807", "-XX:SurvivorRatio=9223372036854775807", "-Xmn8191p",
      "-XX:G1HeapRegionSize=8191p",
    ]
    for option in options {
      let sizing = HeapSizing(javaOptions: option)
      for heap in [ByteSize.zero, .gibibytes(1), ByteSize(bytes: .max)] {
        _ = collector.maxMemory(forHeap: heap, sizing: sizing)
        #expect(collector.smallestHeap(forMaxMemory: .mebibytes(450), sizing: sizing) > .zero)
      }
    }
  }
}
