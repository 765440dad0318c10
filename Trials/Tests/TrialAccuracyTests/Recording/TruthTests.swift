import Testing

@testable import TrialAccuracy

@Suite struct TruthTests {
  @Test(
    "what an output says tells what ran out",
    arguments: [
      (["Lost executor", "bigger than spark.driver.maxResultSize"], FailureKind.driverResultSize),
      (["OutOfMemoryError: Java heap space", "exited with code 52"], .executorHeap),
      (["OutOfMemoryError: Java heap space"], .driverHeap),
      (["OutOfMemoryError: There is not enough memory to build hash map"], .acquire),
      (["Unable to acquire 65536 bytes", "OutOfMemoryError: Java heap space"], .acquire),
      (["Not enough memory to build and broadcast"], .broadcast),
      (["exited with code 137"], .container),
    ])
  func phrases(seen: [String], kind: FailureKind) {
    #expect(FailureKind(phrases: seen) == kind)
  }

  @Test("an executor that was only stopped tells of no memory")
  func noPhrase() {
    #expect(FailureKind(phrases: ["Lost executor", "exited with code 143"]) == nil)
  }

  @Test("a recorder's word for the failure goes before what the output says")
  func word() {
    let trial = SmallTrials.trial(
      "c", ok: false, failure: "container", seen: ["OutOfMemoryError: Java heap space"])
    #expect(trial.truth.failure == .container && !trial.truth.worked)
  }

  @Test("a failure of nothing that is known of memory is not judged")
  func other() {
    #expect(SmallTrials.trial("c", ok: false).truth.ending == .other)
    #expect(SmallTrials.trial("c", ok: false, failure: "timeout").truth.ending == .other)
    #expect(!SmallTrials.trial("c", ok: false).truth.isJudged)
  }

  @Test("a run that worked after failures is neither a success nor a failure")
  func recovered() {
    let truth = SmallTrials.trial(
      "c", seen: ["OutOfMemoryError: Java heap space", "exited with code 52"]
    ).truth
    #expect(truth.ending == .recovered(.executorHeap))
    #expect(!truth.worked && truth.failure == nil && !truth.isJudged)
  }

  @Test("spill counts above 16 MiB")
  func spill() {
    #expect(!SmallTrials.trial("c", summary: SmallTrials.spilling(16)).truth.spilled)
    #expect(SmallTrials.trial("c", summary: SmallTrials.spilling(17)).truth.spilled)
    #expect(!SmallTrials.trial("c").truth.spilled)
  }

  @Test("the share of collections is of the time that tasks ran, and of no time there is none")
  func collections() {
    let summary = SmallTrials.spilling(0, gc: 30, run: 120)
    #expect(SmallTrials.trial("c", summary: summary).truth.gcShare == 0.25)
    #expect(
      SmallTrials.trial("c", summary: SmallTrials.spilling(0, gc: 1, run: 0)).truth.gcShare == nil)
  }

  @Test("the duration is the application's, from the log")
  func duration() {
    #expect(SmallTrials.trial("c").truth.durationMs == 30_000)
    #expect(SmallTrials.trial("c", hasLog: false).truth.durationMs == nil)
  }

  @Test("a cache of which less than 95 % was held was evicted")
  func eviction() {
    #expect(Truth(ending: .worked, cachedFraction: 0.94).evicted)
    #expect(!Truth(ending: .worked, cachedFraction: 0.95).evicted)
    #expect(!Truth(ending: .worked).evicted)
  }
}
