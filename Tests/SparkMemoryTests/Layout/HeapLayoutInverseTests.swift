import SparkMemory
import Testing

@Suite struct HeapLayoutInverseTests {
  @Test(
    arguments: [
      455_501_414, 384_093_388, 428_762_726, 4_965_217_075, 18_136_694_784, 94_371_840,
    ] as [Int64])
  func maxMemoryGivesBackTheLoggedValue(unified: Int64) throws {
    let maxMemory = HeapLayout.maxMemory(
      fromMaximumOnHeapMemory: ByteSize(bytes: unified), memoryFraction: 0.6)
    #expect(try HeapLayout(maxMemory: maxMemory).unified.bytes == unified)
  }

  @Test func maxMemoryIsTheTrueOneButForAFewBytes() {
    let maxMemory = HeapLayout.maxMemory(
      fromMaximumOnHeapMemory: ByteSize(bytes: 384_093_388), memoryFraction: 0.6)
    #expect((954_728_446...954_728_448).contains(maxMemory.bytes))
  }

  @Test(arguments: [0.1, 0.4, 0.6, 0.75, 0.9, 1])
  func smallestHeapIsEnoughAndOneByteLessIsNot(fraction: Double) throws {
    for bytes in stride(from: Int64(200_000_000), to: 60_000_000_000, by: 2_345_678_901) {
      let wanted = ByteSize(bytes: bytes)
      let heap = HeapLayout.smallestHeap(forUnified: wanted, memoryFraction: fraction)
      #expect(try HeapLayout(maxMemory: heap, memoryFraction: fraction).unified >= wanted)
      let less = heap - ByteSize(bytes: 1)
      guard less >= .mebibytes(450) else { continue }
      #expect(try HeapLayout(maxMemory: less, memoryFraction: fraction).unified < wanted)
    }
  }

  @Test func smallestHeapIsNotBelowSparksMinimum() {
    #expect(HeapLayout.smallestHeap(forUnified: .zero, memoryFraction: 0.6) == .mebibytes(450))
  }

  @Test(arguments: [0, -1, Double.nan])
  func whatCannotBeReachedIsTheGreatestSize(fraction: Double) {
    let heap = HeapLayout.smallestHeap(forUnified: .gibibytes(1), memoryFraction: fraction)
    #expect(heap.bytes == .max)
  }
}
