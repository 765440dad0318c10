import Testing

@testable import LogMultiplier

@Suite struct SplitMix64Tests {
  @Test("the sequence is the one that the authors' program prints for its seed")
  func sequence() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test("numbers below a bound are below it, and each of them comes")
  func bounds() {
    var random = SplitMix64(seed: 1)
    #expect(Set((0..<1000).map { _ in random.next(below: 5) }) == [0, 1, 2, 3, 4])
    #expect(random.next(below: 1) == 0)
    #expect(random.next(below: 0) == 0)
  }
}
