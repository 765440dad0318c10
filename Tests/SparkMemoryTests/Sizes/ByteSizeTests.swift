import SparkMemory
import Testing

@Suite struct ByteSizeTests {
  @Test func unitsAreMultiplesOf1024() {
    #expect(ByteSize.kibibytes(1).bytes == 1024)
    #expect(ByteSize.mebibytes(300).bytes == 314_572_800)
    #expect(ByteSize.gibibytes(1).bytes == 1_073_741_824)
    #expect(ByteSize(1, .tebibyte).bytes == 1_099_511_627_776)
    #expect(ByteSize(1, .pebibyte).bytes == 1_125_899_906_842_624)
  }

  @Test func arithmeticSaturates() {
    let most = ByteSize(bytes: .max)
    let least = ByteSize(bytes: .min)
    #expect(ByteSize.gibibytes(.max) == most)
    #expect(ByteSize.gibibytes(.min) == least)
    #expect(most + ByteSize(bytes: 1) == most)
    #expect(least + ByteSize(bytes: -1) == least)
    #expect(least - ByteSize(bytes: 1) == least)
    #expect(most - ByteSize(bytes: -1) == most)
    #expect(.zero - least == most)
    #expect(most.roundedUp(toMultipleOf: .mebibytes(2)) == most)
  }

  @Test(
    arguments: [
      (0, 1024, 0), (1, 1024, 1024), (1024, 1024, 1024), (1025, 1024, 2048), (-1, 1024, 0),
      (-1025, 1024, -1024), (5, 0, 5), (5, -3, 5),
    ] as [(Int64, Int64, Int64)])
  func roundsUp(size: Int64, step: Int64, expected: Int64) {
    #expect(
      ByteSize(bytes: size).roundedUp(toMultipleOf: ByteSize(bytes: step)).bytes == expected)
  }

  @Test(
    arguments: [
      (0, 1024, 0), (1023, 1024, 0), (1025, 1024, 1024), (-1, 1024, -1024), (5, 0, 5),
    ] as [(Int64, Int64, Int64)])
  func roundsDown(size: Int64, step: Int64, expected: Int64) {
    #expect(
      ByteSize(bytes: size).roundedDown(toMultipleOf: ByteSize(bytes: step)).bytes == expected)
  }

  @Test func wholeMebibytesTruncate() {
    #expect(ByteSize.kibibytes(1535).wholeMebibytes == 1)
    #expect(ByteSize.kibibytes(512).wholeMebibytes == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
  func scalingNeverTraps(factor: Double) {
    let size = ByteSize.gibibytes(1).scaled(by: factor)
    let expected: Int64 = factor.isNaN ? 0 : (factor < 0 ? .min : .max)
    #expect(size.bytes == expected)
  }

  @Test func ordersByBytes() {
    #expect(ByteSize.mebibytes(1023) < .gibibytes(1))
    #expect([ByteSize.gibibytes(1), .zero, .mebibytes(1)].sorted().first == .zero)
  }
}
