import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct FitTests {
  @Test func wellSizedChangesNothing() {
    let fit = Run().answer().fit
    #expect(fit.changes.isEmpty)
    #expect(fit.executor?.heap.heap == .gibibytes(8))
    #expect(fit.instances == 4)
    #expect(fit.slots == 4)
  }

  @Test func everyLineHasAReason() {
    var run = Run(driver: .gibibytes(8))
    run.sample(heap: .gibibytes(2))
    let settings = run.answer().fit.settings
    #expect(settings.count >= 5)
    #expect(settings.allSatisfy { !$0.reason.isEmpty })
    #expect(Set(settings.map(\.key)).count == settings.count)
  }

  @Test func nothingRanIsNothingToFit() {
    let fit = Answer(Assessment(SparkProfile())).fit
    #expect(fit.executor == nil)
    #expect(fit.changes.isEmpty)
  }

  @Test func dynamicAllocationFixesNoNumber() {
    var run = Run()
    run.set("spark.dynamicAllocation.enabled", "true")
    let fit = run.answer().fit
    #expect(fit.instances == nil)
    #expect(!fit.settings.contains { $0.key == "spark.executor.instances" })
  }

  /// A local cluster's master states its workers' memory, which must not hold the heap back.
  @Test func aLocalClusterMayGrow() {
    var run = Run(master: "local-cluster[4,4,8192]")
    run.failTasks("Java heap space")
    let answer = run.answer()
    #expect(answer.fit.executor?.heap.heap == .gibibytes(14))
    #expect(answer.expectation.verdict == .atRisk)
  }

  @Test func anotherManagerGetsItsOwnContainer() {
    var run = Run(master: "spark://h:7077")
    run.sample(heap: .gibibytes(2))
    #expect(run.answer().fit.executor?.overhead == .zero)
    #expect((run.answer(for: .kubernetes).fit.executor?.overhead ?? .zero) > .zero)
    #expect(run.answer(for: .kubernetes).fit.executor?.manager == .kubernetes)
  }
}
