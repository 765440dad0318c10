import SparkProfile
import SparkMemory
import Testing

@testable import Advisor

/// What must hold of every answer, whatever was read.
func expectCoherence(of answer: Answer, _ comment: Comment? = nil) {
  let (assessment, fit) = (answer.assessment, answer.fit)
  let (now, next) = (assessment.setup.executor, fit.executor)

  for setting in fit.settings {
    #expect(!setting.reason.isEmpty, comment)
    #expect(!setting.new.isEmpty, comment)
  }
  for finding in answer.findings {
    #expect(!finding.message.isEmpty && !finding.remedy.isEmpty, comment)
    let rule = Rules.all.first { $0.id == finding.id }?.about
    #expect(rule?.name == finding.rule, comment)
    #expect(rule.map { finding.severity <= $0.severity } == true, comment)
  }
  for statement in answer.expectation.statements { #expect(!statement.isEmpty, comment) }

  // What was valid stays valid, and above what Spark refuses.
  #expect(now == nil || next != nil, comment)
  #expect(assessment.setup.driver == nil || fit.driver != nil, comment)
  if let next {
    #expect(next.heap.maxMemory >= SparkFacts.minimumSystemMemory, comment)
    #expect(next.overhead >= .zero && next.slots >= 1, comment)
  }
  #expect((fit.instances ?? 1) >= 1, comment)

  // Brackets are brackets.
  if let need = assessment.executorNeed {
    for bracket in [need.heap, need.execution, need.storage, need.outsideHeap ?? .zero] {
      #expect(bracket.low <= bracket.high ?? bracket.low, comment)
      #expect(bracket.low >= .zero, comment)
    }
    #expect(need.heap.low >= SparkFacts.minimumSystemMemory, comment)
  }

  guard let need = assessment.executorNeed, let now, let next else { return }
  let isCut = next.heap.heap < now.heap.heap
  // Nothing is cut without a sample, after a failure, or on part of a log.
  if need.confidence == .none || assessment.reasonNotToCut != nil {
    #expect(!isCut, comment)
    #expect(next.overhead >= now.overhead, comment)
  }
  if assessment.reasonNotToCut != nil {
    #expect(!fit.changes.contains { $0.key == "spark.executor.instances" }, comment)
  }
  if assessment.failures.containerKilled, !assessment.failures.executorHeapExhausted,
    assessment.failures.executors[.executionMemory] == nil
  {
    #expect(next.heap.heap == now.heap.heap, comment)
    if now.enforcesLimit { #expect(next.overhead > now.overhead, comment) }
  }
  // Nothing is recommended that is foreseen to go worse than what there is.
  let present = Prediction(assessment)
  #expect(
    Verdict.worse(fit.prediction.verdict, present.verdict) == present.verdict,
    comment ?? "\(fit.prediction.verdict) after \(present.verdict)")
  // No finding contradicts the fit.
  if answer.finding("oversized-executor-heap") != nil { #expect(isCut, comment) }
  if answer.finding("oversized-overhead") != nil {
    #expect(next.overhead < now.overhead, comment)
  }
  if let exhausted = answer.finding("exhausted-executor-heap"),
    exhausted.remedy.contains("as recommended")
  {
    #expect(next.heap.heap > now.heap.heap || next.slots < now.slots, comment)
  }
  for finding in answer.findings where finding.remedy.contains("more heap, as recommended") {
    #expect(next.heap.heap > now.heap.heap, comment)
  }
  for finding in answer.findings {
    func promises(_ what: String) -> Bool { finding.remedy.contains("\(what), as recommended") }
    let text = comment ?? "\(finding.rule): \(finding.remedy)"
    if promises("more overhead") {
      #expect(next.overhead + next.pySpark > now.overhead + now.pySpark, text)
    }
    if promises("fewer tasks at once") || promises("fewer cores per executor") {
      #expect(next.slots < now.slots, text)
    }
    if promises("more partitions") {
      #expect(
        fit.changes(.shufflePartitions) || fit.changes(.defaultParallelism), text)
    }
    if promises("a larger spark.memory.fraction") { #expect(fit.changes(.memoryFraction), text) }
    if promises("more spark.memory.offHeap.size") { #expect(next.offHeap > now.offHeap, text) }
    if promises("more driver memory"), let before = assessment.setup.driver, let driver = fit.driver
    {
      #expect(driver.heap.heap > before.heap.heap, text)
    }
  }
  if let fine = answer.finding("fine-executors"), fine.remedy.contains("as recommended") {
    #expect(next.slots > now.slots, comment)
  }
  if answer.finding("idle-off-heap") != nil { #expect(next.offHeap <= now.offHeap, comment) }
  if answer.expectation.verdict == .safe {
    #expect(assessment.reasonNotToCut == nil && assessment.failures.executors.isEmpty, comment)
  }
}
