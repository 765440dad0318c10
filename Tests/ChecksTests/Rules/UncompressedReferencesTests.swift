import Checks
import SparkMemory
import Testing

@Suite struct UncompressedReferencesTests {
  @Test("32g is too much or too little, and the remedy is silent")
  func fires() throws {
    #expect(try findings(of: "BM111", in: "spark.executor.memory 32g").map(\.expected) == ["31g"])
    #expect(try findings(of: "BM111", in: "spark.driver.memory 39g").count == 1)
    #expect(try findings(of: "BM111", in: "spark.executor.memory 31g").isEmpty)
    #expect(try findings(of: "BM111", in: "spark.executor.memory 40g").isEmpty)
  }

  @Test("an option that moves the limit, and ZGC, are left alone")
  func nearMiss() throws {
    for option in ["-XX:ObjectAlignmentInBytes=16", "-XX:+UseZGC"] {
      let text = "spark.executor.memory 32g\nspark.executor.extraJavaOptions \(option)"
      #expect(try findings(of: "BM111", in: text).isEmpty)
    }
  }
}
