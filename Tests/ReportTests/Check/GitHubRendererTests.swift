import Checks
import Report
import SparkSource
import Testing

@Suite struct GitHubRendererTests {
  @Test("a finding is one command, with what the syntax reserves escaped")
  func command() {
    let report = checkReport("spark.executor.memory 1.5g", file: "a,b:c%.conf")
    #expect(
      GitHubRenderer().render(report)
        == "::error file=a%2Cb%3Ac%25.conf,line=1,endLine=1,col=23,endColumn=27,"
        + "title=BM108 refused-value::spark.executor.memory: '1.5g' is a fraction, and Spark reads "
        + "whole numbers only%0ARemedy: write 1536m\n")
  }

  @Test("nothing found is nothing written")
  func nothing() {
    #expect(GitHubRenderer().render(checkReport("spark.executor.memory 8g")).isEmpty)
  }
}
