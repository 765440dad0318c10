import Testing

@testable import TrialAccuracy

@Suite struct HeapGridTests {
  private let mib = SmallTrials.mebibyte
  private let base = SmallTrials.trial("base", memory: "2g")

  private func grid(_ trials: [Trial], cores: Int = 2, executors: Int = 1) -> HeapGrid {
    HeapGrid(of: base, cores: cores, executors: executors, among: [base] + trials)
  }

  private func failing(
    _ memory: String, _ kind: String = "executor-heap", conf: [String: String] = [:],
    container: Int64? = nil
  ) -> Trial {
    SmallTrials.trial(
      "f\(memory)", memory: memory, ok: false, failure: kind, conf: conf, container: container)
  }

  @Test("the smallest that worked, and the smallest that worked without spill or eviction")
  func smallest() {
    var evicting = SmallTrials.trial("evicting", memory: "700m")
    evicting.truth.cachedFraction = 0.5
    let grid = grid([
      SmallTrials.trial("spilling", memory: "600m", summary: SmallTrials.spilling(100)), evicting,
      SmallTrials.trial("clean", memory: "800m"), failing("500m"),
    ])
    #expect(grid.smallest == 600 * mib && grid.smallestWithoutSpill == 800 * mib)
    #expect(grid.likeness == .sameShape)
  }

  @Test("other data, collectors, versions and cores are another grid")
  func apart() {
    let grid = grid([
      SmallTrials.trial("a", memory: "600m", scale: 2),
      SmallTrials.trial("b", memory: "600m", collector: "Parallel"),
      SmallTrials.trial("c", memory: "600m", spark: "3.5.8"),
      SmallTrials.trial("d", memory: "600m", cores: 1),
      SmallTrials.trial("e", memory: "600m", workload: "v"),
    ])
    #expect(grid.trials.map(\.id) == ["w/base"])
  }

  @Test(
    "where runs with the number of executors do not differ in heap, all with the cores are taken")
  func likeness() {
    let two = SmallTrials.trial("two", memory: "768m", executors: 2)
    #expect(grid([two]).likeness == .sameCores && grid([two]).smallest == 768 * mib)
    let other = SmallTrials.trial("other", memory: "1g")
    #expect(grid([two, other]).likeness == .sameShape)
    #expect(grid([two, other]).smallest == 1024 * mib)
    #expect(grid([two, other], executors: 3).likeness == .sameCores)
  }

  @Test("one size is no smallest")
  func oneSize() {
    #expect(grid([]).likeness == .none && grid([]).smallest == nil)
    #expect(grid([]).smallestWithoutSpill == nil)
    let failing = failing("600m")
    #expect(grid([failing], cores: 8).likeness == .none)
    #expect(grid([failing]).likeness == .sameShape && grid([failing]).smallest == 2048 * mib)
  }

  @Test("a failure with no less heap shows that a heap is too small")
  func refutation() {
    let grid = grid([failing("600m")])
    #expect(grid.refutation(of: 600 * mib, settings: [:])?.id == "w/f600m")
    #expect(grid.refutation(of: 601 * mib, settings: [:]) == nil)
  }

  @Test("a failure of the driver says nothing of executors")
  func drivers() {
    let grid = grid([failing("600m", "driver-heap")])
    #expect(grid.refutation(of: 500 * mib, settings: [:]) == nil)
  }

  @Test("a failure with fewer partitions, or other fractions, shows nothing")
  func harder() {
    let partitions = "spark.sql.shuffle.partitions"
    let few = grid([failing("600m", conf: [partitions: "16"])])
    #expect(few.refutation(of: 500 * mib, settings: [partitions: "16"]) != nil)
    #expect(few.refutation(of: 500 * mib, settings: [partitions: "8"]) != nil)
    #expect(few.refutation(of: 500 * mib, settings: [partitions: "32"]) == nil)
    let fraction = grid([failing("600m", conf: ["spark.memory.storageFraction": "0.8"])])
    #expect(fraction.refutation(of: 500 * mib, settings: [:]) == nil)
    #expect(
      fraction.refutation(of: 500 * mib, settings: ["spark.memory.storageFraction": "0.80"])
        != nil)
  }

  @Test("a container that was killed shows that one no larger is too small")
  func containers() {
    let grid = grid([failing("1g", "container", container: 1400 * mib)])
    let key = "spark.executor.memoryOverhead"
    #expect(grid.refutation(of: 900 * mib, settings: [key: "500m"]) != nil)
    #expect(grid.refutation(of: 900 * mib, settings: [key: "501m"]) == nil)
    #expect(grid.refutation(of: 1016 * mib, settings: [:]) != nil)
    #expect(grid.refutation(of: 1017 * mib, settings: [:]) == nil)
    let offHeap = ["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1m"]
    #expect(grid.refutation(of: 1016 * mib, settings: offHeap) == nil)
  }
}
