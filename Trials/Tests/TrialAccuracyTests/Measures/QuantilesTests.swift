import Testing

@testable import TrialAccuracy

@Suite struct QuantilesTests {
  @Test("a quantile lies in a straight line between the two nearest values")
  func lines() {
    let sample = Sample([40, 10, 30, 20])
    #expect(sample.median == 25)
    #expect(sample.quantile(0) == 10 && sample.quantile(1) == 40)
    #expect(sample.quantile(0.1) == 13)
    #expect(sample.quantile(0.9) == 37)
  }

  @Test("of one value every quantile is that value, and of none there is none")
  func few() {
    #expect(Sample([7]).quantile(0.1) == 7 && Sample([7]).quantile(0.9) == 7)
    #expect(Sample([]).median == nil && Sample([]).medianFactor == nil)
  }

  @Test("shares beyond the ends are the ends, and what is no number is left out")
  func ends() {
    let sample = Sample([1, .nan, 2, .infinity])
    #expect(sample.count == 2)
    #expect(sample.quantile(-1) == 1 && sample.quantile(9) == 2)
  }

  @Test("a half and a double are off by the same factor")
  func factors() {
    #expect(Sample([0.5, 2]).medianFactor == 2)
    #expect(Sample([0.25, 1, 2]).medianFactor == 2)
    #expect(Sample([0, 3]).medianFactor == 3)
  }

  @Test("a share of nothing has no value")
  func shares() {
    #expect(Share(0, of: 0).value == nil)
    #expect(Share(1, of: 4).value == 0.25)
    #expect(Share(of: [1, 2, 3]) { $0 > 1 } == Share(2, of: 3))
  }
}
