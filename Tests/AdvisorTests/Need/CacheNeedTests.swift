import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct CacheNeedTests {
  @Test func aCacheThatFitsNeedsWhatItHeld() {
    var run = Run()
    run.sample(heap: .gibibytes(3), unified: .gibibytes(2), storage: .gibibytes(2))
    run.cache(partitions: 100, block: .mebibytes(64))
    let need = run.assessment().executorNeed
    #expect(need?.evictsCache == false)
    #expect(need?.storage == Bracket(low: .gibibytes(2), high: .gibibytes(2)))
  }

  @Test func lostBlocksSayThatItDidNotFit() {
    var run = Run()
    run.sample(heap: .gibibytes(3), storage: .gibibytes(1))
    run.cache(partitions: 100, block: .mebibytes(64), lost: 7)
    let need = run.assessment().executorNeed
    #expect(need?.evictsCache == true)
    #expect(need?.storage.high == .mebibytes(1600))
    #expect(need?.evidence.contains { $0.figure == "7 blocks kept out of memory" } == true)
  }

  @Test func aFullStoragePoolSaysSoToo() {
    var run = Run()
    run.sample(heap: .gibibytes(6), storage: .gibibytes(4))
    run.cache(partitions: 0, block: .zero)
    let need = run.assessment().executorNeed
    #expect(need?.evictsCache == true)
    #expect(need?.storage == Bracket(low: .gibibytes(4), high: nil))
  }

  @Test func aFullPoolWithoutACacheIsNoEviction() {
    var run = Run()
    run.sample(heap: .gibibytes(6), storage: .gibibytes(4))
    #expect(run.assessment().executorNeed?.evictsCache == false)
  }

  /// Every copy of a block takes memory on some executor.
  @Test func copiesCount() {
    var run = Run()
    run.cache(partitions: 100, block: .mebibytes(64), lost: 1)
    run.profile.cachedRDDs[7]?.storageLevel.replication = 2
    #expect(run.assessment().executorNeed?.storage.high == .mebibytes(3200))
  }

  @Test func whatIsOffTheHeapIsNotInIt() {
    var run = Run()
    run.cache(lost: 3)
    run.profile.cachedRDDs[7]?.storageLevel.usesOffHeap = true
    #expect(run.assessment().executorNeed?.evictsCache == false)
  }

  @Test func damagedFiguresDoNotTrap() {
    var run = Run()
    run.cache(lost: .max)
    run.profile.cachedRDDs[8] = run.profile.cachedRDDs[7]
    run.profile.cachedRDDs[8]?.storageLevel.replication = .max
    #expect(run.assessment().executorNeed?.evictsCache == true)
  }
}
