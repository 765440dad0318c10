import SparkMemory
import Testing

/// Pages that released versions showed.
@Suite struct TungstenPageTests {
  private static func page(
    _ heap: String, _ collector: GarbageCollector, cores: Int, fullyCommitted: Bool = false,
    version: SparkVersion = .latest
  ) throws -> Int64 {
    let layout = try HeapLayout(
      heap: ByteSize(parsing: heap, bareUnit: .byte), collector: collector,
      fullyCommitted: fullyCommitted)
    return TungstenPage(
      executionRegion: layout.executionRegion, cores: cores, collector: collector, version: version
    ).size.bytes
  }

  @Test(
    arguments: [
      ("512m", .g1, 4_194_288, 1_048_560, 1_048_560),
      ("512m", .parallel, 4_194_304, 1_048_576, 1_048_576),
      ("512m", .serial, 4_194_304, 1_048_576, 1_048_576),
      ("1g", .g1, 16_777_200, 4_194_288, 2_097_136),
      ("1g", .parallel, 16_777_216, 4_194_304, 2_097_152),
      ("1g", .serial, 16_777_216, 4_194_304, 2_097_152),
      ("2g", .g1, 67_108_848, 16_777_200, 8_388_592),
      ("2g", .parallel, 33_554_432, 8_388_608, 4_194_304),
      ("4g", .g1, 67_108_848, 33_554_416, 16_777_200),
      ("4g", .parallel, 67_108_864, 16_777_216, 8_388_608),
      ("8g", .g1, 67_108_848, 67_108_848, 33_554_416),
      ("8g", .serial, 67_108_864, 67_108_864, 33_554_432),
      ("64g", .g1, 67_108_848, 67_108_848, 67_108_848),
    ] as [(String, GarbageCollector, Int64, Int64, Int64)])
  func dependOnHeapCollectorAndCores(
    heap: String, collector: GarbageCollector, one: Int64, four: Int64, eight: Int64
  ) throws {
    #expect(try Self.page(heap, collector, cores: 1) == one)
    #expect(try Self.page(heap, collector, cores: 4) == four)
    #expect(try Self.page(heap, collector, cores: 8) == eight)
  }

  @Test func ofAFullyCommittedHeapMayBeGreater() throws {
    #expect(try Self.page("4g", .parallel, cores: 4, fullyCommitted: true) == 33_554_432)
  }

  @Test(
    arguments: [
      (.g1, .v(3, 2, 4), false), (.g1, .v(3, 3), true), (.z, .v(4, 0), false), (.z, .v(4, 1), true),
      (.shenandoah, .v(4, 0), false), (.shenandoah, .v(4, 1), true), (.parallel, .latest, false),
      (.serial, .latest, false),
    ] as [(GarbageCollector, SparkVersion, Bool)])
  func fitIntoARegionSince(collector: GarbageCollector, version: SparkVersion, fits: Bool) {
    let page = TungstenPage(
      executionRegion: .gibibytes(1), cores: 4, collector: collector, version: version)
    #expect(page.size.bytes == 16_777_216 - (fits ? 16 : 0))
    let outside = TungstenPage(
      executionRegion: .gibibytes(1), cores: 4, isOffHeap: true, collector: collector,
      version: version)
    #expect(outside.size.bytes == 16_777_216)
  }

  @Test func aSettingCounts() throws {
    let configuration = SparkConfiguration(["spark.buffer.pageSize": "3m"])
    let environment = ClusterEnvironment(manager: .yarn)
    let layout = try ContainerLayout(executorOf: configuration, environment: environment)
    let page = try TungstenPage(
      of: layout, cores: 4, configuration: configuration, collector: .g1, version: .latest)
    #expect(page.size == .mebibytes(3))
    #expect(throws: ConfigurationError.self) {
      try TungstenPage(
        of: layout, cores: 4, configuration: SparkConfiguration(["spark.buffer.pageSize": "x"]),
        collector: .g1, version: .latest)
    }
  }

  @Test func offHeapPagesFollowThePoolOutsideTheHeap() throws {
    let configuration = SparkConfiguration([
      "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "8g",
    ])
    let environment = ClusterEnvironment(manager: .yarn)
    let layout = try ContainerLayout(executorOf: configuration, environment: environment)
    let page = try TungstenPage(
      of: layout, cores: 8, configuration: configuration, collector: .g1, version: .latest)
    #expect(page.isOffHeap)
    #expect(page.size == .mebibytes(32))
  }

  @Test(arguments: [0, -1, Int.max])
  func extremesDoNotTrap(cores: Int) {
    for bytes in [Int64.min, -1, 0, .max] {
      let page = TungstenPage(executionRegion: ByteSize(bytes: bytes), cores: cores)
      #expect(page.size <= .mebibytes(64))
      #expect(page.size.bytes >= 1_048_560)
    }
  }
}
