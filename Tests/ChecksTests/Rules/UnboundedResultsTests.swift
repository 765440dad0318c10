import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct UnboundedResultsTests {
  @Test("no limit, and one at the driver's heap, protect nothing")
  func fires() throws {
    #expect(try findings(of: "BM112", in: "spark.driver.maxResultSize 0").count == 1)
    #expect(
      try findings(of: "BM112", in: "spark.driver.maxResultSize 4g\nspark.driver.memory 4g").count
        == 1)
    let line = "spark-submit --conf spark.driver.maxResultSize=1g app.jar"
    #expect(try findings(of: "BM112", in: line, as: .sparkSubmit).count == 1)
  }

  @Test("a limit below the heap protects, and a file may leave the heap to the command line")
  func nearMiss() throws {
    #expect(
      try findings(of: "BM112", in: "spark.driver.maxResultSize 2g\nspark.driver.memory 4g").isEmpty
    )
    #expect(try findings(of: "BM112", in: "spark.driver.maxResultSize 2g").isEmpty)
  }
}
