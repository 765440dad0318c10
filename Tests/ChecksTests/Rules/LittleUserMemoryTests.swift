import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct LittleUserMemoryTests {
  @Test("a fraction of 0.95 leaves less than a tenth of the heap")
  func fires() throws {
    let found = try findings(
      of: "BM110", in: "spark.executor.memory 4g\nspark.memory.fraction 0.95")
    #expect(found.map(\.at) == ["2:23"])
    #expect(found.first?.related.first?.place.line == 1)
  }

  @Test("0.8 of 4g leaves enough, and the default says nothing")
  func nearMiss() throws {
    #expect(
      try findings(of: "BM110", in: "spark.executor.memory 4g\nspark.memory.fraction 0.8").isEmpty)
    #expect(try findings(of: "BM110", in: "spark.executor.memory 1g").isEmpty)
  }
}
