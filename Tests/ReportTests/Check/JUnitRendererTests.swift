import Checks
import Report
import SparkSource
import Testing

@Suite struct JUnitRendererTests {
  @Test("a finding is a failure, and what XML reserves or forbids does not break it")
  func failure() throws {
    let report = checkReport("spark.executor.memory <\"&\u{1}'>", file: "a<b>&\u{2}.conf")
    let text = JUnitRenderer().render(report)
    #expect(text.contains("tests=\"1\" failures=\"1\""))
    #expect(text.contains("a&lt;b&gt;&amp;\u{FFFD}.conf"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("a file without findings is a case that passed")
  func passed() {
    let text = JUnitRenderer().render(checkReport("spark.executor.memory 8g"))
    #expect(text.contains("tests=\"1\" failures=\"0\""))
    #expect(!text.contains("<failure"))
  }
}
