import SparkMemory
import TestSupport
import Testing

/// Page sizes and storage memory that Spark's own memory manager chooses.
@Suite(.waitsForSpark) struct TungstenPageTests {
  private struct Question {
    var line: String
    var configuration: SparkConfiguration
    var cores: Int

    init(using generator: inout SeededGenerator) {
      cores = Int.random(in: 1...40, using: &generator)
      var values = [
        "spark.memory.fraction":
          ["0.6", "0.3", "0.75", "0.9"].randomElement(using: &generator) ?? "0.6",
        "spark.memory.storageFraction":
          ["0.5", "0.1", "0", "0.9"].randomElement(using: &generator) ?? "0.5",
      ]
      let offHeap = ByteSize.mebibytes(Int64.random(in: 1...20_000, using: &generator))
      if Bool.random(using: &generator) {
        values["spark.memory.offHeap.enabled"] = "true"
        values["spark.memory.offHeap.size"] = offHeap.sparkText
      }
      if Int.random(in: 0..<8, using: &generator) == 0 {
        values["spark.buffer.pageSize"] =
          ["2m", "1048576", "33554432b"].randomElement(using: &generator)
      }
      configuration = SparkConfiguration(values)
      let settings = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      line = (["\(cores)"] + settings).joined(separator: "\t")
    }

    func answer(
      heap: ByteSize, collector: GarbageCollector, version: SparkVersion
    ) throws -> String {
      let environment = try ClusterEnvironment(
        configuration: configuration, version: version, manager: .standalone, collector: collector)
      let configuration = SparkConfiguration(
        self.configuration.values.merging(["spark.executor.memory": heap.sparkText]) { $1 })
      let layout = try ContainerLayout(executorOf: configuration, environment: environment)
      let page = try TungstenPage(
        of: layout, cores: cores, configuration: configuration, collector: collector,
        version: version)
      return "\(page.size.bytes) \(layout.heap.unified.bytes)"
    }
  }

  private static let jvms: [(ByteSize, GarbageCollector, String)] = [
    (.mebibytes(600), .g1, "-XX:+UseG1GC"), (.gibibytes(7), .g1, "-XX:+UseG1GC"),
    (.gibibytes(2), .parallel, "-XX:+UseParallelGC"), (.gibibytes(3), .serial, "-XX:+UseSerialGC"),
    (.gibibytes(5), .z, "-XX:+UseZGC"), (.gibibytes(40), .g1, "-XX:+UseG1GC"),
    (.gibibytes(4), .shenandoah, "-XX:+UseShenandoahGC"),
  ]

  @Test(arguments: SparkReferee.allCases)
  func areThoseOfTheMemoryManager(_ referee: SparkReferee) throws {
    var generator = SeededGenerator(seed: 5)
    for (heap, collector, option) in Self.jvms {
      let questions = (0..<400).map { _ in Question(using: &generator) }
      let spark = try referee.answers(
        to: questions.map(\.line), by: "TungstenPages",
        javaOptions: ["-Xmx\(heap.sparkText)", option])
      let ours = try questions.map {
        try $0.answer(heap: heap, collector: collector, version: referee.version)
      }
      let differences = Differences(questions: questions.map(\.line), spark: spark, ours: ours)
      #expect(differences.count == 0, "\(collector) \(heap): \(differences)")
    }
    print("Tungsten pages, Spark \(referee): \(Self.jvms.count * 400) configurations")
  }
}
