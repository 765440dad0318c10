import Advisor
import Foundation
import Report
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@Suite struct PredictionTextTests {
  private static let changes: [[String: String]] = [
    [:],
    ["spark.executor.memory": "460m", "spark.executor.cores": "16"],
    ["spark.executor.memory": "1m"],
    ["spark.driver.memory": "460m", "spark.driver.maxResultSize": "1k"],
    ["spark.unheard.of": String(repeating: "long ", count: 50)],
    ["spark.executor.instances": "2000000000", "spark.executor.memory": "8000g"],
  ]

  private func render(_ report: PredictionReport, _ style: TerminalStyle = .plain) -> String {
    PredictionTextRenderer(style: style).render(report)
  }

  @Test("no line is wider than a terminal", arguments: ExampleLog.allCases)
  func width(log: ExampleLog) throws {
    let assessment = try log.assessment(manager: .kubernetes)
    for changes in Self.changes {
      for factor in [1, 0.001, 1_234.567] where factor < 2 || changes == Self.changes.last {
        let report = PredictionReport(assessment, changing: changes, dataFactor: factor)
        for line in render(report).split(separator: "\n") {
          #expect(String(line).displayWidth <= FitTextRenderer.lineWidth, "\(line)")
        }
      }
    }
  }

  @Test("colours add nothing but escapes", arguments: ExampleLog.allCases)
  func colours(log: ExampleLog) throws {
    let report = try log.prediction(["spark.executor.memory": "500m"])
    let coloured = render(report, .coloured)
    #expect(coloured.contains("\u{1B}["))
    let pattern = try Regex("\u{1B}\\[[0-9]+m")
    #expect(coloured.replacing(pattern, with: "") == render(report))
  }

  @Test("it says who ran, the changes, the verdict, figures and stages, in this order")
  func order() throws {
    let text = render(try ExampleLog.spill.prediction(["spark.executor.memory": "1g"]))
    let titles = ["spill · ", "\nWould run with\n", "\nPredicted ", " ran ", "\nStages"]
    let places = try titles.map { try #require(text.range(of: $0)?.lowerBound, "\($0)") }
    #expect(places == places.sorted())
    #expect(text.contains("spark.executor.memory  600m → 1g"))
  }

  @Test("without a change it says that it is the run's own configuration")
  func unchanged() throws {
    #expect(
      render(try ExampleLog.spill.prediction()).contains("Would run in its own configuration"))
    #expect(
      render(try ExampleLog.spill.prediction(dataFactor: 1.50)).contains("on 1.5 × the data"))
  }

  @Test("what does not start has neither figures nor stages")
  func refused() throws {
    let text = render(try ExampleLog.spill.prediction(["spark.executor.memory": "1m"]))
    #expect(text.contains("Predicted fails"))
    #expect(text.contains("refused: "))
    #expect(!text.contains("\nStages"))
    #expect(!text.contains("0 B"))
  }

  @Test("values and names that came from outside are escaped")
  func escapes() throws {
    var profile = try ExampleLog.spill.profile()
    for id in profile.stages.keys { profile.stages[id]?.name = "\u{1B}[2J\u{202E}" }
    let report = PredictionReport(
      Assessment(profile), changing: ["spark.unheard.of\u{7}": "\u{1B}[31m"])
    #expect(!render(report).contains("\u{1B}"))
    #expect(!render(report).contains("\u{202E}"))
    #expect(!render(report).contains("\u{7}"))
    #expect(render(report).contains("\\u{1b}[2J"))
  }

  @Test("at most eight stages are listed, the worst first, and the rest is counted")
  func manyStages() throws {
    var profile = try ExampleLog.spill.profile()
    let spilling = try #require(
      profile.stages.values.max { $0.tasks.memoryBytesSpilled < $1.tasks.memoryBytesSpilled })
    let stages = profile.stages.count
    for number in 100..<130 {
      var stage = spilling
      stage.id = StageAttemptID(stage: number)
      profile.stages[stage.id] = stage
    }
    let text = render(PredictionReport(Assessment(profile)))
    let lines = text.split(separator: "\n").map(String.init)
    let title = try #require(lines.firstIndex { $0.hasPrefix("Stages") })
    #expect(lines[title + 1].contains("MiB"))
    let rest = 30 + stages - 8
    #expect(lines[title + 9].contains("and \(rest) more stages; of these 23 not safe, or spilling"))
  }

  @Test("stages without trouble are three at most")
  func calmStages() throws {
    let report = try ExampleLog.cacheEviction.prediction(["spark.executor.memory": "4g"])
    let stages = report.prediction.stages
    #expect(stages.allSatisfy { $0.verdict == .safe && $0.memoryBytesSpilled == .zero })
    #expect(
      render(report).contains("and \(stages.count - 3) more stages are safe and spill nothing"))
  }

  @Test("many sentences on what is not known are counted and not listed")
  func manyUnknowns() throws {
    var profile = try ExampleLog.maxResultSize.profile()
    let one = try #require(profile.stages.values.first)
    for number in 100..<130 {
      var stage = one
      stage.id = StageAttemptID(stage: number)
      profile.stages[stage.id] = stage
    }
    let report = PredictionReport(
      Assessment(profile), changing: ["spark.executor.memory": "500m"])
    #expect(report.unknowns.count > 20)
    let text = render(report)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  · ") } == 4)
    #expect(text.contains("  and \(report.unknowns.count - 4) more"))
  }

  @Test("the settings that would make the next run conclusive are there to paste")
  func missingEvidence() throws {
    let text = render(try ExampleLog.maxResultSize.prediction())
    #expect(text.contains("    --conf spark.eventLog.logStageExecutorMetrics=true"))
  }
}
