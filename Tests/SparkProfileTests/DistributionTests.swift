import Foundation
import TestSupport
import Testing

@testable import SparkProfile

@Suite struct DistributionTests {
  @Test func nothingRecorded() {
    let empty = Distribution()
    #expect(empty.count == 0 && empty.sum == 0 && empty.minimum == 0 && empty.maximum == 0)
    #expect(empty.quantile(0.5) == 0)
    #expect(empty.mean == 0)
  }

  @Test func zeroAndNegativeCountAsZero() {
    let values = Distribution(of: [0, -1, .min, 6])
    #expect(values.count == 4)
    #expect(values.sum == 6)
    #expect(values.minimum == 0)
    #expect(values.maximum == 6)
    #expect(values.quantile(0.75) == 0)
    #expect(values.quantile(1) == 6)
    #expect(values.mean == 1.5)
  }

  @Test func theMinimumIsThatOfTheValuesAndNotZero() {
    #expect(Distribution(of: [7, 5, 9]).minimum == 5)
  }

  @Test func extremesAreHeldAndDoNotTrap() {
    let values = Distribution(of: [.max, .max, 1])
    #expect(values.sum == .max)
    #expect(values.maximum == .max)
    #expect(values.quantile(0) == 1)
    #expect(values.quantile(1) == .max)
  }

  @Test(arguments: [-1.0, 0, 0.5, 1, 2, .infinity, -.infinity, .nan])
  func anyShareGivesAValueWithinTheBounds(_ share: Double) {
    let quantile = Distribution(of: [10, 20, 30]).quantile(share)
    #expect(10...30 ~= quantile)
  }

  @Test func smallValuesAreExact() {
    for value in Int64(0)..<16 {
      let between = Distribution(of: [0, value, 1000])
      #expect(between.quantile(0.5) == value)
    }
  }

  /// At every bucket's edge: the quantile is not below the value and at most an eighth above.
  @Test func everyPowerOfTwoAndItsNeighbours() {
    for exponent in 3..<62 {
      for offset in Int64(-1)...1 {
        let value = (Int64(1) << exponent) + offset
        let quantile = Distribution(of: [0, value, .max]).quantile(0.5)
        #expect(quantile >= value)
        #expect(quantile - value <= value / 8)
      }
    }
  }

  @Test(arguments: 0..<20) func quantilesAgainstSortedValues(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<Int.random(in: 1...300, using: &random)).map { _ in
      Int64.random(in: 0...(1 << Int64.random(in: 0...50, using: &random)), using: &random)
    }
    let sorted = values.sorted()
    let distribution = Distribution(of: values)
    #expect(distribution.count == values.count)
    #expect(distribution.sum == values.reduce(0, +))
    #expect(distribution.minimum == sorted.first)
    #expect(distribution.maximum == sorted.last)
    for share in [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1] {
      let rank = max(1, Int((Double(values.count) * share).rounded(.up)))
      let exact = sorted[rank - 1]
      let quantile = distribution.quantile(share)
      #expect(quantile >= exact)
      #expect(quantile - exact <= exact / 8)
    }
  }

  @Test(arguments: 0..<20) func mergingIsRecordingAll(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<100).map { _ in Int64.random(in: -5...1_000_000, using: &random) }
    let cut = Int.random(in: 0...values.count, using: &random)
    var merged = Distribution(of: Array(values[..<cut]))
    merged.merge(Distribution(of: Array(values[cut...])))
    #expect(merged == Distribution(of: values))
  }

  @Test func codingKeepsAll() throws {
    let values = Distribution(of: [0, 3, 17, 1 << 40, .max])
    let coded = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode(Distribution.self, from: coded) == values)
  }
}

extension Distribution {
  init(of values: [Int64]) {
    self.init()
    values.forEach { record($0) }
  }
}
