import SparkProfile
import TestSupport
import Testing

@Suite struct DistributionGroupsTests {
  @Test("no values are no groups")
  func none() {
    #expect(Distribution().groups.isEmpty)
  }

  @Test("equal values are one group with their own mean")
  func equal() {
    let groups = Distribution(of: [1000, 1000, 1000]).groups
    #expect(groups.map(\.count) == [3])
    #expect(groups.map(\.mean) == [1000])
  }

  @Test("small values are groups of their own")
  func small() {
    let groups = Distribution(of: [7, 0, 3, 3]).groups
    #expect(groups.map(\.mean) == [0, 3, 7])
    #expect(groups.map(\.count) == [1, 2, 1])
  }

  /// Between 1024 and 2047 a group is 128 wide.
  @Test("values within an eighth share a group, and its mean is theirs")
  func eighth() {
    let groups = Distribution(of: [1024, 1151, 1152]).groups
    #expect(groups.map(\.count) == [2, 1])
    #expect(groups.map(\.mean) == [1087, 1152])
  }

  @Test("groups hold all values, from small to large, none wider than an eighth", arguments: 0..<20)
  func all(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<200).map { _ in
      Int64.random(in: 0...(1 << Int64.random(in: 0...50, using: &random)), using: &random)
    }
    let distribution = Distribution(of: values)
    let groups = distribution.groups
    #expect(groups.reduce(0) { $0 + $1.count } == values.count)
    #expect(groups.map(\.mean) == groups.map(\.mean).sorted())
    // Each mean is cut to a whole number, so that up to one is lost for each value.
    let sum = groups.reduce(Int64(0)) { $0 + $1.mean * Int64($1.count) }
    #expect(sum <= distribution.sum && sum > distribution.sum - Int64(values.count))
    var sorted = values.sorted()[...]
    for group in groups {
      let held = sorted.prefix(group.count)
      sorted = sorted.dropFirst(group.count)
      #expect((held.last ?? 0) <= (held.first ?? 0) + (held.first ?? 0) / 8)
      #expect(group.mean == held.reduce(0, +) / Int64(group.count))
    }
  }

  @Test("groups of two that are merged are those of all values")
  func merged() {
    var merged = Distribution(of: [5, 900, 1 << 40])
    merged.merge(Distribution(of: [901, 6]))
    #expect(merged.groups == Distribution(of: [5, 6, 900, 901, 1 << 40]).groups)
  }

  @Test("sums beyond 64 bits are held, and no mean is above the largest value")
  func saturated() {
    let groups = Distribution(of: [.max, .max, .max]).groups
    #expect(groups.map(\.count) == [3])
    #expect(groups.allSatisfy { $0.mean > 0 })
  }
}
