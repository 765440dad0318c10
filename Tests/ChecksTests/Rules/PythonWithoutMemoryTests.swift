import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct PythonWithoutMemoryTests {
  private let line = "spark-submit --master yarn --executor-memory 2g --executor-cores 4"

  @Test("four Python workers in the least overhead are a finding")
  func fires() throws {
    let found = try findings(of: "BM114", in: line + " job.py", as: .sparkSubmit)
    #expect(found.first?.message.hasPrefix("4 Python workers") == true)
    #expect(found.map(\.at) == ["1:46"])
  }

  @Test(
    "Python memory, more overhead and another language are left alone",
    arguments: [
      " --conf spark.executor.pyspark.memory=1g job.py",
      " --conf spark.executor.memoryOverhead=1g job.py", " --conf $MORE job.py", " job.jar",
    ])
  func nearMiss(rest: String) throws {
    #expect(try findings(of: "BM114", in: line + rest, as: .sparkSubmit).isEmpty)
  }

  @Test("Kubernetes gives Python more in cluster mode")
  func kubernetes() throws {
    let pod = "spark-submit --master k8s://https://host --executor-memory 2g"
    #expect(try findings(of: "BM114", in: pod + " job.py", as: .sparkSubmit).count == 1)
    #expect(
      try findings(of: "BM114", in: pod + " --deploy-mode cluster job.py", as: .sparkSubmit)
        .isEmpty)
  }
}
