import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct RefusedMemoryTests {
  @Test("an executor below 450 MiB is refused, and one of 450 MiB is not")
  func minimum() throws {
    #expect(try findings(of: "BM109", in: "spark.executor.memory 449m").map(\.at) == ["1:23"])
    #expect(try findings(of: "BM109", in: "spark.executor.memory 450m").isEmpty)
  }

  @Test("a number without a unit gets one, and the finding is gone")
  func bareNumber() throws {
    let text = "spark.executor.memory 4096"
    let found = try findings(of: "BM109", in: text)
    let fixed = FixedText(SourceText(text, file: "file"), findings: found)
    #expect(fixed.text == "spark.executor.memory 4096m")
    #expect(try findings(of: "BM109", in: fixed.text).isEmpty)
  }

  @Test("-Xmx has no place among the Java options, and other options have")
  func javaOptions() throws {
    #expect(
      try findings(of: "BM109", in: "spark.executor.extraJavaOptions -Xmx6g").map(\.severity)
        == [.error])
    #expect(try findings(of: "BM109", in: "spark.executor.extraJavaOptions -Xss4m").isEmpty)
  }

  @Test("a driver's heap that the JVM does not read is an error in client mode only")
  func driver() throws {
    let line = "spark-submit --master yarn --driver-memory 4gb app.jar"
    #expect(try findings(of: "BM109", in: line, as: .sparkSubmit).map(\.severity) == [.error])
    #expect(
      try findings(of: "BM109", in: line, as: .sparkSubmit, deployMode: .cluster).isEmpty)
    let file = try findings(of: "BM109", in: "spark.driver.memory 4gb")
    #expect(file.map(\.severity) == [.warning])
    #expect(file.first?.expected == "4g")
  }

  @Test("off-heap memory that is enabled needs a size")
  func offHeap() throws {
    let text = "spark.memory.offHeap.enabled true"
    #expect(try findings(of: "BM109", in: text).count == 1)
    #expect(try findings(of: "BM109", in: text + "\nspark.memory.offHeap.size 1g").isEmpty)
  }

  @Test("a value that another rule refuses is not refused twice")
  func once() throws {
    #expect(try findings(of: "BM109", in: "spark.memory.storageFraction 1.0").isEmpty)
    let line = "spark-submit --master yarn --executor-cores 0 app.jar"
    #expect(try findings(of: "BM108", in: line, as: .sparkSubmit).count == 1)
    #expect(try findings(of: "BM109", in: line, as: .sparkSubmit).isEmpty)
  }

  @Test("what a variable hides is not judged")
  func unknown() throws {
    let line = "spark-submit --executor-memory $MEMORY --conf spark.executor.cores=1 app.jar"
    #expect(try findings(of: "BM109", in: line, as: .sparkSubmit).isEmpty)
  }
}
