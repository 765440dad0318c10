import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["fit"], ["fit", "--aim", "bold", "log"], ["fit", "--manager", "mesos", "log"],
    ["fit", "--json", "--format", "spark-submit", "log"], ["nonsense"], ["fit", "-", "-"],
  ])
  func wrongUsageIsStatus2(_ arguments: [String]) throws {
    let result = try run(try Checkout.ballast, arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Error: "))
  }

  @Test(arguments: [["--help"], ["fit", "--help"], ["explain", "--help"], ["help", "fit"]])
  func helpTeachesWithExamples(_ arguments: [String]) throws {
    let result = try run(try Checkout.ballast, arguments)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("USAGE: ballast"))
    #expect(result.output.contains("ballast fit ") || result.output.contains("ballast explain "))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let result = try runBallast("--generate-completion-script", shell)
    #expect(result.status == 0)
    #expect(result.output.contains("explain"))
  }

  @Test(arguments: [("error", 0), ("warning", 1), ("note", 1)] as [(String, Int32)])
  func failOn(severity: String, status: Int32) throws {
    // The worst that is found in this log is a warning.
    let result = try runBallast("fit", "--fail-on", severity, ExampleLog.spill.path)
    #expect(result.status == status)
    #expect(!result.output.isEmpty)
  }

  @Test func version() throws {
    let result = try runBallast("--version")
    #expect(result.status == 0)
    #expect(result.output.split(separator: ".").count == 3)
  }
}
