import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// Executors of 8 GiB in containers that YARN rounds up to 9 GiB; outside the heap they took up to
/// 2 GiB, which is what was resident beyond the 7 GiB of heap in use.
@Suite struct ContainerPredictionTests {
  private func judgement(
    _ changes: [String: String] = [:], live: ByteSize = .gibibytes(1),
    for manager: ClusterManager? = nil, _ change: (inout Run) -> Void = { _ in }
  ) -> Judgement {
    var run = Run()
    run.sample(heap: .gibibytes(7), unified: .gibibytes(2), resident: .gibibytes(9))
    change(&run)
    let assessment = run.assessment(for: manager)
    let deployment = Deployment(assessment.setup, changing: changes)
    return ContainerPrediction(
      assessment, deployment, liveHeap: Bracket(low: live, high: .gibibytes(7))
    ).judgement
  }

  private func python(_ gibibytes: Int64) -> (inout Run) -> Void {
    {
      $0.sample(
        heap: .gibibytes(7), unified: .gibibytes(2), resident: .gibibytes(9),
        python: .gibibytes(gibibytes))
    }
  }

  @Test("what the run did in no more memory it does again")
  func own() {
    #expect(judgement().verdict == .safe)
    #expect(judgement(["spark.executor.memoryOverhead": "2g"]).verdict == .safe)
    #expect(judgement(["spark.executor.cores": "2"]).verdict == .safe)
  }

  @Test("less beside the heap than was resident is at risk")
  func atRisk() {
    // The heap of 8 GiB and 2 GiB beside it, in 8 GiB and 384 MiB that YARN rounds up to 9 GiB.
    let judgement = judgement(["spark.executor.memoryOverhead": "384m"])
    #expect(judgement.verdict == .atRisk)
    #expect(judgement.failure?.kind == .container)
    #expect(judgement.failure?.reason.contains("10 GiB") == true)
    #expect(judgement.failure?.reason.contains("container of 9 GiB") == true)
  }

  /// Python workers of 4 GiB and a live heap of 6 GiB have no room in 9 GiB.
  @Test("fails where what is live and what lies outside cannot be there together")
  func fails() {
    let little = ["spark.executor.memoryOverhead": "384m"]
    let judgement = judgement(little, live: .gibibytes(6), python(4))
    #expect(judgement.verdict == .fails)
    #expect(judgement.failure?.reason.contains("at least 10 GiB") == true)
    #expect(self.judgement(little, live: .gibibytes(5), python(4)).verdict == .atRisk)
  }

  /// With twice the slots 4 GiB of Python become 8, beside 1 GiB of live heap.
  @Test("every slot has a Python worker")
  func slots() {
    let more = ["spark.executor.cores": "8"]
    #expect(judgement(more, live: .gibibytes(1), python(4)).verdict == .atRisk)
    #expect(judgement(more, live: .mebibytes(1025), python(4)).verdict == .fails)
    let roomy = more.merging(["spark.executor.memoryOverhead": "11g"]) { $1 }
    #expect(judgement(roomy, python(4)).verdict == .safe)
  }

  @Test("without process-tree metrics nothing is known of less")
  func unseen() {
    func unsampled(_ run: inout Run) {
      run.sample(heap: .gibibytes(7), unified: .gibibytes(2))
    }
    #expect(judgement([:], unsampled).verdict == .safe)
    let less = judgement(["spark.executor.memoryOverhead": "384m"], unsampled)
    #expect(less.verdict == .unknown)
    #expect(less.unknowns.first?.contains("process-tree metrics") == true)
  }

  @Test("a manager that enforces nothing kills nothing")
  func notEnforced() {
    #expect(judgement(for: .standalone).verdict == .safe)
    #expect(judgement(for: .standalone, python(20)).verdict == .safe)
  }

  @Test("an overhead that somebody sets where nothing is enforced may be a limit of his own")
  func ownLimit() {
    let little = ["spark.executor.memoryOverhead": "1g"]
    let judgement = judgement(little, for: .standalone)
    #expect(judgement.verdict == .atRisk)
    #expect(judgement.failure?.reason.hasSuffix("if something enforces it") == true)
    // Even what must fail there is a risk only, for want of a limit that is known.
    #expect(
      self.judgement(little, live: .gibibytes(8), for: .standalone, python(4)).verdict == .atRisk)
    #expect(
      self.judgement(["spark.executor.memoryOverhead": "3g"], for: .standalone).verdict == .safe)
  }

  @Test("a run whose containers were killed proves nothing of its size")
  func killed() {
    let judgement = judgement {
      $0.lose(
        "1",
        "Container killed by YARN for exceeding memory limits. 9.1 GB of 9 GB physical memory used."
      )
    }
    #expect(judgement.verdict == .atRisk)
  }

  @Test("a process without a container has no limit")
  func local() {
    let assessment = Run(master: "local[4]", driver: .gibibytes(8)).assessment()
    let prediction = ContainerPrediction(
      assessment, Deployment(assessment.setup, changing: [:]), liveHeap: nil)
    #expect(prediction.judgement.verdict == .safe)
  }
}
