import Testing

@testable import SparkSource

@Suite struct KeySpellingTests {
  @Test(
    arguments: [
      ("spark.executor.memroy", "spark.executor.memory"),
      ("spark.executer.memory", "spark.executor.memory"),
      ("spark.executor.memoryoverhead", "spark.executor.memoryOverhead"),
      ("spark.Executor.Cores", "spark.executor.cores"),
      ("spark.memory.offheap.size", "spark.memory.offHeap.size"),
      ("driver.memory", "spark.driver.memory"),
      ("spark.driver.memory", nil), ("spark.yarn.executor.memoryOverhead", nil),
      ("spark.hadoop.fs.defaultFS", nil), ("", nil), ("spark.sql.warehouse.dir", nil),
    ] as [(String, String?)])
  func corrects(name: String, correction: String?) {
    #expect(KeySpelling.correction(of: name) == correction)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "acb", 1),
    ("kitten", "sitting", 3), ("ab", "ba", 1),
  ])
  func countsEdits(left: String, right: String, edits: Int) {
    #expect(KeySpelling.distance(from: left, to: right) == edits)
    #expect(KeySpelling.distance(from: right, to: left) == edits)
  }

  @Test func longNamesAreNotCompared() {
    #expect(KeySpelling.correction(of: String(repeating: "x", count: 1_000_000)) == nil)
  }
}
