import Advisor
import Foundation
import Report
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@Suite struct FitTextTests {
  private static let cases: [(ExampleLog, ClusterManager?, Aim)] = ExampleLog.allCases.flatMap {
    log in
    [nil, .yarn, .kubernetes, .standalone].flatMap { manager in
      Aim.allCases.map { (log, manager, $0) }
    }
  }

  @Test(arguments: cases.indices)
  func noLineIsWiderThanATerminal(_ index: Int) throws {
    let (log, manager, aim) = Self.cases[index]
    let report = FitReport(try log.profile(), manager: manager, aim: aim)
    for style in [TerminalStyle.plain, .coloured] {
      for line in FitTextRenderer(style: style).render(report).split(separator: "\n") {
        #expect(String(line).displayWidth <= FitTextRenderer.lineWidth, "\(line)")
      }
    }
  }

  @Test(arguments: ExampleLog.allCases)
  func coloursAddNothingButEscapes(log: ExampleLog) throws {
    let report = try log.report()
    let coloured = FitTextRenderer(style: .coloured).render(report)
    #expect(coloured.contains("\u{1B}["))
    #expect(withoutEscapes(coloured) == FitTextRenderer(style: .plain).render(report))
  }

  @Test(arguments: ExampleLog.allCases)
  func mostImportantComesFirst(log: ExampleLog) throws {
    let text = FitTextRenderer(style: .plain).render(try log.report())
    let titles = ["\nExecutor ·", "\nDriver ·", "\nFindings", "\nConfiguration for", "\nExpected "]
    let places = titles.map { text.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    let found = places.compactMap(\.self)
    #expect(found == found.sorted())
  }

  @Test(arguments: ExampleLog.allCases)
  func everySettingHasAReason(log: ExampleLog) throws {
    for setting in try log.report().fit.settings {
      #expect(!setting.reason.isEmpty, "\(setting.key)")
    }
  }

  @Test func emptyProfileIsAnsweredToo() {
    let text = FitTextRenderer(style: .plain).render(FitReport(SparkProfile()))
    #expect(text.contains("no task ran"))
  }

  private func withoutEscapes(_ text: String) -> String {
    var result = ""
    var isInside = false
    for character in text {
      if character == "\u{1B}" { isInside = true }
      if !isInside { result.append(character) }
      if isInside, character == "m" { isInside = false }
    }
    return result
  }
}
