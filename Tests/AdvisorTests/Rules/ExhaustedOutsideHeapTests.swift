import Advisor
import Testing

@Suite struct ExhaustedOutsideHeapTests {
  @Test(
    arguments: [
      ("Python worker exited unexpectedly (crashed)", "more memory overhead, as recommended"),
      ("java.lang.OutOfMemoryError: Direct buffer memory", "MaxDirectMemorySize"),
      ("java.lang.OutOfMemoryError: Metaspace", "MaxMetaspaceSize"),
      (
        "Container killed by YARN for exceeding virtual memory limits.",
        "yarn.nodemanager.vmem-check-enabled"
      ),
    ])
  func namesTheRightKnob(message: String, knob: String) {
    var run = Run()
    run.failTasks(message)
    let answer = run.answer()
    let finding = answer.finding("exhausted-outside-heap")
    #expect(finding?.severity == .error)
    #expect(finding?.remedy.contains(knob) == true)
    #expect(finding?.message.hasSuffix("3 tasks, stage 0.0") == true)
    #expect(answer.change("executor.memory") == nil)
  }

  @Test func namesPythonsOwnLimitWhereThereIsOne() {
    var run = Run()
    run.set("spark.yarn.isPython", "true")
    run.set("spark.executor.pyspark.memory", "1g")
    run.failTasks("MemoryError")
    let message = run.answer().finding("exhausted-outside-heap")?.message
    #expect(message?.contains("spark.executor.pyspark.memory of 1 GiB") == true)
  }

  @Test func withoutAContainerItPromisesNothing() {
    var run = Run(master: "spark://host:7077")
    run.failTasks("Python worker exited unexpectedly (crashed)")
    #expect(
      run.answer().finding("exhausted-outside-heap")?.remedy.contains("as recommended") == false)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("exhausted-outside-heap") == nil)
  }
}
