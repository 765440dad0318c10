import SparkMemory
import Testing

@Suite struct SettingConflictTests {
  private func losers(_ names: [String], version: SparkVersion = .latest) -> [String] {
    var configuration = SparkConfiguration()
    for (index, name) in names.enumerated() { configuration.values[name] = "\(index + 1)" }
    return SettingConflict.all(in: configuration, version: version).map(\.loser)
  }

  @Test func anExplicitOverheadSilencesFactorAndMinimum() {
    #expect(
      losers([
        "spark.executor.memoryOverhead", "spark.executor.memoryOverheadFactor",
        "spark.executor.minMemoryOverhead",
      ]) == ["spark.executor.memoryOverheadFactor", "spark.executor.minMemoryOverhead"])
    #expect(
      losers(["spark.driver.memoryOverheadFactor", "spark.driver.memoryOverhead"])
        == ["spark.driver.memoryOverheadFactor"])
  }

  @Test func theFactorOfKubernetesIsSharedByBothRolesAndSilencedByNeither() {
    #expect(
      losers(["spark.executor.memoryOverheadFactor", "spark.kubernetes.memoryOverheadFactor"])
        .isEmpty)
  }

  @Test func aSettingThatTheVersionDoesNotReadIsInNobodysWay() {
    let names = ["spark.executor.memoryOverhead", "spark.executor.minMemoryOverhead"]
    #expect(losers(names, version: .v(3, 5)).isEmpty)
    #expect(losers(names, version: .v(4, 0)) == ["spark.executor.minMemoryOverhead"])
  }

  @Test func theNameItselfSilencesItsOlderName() {
    #expect(
      losers(["spark.executor.memoryOverhead", "spark.yarn.executor.memoryOverhead"])
        == ["spark.yarn.executor.memoryOverhead"])
  }

  @Test func equalValuesUnderBothNamesAreNoConflict() {
    let configuration = SparkConfiguration([
      "spark.executor.memoryOverhead": "1g", "spark.yarn.executor.memoryOverhead": "1g",
    ])
    #expect(SettingConflict.all(in: configuration).isEmpty)
  }

  @Test func oneAloneIsNoConflict() {
    for name in ["spark.executor.memoryOverhead", "spark.executor.memoryOverheadFactor"] {
      #expect(losers([name]).isEmpty)
    }
  }
}
