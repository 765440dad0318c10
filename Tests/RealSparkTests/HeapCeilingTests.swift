import Foundation
import SparkMemory
import TestSupport
import Testing

/// `Runtime.maxMemory`, asked of the JVM that runs Spark.
@Suite(.waitsForSpark) struct HeapCeilingTests {
  private static let collectors: [(GarbageCollector, String)] = [
    (.g1, "-XX:+UseG1GC"), (.parallel, "-XX:+UseParallelGC"), (.serial, "-XX:+UseSerialGC"),
    (.z, "-XX:+UseZGC"), (.shenandoah, "-XX:+UseShenandoahGC"),
  ]

  /// What one JVM answers to its options.
  private static func ceiling(_ options: [String], classes: URL) throws -> String {
    let home = try #require(ProcessInfo.processInfo.environment["JAVA_HOME"])
    let java = URL(fileURLWithPath: home).appendingPathComponent("bin/java")
    let result = try run(java, options + ["-Xshare:auto", "-cp", classes.path, "HeapCeiling"])
    return result.status == 0
      ? result.output.filter { $0.isNumber } : "exited: \(result.errors.suffix(200))"
  }

  private static func compiled(into folder: URL) throws {
    let home = try #require(ProcessInfo.processInfo.environment["JAVA_HOME"])
    let source = Checkout.root.appendingPathComponent(
      "Tests/RealSparkTests/Referee/HeapCeiling.java")
    let result = try run(
      URL(fileURLWithPath: home).appendingPathComponent("bin/javac"),
      ["-d", folder.path, source.path])
    try #require(result.status == 0, "\(result.errors)")
  }

  private static func compare(
    _ cases: [(options: [String], expected: ByteSize)], name: String
  ) throws {
    try withTemporaryFolder { folder in
      try compiled(into: folder)
      let answers = try cases.map { try ceiling($0.options, classes: folder) }
      let differences = Differences(
        questions: cases.map { $0.options.joined(separator: " ") }, spark: answers,
        ours: cases.map { "\($0.expected.bytes)" })
      #expect(differences.count == 0, "\(differences)")
      print("\(name): \(answers.count) JVMs")
    }
  }

  @Test func isWhatEachCollectorLeavesOfTheHeap() throws {
    var generator = SeededGenerator(seed: 17)
    var cases: [(options: [String], expected: ByteSize)] = []
    for (collector, option) in Self.collectors {
      for index in 0..<12 {
        let most: Int64 = index < 6 ? 2_000_000 : 30_000_000
        let heap = ByteSize.kibibytes(Int64.random(in: 460_800...most, using: &generator))
        let flag = "-Xmx\(heap.bytes)"
        cases.append(([flag, option], collector.maxMemory(forHeap: heap)))
        guard heap < .gibibytes(4) else { continue }
        cases.append(
          (
            [flag, "-Xms\(heap.bytes)", option],
            collector.maxMemory(forHeap: heap, fullyCommitted: true)
          ))
      }
    }
    try Self.compare(cases, name: "Heap ceilings by collector")
  }

  @Test func followsTheOptionsThatSizeGenerations() throws {
    var generator = SeededGenerator(seed: 18)
    var cases: [(options: [String], expected: ByteSize)] = []
    for (collector, option) in Self.collectors {
      for index in 0..<12 {
        let heap = ByteSize.mebibytes(Int64.random(in: 600...3000, using: &generator))
        let young = Int64.random(in: 50...(heap.wholeMebibytes / 2), using: &generator)
        let more = [
          "-XX:NewRatio=\(Int.random(in: 1...6, using: &generator))", "-Xmn\(young)m",
          "-XX:SurvivorRatio=\(Int.random(in: 1...12, using: &generator))",
          "-XX:G1HeapRegionSize=\(Int.random(in: 1...32, using: &generator))m",
        ][index % 4]
        let committed = index.isMultiple(of: 3)
        let options = ["-Xmx\(heap.sparkText)", option, more]
        cases.append(
          (
            options + (committed ? ["-Xms\(heap.sparkText)"] : []),
            collector.maxMemory(
              forHeap: heap, fullyCommitted: committed,
              sizing: HeapSizing(javaOptions: options.joined(separator: " ")))
          ))
      }
    }
    try Self.compare(cases, name: "Heap ceilings by generation options")
  }
}
