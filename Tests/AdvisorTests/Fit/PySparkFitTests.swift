import Advisor
import SparkMemory
import Testing

@Suite struct PySparkFitTests {
  @Test func pythonsLimitIsRaisedWhereItIsSet() {
    var python = Run()
    python.set("spark.yarn.isPython", "true")
    python.set("spark.executor.pyspark.memory", "1g")
    python.failTasks("MemoryError: Unable to allocate 1 GiB")
    let answer = python.answer()
    #expect(answer.change("executor.pyspark.memory") == "1792m")
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.change("executor.memoryOverhead") == nil)
  }

  @Test func otherwiseItIsNotSpokenOf() {
    var python = Run()
    python.set("spark.yarn.isPython", "true")
    python.set("spark.executor.pyspark.memory", "1g")
    #expect(python.answer().setting("executor.pyspark.memory") == nil)
  }
}
