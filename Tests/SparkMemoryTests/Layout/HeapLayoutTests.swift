import SparkMemory
import Testing

/// Values that released versions of Spark showed, and `UnifiedMemoryManagerSuite`.
@Suite struct HeapLayoutTests {
  @Test(
    arguments: [
      ("512m", .g1, 133_378_867, 66_689_433), ("512m", .parallel, 97_832_140, 48_916_070),
      ("512m", .serial, 122_644_070, 61_322_035), ("1g", .g1, 455_501_414, 227_750_707),
      ("1g", .parallel, 384_093_388, 192_046_694), ("1g", .serial, 434_031_820, 217_015_910),
      ("2g", .g1, 1_099_746_508, 549_873_254), ("2g", .parallel, 956_615_884, 478_307_942),
      ("2g", .serial, 1_056_807_321, 528_403_660), ("4g", .g1, 2_388_236_697, 1_194_118_348),
      ("4g", .parallel, 2_101_975_449, 1_050_987_724),
      ("4g", .serial, 2_302_358_323, 1_151_179_161),
      ("7g", .parallel, 3_820_172_083, 1_910_086_041),
      ("8g", .g1, 4_965_217_075, 2_482_608_537), ("8g", .parallel, 4_392_694_579, 2_196_347_289),
      ("8g", .serial, 4_793_421_004, 2_396_710_502),
      ("16g", .g1, 10_119_177_830, 5_059_588_915), ("31g", .g1, 19_782_854_246, 9_891_427_123),
      ("32g", .parallel, 18_136_694_784, 9_068_347_392),
      ("64g", .g1, 41_042_942_361, 20_521_471_180), ("450m", .g1, 94_371_840, 47_185_920),
      ("451m", .g1, 95_630_131, 47_815_065), ("600m", .g1, 188_743_680, 94_371_840),
    ] as [(String, GarbageCollector, Int64, Int64)])
  func dividesTheHeap(
    heap: String, collector: GarbageCollector, unified: Int64, storage: Int64
  ) throws {
    let heap = try ByteSize(parsing: heap, bareUnit: .byte)
    let layout = try HeapLayout(heap: heap, collector: collector)
    #expect(layout.unified.bytes == unified)
    #expect(layout.storageRegion.bytes == storage)
    #expect(layout.storageRegion + layout.executionRegion == layout.unified)
    #expect(layout.reserved + layout.user + layout.unified == layout.maxMemory)
    #expect(layout.reserved.bytes == 314_572_800)
  }

  @Test(
    arguments: [
      ("1g", 428_762_726, 214_381_363), ("4g", 2_280_967_372, 1_140_483_686),
    ] as [(String, Int64, Int64)])
  func dividesAFullyCommittedHeap(heap: String, unified: Int64, storage: Int64) throws {
    let heap = try ByteSize(parsing: heap, bareUnit: .byte)
    let layout = try HeapLayout(heap: heap, collector: .parallel, fullyCommitted: true)
    #expect(layout.unified.bytes == unified)
    #expect(layout.storageRegion.bytes == storage)
  }

  @Test func knowsWhatTheCollectorHides() throws {
    let layout = try HeapLayout(heap: .gibibytes(1), collector: .serial)
    #expect(layout.hidden.bytes == 35_782_656)
    #expect(try HeapLayout(heap: .mebibytes(451)).hidden == .zero)
  }

  @Test func takesAnObservedMaxMemory() throws {
    let layout = try HeapLayout(maxMemory: ByteSize(bytes: 954_728_448), heap: .gibibytes(1))
    #expect(layout.unified.bytes == 384_093_388)
    #expect(layout.heap == .gibibytes(1))
  }

  @Test func tasksShareThePools() throws {
    let layout = try HeapLayout(heap: .gibibytes(8))
    #expect(layout.mostPerTask(slots: 5).bytes == 993_043_415)
    #expect(layout.leastPerTask(slots: 5).bytes == 248_260_853)
    #expect(layout.mostPerTask(slots: 1) == layout.unified)
    #expect(layout.mostPerTask(slots: 0) == layout.unified)
    #expect(layout.leastPerTask(slots: .min).bytes == layout.executionRegion.bytes / 2)
    #expect(layout.leastPerTask(slots: .max).bytes == 0)
  }

  @Test(
    arguments: [
      ("448m", .g1), ("450m", .parallel), ("450m", .serial), ("0b", .g1), ("1m", .z),
    ] as [(String, GarbageCollector)])
  func refusesASmallHeap(heap: String, collector: GarbageCollector) throws {
    let heap = try ByteSize(parsing: heap, bareUnit: .byte)
    #expect(throws: LayoutError.self) { try HeapLayout(heap: heap, collector: collector) }
  }

  @Test(arguments: [(-0.1, 0.5), (1.5, 0.5), (.nan, 0.5), (0, 0.5), (0.6, 1), (0.6, -1)])
  func refusesFractions(memory: Double, storage: Double) {
    #expect(throws: LayoutError.self) {
      try HeapLayout(heap: .gibibytes(1), memoryFraction: memory, storageFraction: storage)
    }
  }

  @Test func fractionsAtTheirEndsAreTaken() throws {
    let all = try HeapLayout(heap: .gibibytes(1), memoryFraction: 1, storageFraction: 0)
    #expect(all.user == .zero)
    #expect(all.executionRegion == all.unified)
  }
}
