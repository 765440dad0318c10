import Advisor
import Foundation
import Report
import SparkProfile
import TestSupport
import Testing

@Suite struct PastedConfigurationTests {
  /// A report that keeps a value as a log gave it.
  private func report(keeping value: String) -> FitReport {
    var profile = SparkProfile()
    profile.application.name = "it's\na job"
    profile.configuration = [
      "spark.master": "yarn", "spark.executor.memory": value, "spark.executor.instances": "2",
    ]
    var executor = Executor(id: "1")
    executor.addedTime = 0
    executor.taskCount = 1
    executor.totalCores = 1
    executor.maximumOnHeapMemory = 455_501_414
    profile.executors["1"] = executor
    return FitReport(profile)
  }

  @Test func keptDefaultsAreLeftOut() throws {
    let report = try ExampleLog.spill.report()
    let text = try PastedConfiguration(PasteSubject(report), as: .sparkSubmit).text
    for setting in report.fit.settings {
      #expect(
        text.contains("--conf \(setting.key)=\(setting.new)")
          == (setting.isChange || !setting.nowIsDefault))
    }
  }

  @Test func shellTakesEveryWordAsItIs() throws {
    let value = "1g'; echo \"$HOME\" `id` \\ *"
    let report = report(keeping: value)
    let arguments = try PastedConfiguration(PasteSubject(report), as: .sparkSubmit).text
    let expected = report.pastedSettings.map { "\($0.key)=\($0.new)" }
    let script = "set -- \(arguments)\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done"
    let result = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script])
    let words = result.output.split(separator: "\0").map(String.init).filter { $0 != "--conf" }
    #expect(words == expected)
  }

  @Test func propertiesStayOneSettingALine() throws {
    let subject = PasteSubject(report(keeping: "1g\nspark.evil true"))
    let text = try PastedConfiguration(subject, as: .sparkDefaults).text
    for line in text.split(separator: "\n") {
      #expect(
        line.hasPrefix("#") || line.hasPrefix("spark.executor") || line.hasPrefix("spark.driver"))
    }
    #expect(!text.contains("\nspark.evil"))
  }
}
