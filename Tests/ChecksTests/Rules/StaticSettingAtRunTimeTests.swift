import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct StaticSettingAtRunTimeTests {
  @Test("SET of executor memory is refused, with the error of the version")
  func refused() throws {
    let found = try findings(
      of: "BM105", in: "SET spark.executor.memory=12g;", as: .sql, spark: .v(3, 5))
    #expect(found.map(\.at) == ["1:5"])
    #expect(found.first?.evidence.first?.contains("CANNOT_MODIFY_CONFIG") == true)
  }

  @Test("what a session may change is left alone, and so is text that only looks like SET")
  func nearMiss() throws {
    let text = """
      SET spark.sql.shuffle.partitions=400;
      -- SET spark.executor.memory=1g;
      SELECT 'SET spark.executor.memory=1g';
      """
    #expect(try findings(of: "BM105", in: text, as: .sql).isEmpty)
  }
}
