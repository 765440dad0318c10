import Checks
import Report
import SparkSource
import Testing

/// The report of a text, as the command makes it.
func checkReport(
  _ text: String, file: String = "f.conf", as format: SourceReader.Format = .sparkDefaults
) -> CheckReport {
  let reading = SourceReader.read(SourceText(text, file: file), as: format)
  return CheckReport(Checker().check([reading]), version: "1.2.3")
}

@Suite struct CheckTextRendererTests {
  @Test("a finding has its place, its line, a caret under it, and the remedy")
  func finding() {
    let text = CheckTextRenderer().render(checkReport("# x\nspark.executor.memory 32g\n"))
    #expect(
      text == """
        f.conf:2:23: warning: from 32 GiB on object references take twice the room: a heap of 32 GiB \
        may hold less than 31g [BM111 uncompressed-references]
           2 | spark.executor.memory 32g
             |                       ^~~
             = set 31g, or 40g and more

        1 file: 1 warning

        """)
  }

  @Test("the caret stands below wide characters, and tabs stay tabs")
  func caret() {
    let text = CheckTextRenderer().render(
      checkReport(
        "\tspark-submit --name 表示 --conf spark.executor.memory=1.5g a.jar", as: .sparkSubmit))
    let lines = text.split(separator: "\n")
    let source = lines.first { $0.contains("表示") } ?? ""
    let caret = lines.first { $0.contains("^~~~") } ?? ""
    let value = source.ranges(of: "1.5g").first?.lowerBound ?? source.startIndex
    let before = source[..<value]
    #expect(caret.hasPrefix("     | \t"))
    #expect(before.displayWidth == caret.prefix { $0 != "^" }.displayWidth)
  }

  @Test("nothing found is one line")
  func nothing() {
    #expect(
      CheckTextRenderer().render(checkReport("spark.executor.memory 8g"))
        == "1 file: nothing found\n")
  }

  @Test("what a file says cannot steer a terminal")
  func escapes() {
    let report = checkReport(
      "spark.executor.memroy\u{1B}[31m 1g\nspark.executor.memory \u{1B}]0;x\u{7}",
      file: "a\u{1B}[2Jb")
    let text = CheckTextRenderer().render(report)
    #expect(!report.findings.isEmpty)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test("a line of a megabyte is cut")
  func longLine() {
    let report = checkReport("spark.executor.memory " + String(repeating: "9", count: 1_000_000))
    #expect(CheckTextRenderer().render(report).utf8.count < 10_000)
  }
}
