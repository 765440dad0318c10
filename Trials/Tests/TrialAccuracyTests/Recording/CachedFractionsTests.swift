import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct CachedFractionsTests {
  private func trial(
    _ config: String, storage: Int64, executors: Int = 1, scale: Double = 1, caches: Bool = true
  ) -> Trial {
    var profile = SmallTrials.profile
    if caches {
      var rdd = CachedRDD(id: 1)
      rdd.storageLevel.usesMemory = true
      profile.cachedRDDs[1] = rdd
    }
    let bare = SmallTrials.trial(
      config, executors: executors, scale: scale, summary: Outcome.Summary(stor: storage))
    return Trial(id: bare.id, outcome: bare.outcome, profile: profile)
  }

  @Test("what a run held counts for all its executors, against the run that held most")
  func fractions() {
    let trials = CachedFractions.added(to: [
      trial("a", storage: 800), trial("b", storage: 200), trial("c", storage: 300, executors: 2),
    ])
    #expect(trials.map(\.truth.cachedFraction) == [1, 0.25, 0.75])
  }

  @Test("another amount of data is another cache, and who caches nothing has no fraction")
  func apart() {
    let trials = CachedFractions.added(to: [
      trial("a", storage: 800), trial("b", storage: 400, scale: 0.5),
      trial("c", storage: 100, caches: false),
    ])
    #expect(trials.map(\.truth.cachedFraction) == [1, 1, nil])
  }
}
