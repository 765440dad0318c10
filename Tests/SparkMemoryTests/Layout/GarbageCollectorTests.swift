import SparkMemory
import Testing

/// Values that JVMs 8 and 17 returned for `Runtime.maxMemory`.
@Suite struct GarbageCollectorTests {
  @Test(
    arguments: [
      ("512m", .g1, 536_870_912), ("512m", .parallel, 477_626_368), ("512m", .serial, 518_979_584),
      ("1g", .g1, 1_073_741_824), ("1g", .parallel, 954_728_448), ("1g", .serial, 1_037_959_168),
      ("2g", .g1, 2_147_483_648), ("2g", .parallel, 1_908_932_608), ("2g", .serial, 2_075_918_336),
      ("4g", .g1, 4_294_967_296), ("4g", .parallel, 3_817_865_216), ("4g", .serial, 4_151_836_672),
      ("7g", .parallel, 6_681_526_272), ("8g", .g1, 8_589_934_592),
      ("8g", .parallel, 7_635_730_432), ("8g", .serial, 8_303_607_808),
      ("16g", .g1, 17_179_869_184), ("31g", .g1, 33_285_996_544),
      ("32g", .parallel, 30_542_397_440), ("64g", .g1, 68_719_476_736),
      ("451m", .g1, 473_956_352), ("451m", .z, 473_956_352),
    ] as [(String, GarbageCollector, Int64)])
  func maxMemory(heap: String, collector: GarbageCollector, bytes: Int64) throws {
    let heap = try ByteSize(parsing: heap, bareUnit: .byte)
    #expect(collector.maxMemory(forHeap: heap).bytes == bytes)
  }

  @Test(arguments: [("1g", 1_029_177_344), ("4g", 4_116_185_088)] as [(String, Int64)])
  func parallelSeesMoreOfAFullyCommittedHeap(heap: String, bytes: Int64) throws {
    let heap = try ByteSize(parsing: heap, bareUnit: .byte)
    #expect(GarbageCollector.parallel.maxMemory(forHeap: heap, fullyCommitted: true).bytes == bytes)
    #expect(GarbageCollector.g1.maxMemory(forHeap: heap, fullyCommitted: true) == heap)
  }

  @Test(
    arguments: [
      ("-XX:+UseG1GC", .g1), ("-Dx=y -XX:+UseParallelGC -Dz", .parallel),
      ("-XX:+UseSerialGC", .serial), ("\"-XX:+UseZGC\"", .z), ("-XX:+UseShenandoahGC", .shenandoah),
      ("-XX:+UseG1GC -XX:+UseZGC", .z), ("-XX:-UseG1GC", nil), ("", nil), ("-Xms1g", nil),
    ] as [(String, GarbageCollector?)])
  func isToldByJavaOptions(options: String, collector: GarbageCollector?) {
    #expect(GarbageCollector(javaOptions: options) == collector)
  }

  @Test(arguments: GarbageCollector.allCases, [false, true])
  func neverOffersMoreThanTheRoundedHeap(collector: GarbageCollector, fullyCommitted: Bool) {
    for mebibytes in Int64(1)...4096 {
      let heap = ByteSize.mebibytes(mebibytes)
      let seen = collector.maxMemory(forHeap: heap, fullyCommitted: fullyCommitted)
      #expect(seen <= heap.roundedUp(toMultipleOf: .mebibytes(4)))
      #expect(seen.bytes > heap.bytes * 4 / 5)
    }
  }

  @Test(arguments: GarbageCollector.allCases, [false, true])
  func smallestHeapIsEnoughAndLessIsNot(collector: GarbageCollector, fullyCommitted: Bool) {
    for bytes in stride(from: Int64(471_859_200), to: 40_000_000_000, by: 1_234_567_891) {
      let wanted = ByteSize(bytes: bytes)
      let heap = collector.smallestHeap(forMaxMemory: wanted, fullyCommitted: fullyCommitted)
      #expect(collector.maxMemory(forHeap: heap, fullyCommitted: fullyCommitted) >= wanted)
      let less = heap - .mebibytes(1)
      #expect(collector.maxMemory(forHeap: less, fullyCommitted: fullyCommitted) < wanted)
    }
  }

  @Test(
    arguments: [
      (1_073_741_824, .g1), (954_728_448, .parallel), (954_728_446, .parallel),
      (1_029_177_344, .parallel), (1_037_959_168, .serial), (1_000_000_000, nil),
    ] as [(Int64, GarbageCollector?)])
  func isToldByWhatARunShows(maxMemory: Int64, collector: GarbageCollector?) {
    let shown = GarbageCollector.showing(
      maxMemory: ByteSize(bytes: maxMemory), ofHeap: .gibibytes(1))
    #expect(shown == collector)
  }

  @Test(arguments: GarbageCollector.allCases)
  func extremesDoNotTrap(collector: GarbageCollector) {
    #expect(collector.maxMemory(forHeap: ByteSize(bytes: .min)) == .zero)
    #expect(collector.maxMemory(forHeap: ByteSize(bytes: .max)).bytes > 0)
    #expect(collector.smallestHeap(forMaxMemory: ByteSize(bytes: .max)).bytes > 0)
    #expect(!collector.displayName.isEmpty)
  }
}
