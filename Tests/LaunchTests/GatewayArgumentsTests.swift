import Foundation
import SparkSource
import TestSupport
import Testing

@testable import Launch

@Suite struct GatewayArgumentsTests {
  private static let texts = [
    "--conf spark.x=a;b --executor-memory 8g pyspark-shell", "a & b | c # d", "a#b \t c\r\nd",
    "'a b'\"c d\" \"\" ''", #"a\ b \"c "d\"e\\f\g\$h" 'i\j'"#, "a\\\nb", "ä 'ö ü' $A `b` $(c)",
    "  ", "",
  ]

  @Test("words are what Python's shlex makes of them", arguments: texts)
  func words(text: String) throws {
    let result = try run(
      URL(fileURLWithPath: "/usr/bin/env"),
      [
        "python3", "-c", "import json, shlex, sys; print(json.dumps(shlex.split(sys.argv[1])))",
        text,
      ])
    let expected = try JSONDecoder().decode([String].self, from: Data(result.output.utf8))
    #expect(try GatewayArguments(text).words == expected)
  }

  @Test("what Python refuses is refused", arguments: ["'a", "\"a", "a\\"])
  func unclosed(text: String) {
    #expect(throws: SourceError.self) { try GatewayArguments(text) }
  }

  @Test("what was said is said again, beside what changes")
  func line() throws {
    let line = try GatewayArguments("--conf 'spark.x=a;b' --name 'it''s' pyspark-shell")
      .line(setting: ["spark.executor.memory": "2g"])
    #expect(
      try GatewayArguments(line).words == [
        "--conf", "spark.executor.memory=2g", "--conf", "spark.x=a;b", "--name", "its",
        "pyspark-shell",
      ])
  }
}
