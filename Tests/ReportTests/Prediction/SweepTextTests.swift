import Advisor
import Foundation
import SparkMemory
import TestSupport
import Testing

@testable import Report

@Suite struct SweepTextTests {
  private func lines(_ sweep: PredictionSweep) -> [String] {
    SweepTextRenderer(style: .plain).render(sweep).split(separator: "\n").map(String.init)
  }

  @Test("the first safe point is marked, and no other", arguments: ExampleLog.allCases)
  func mark(log: ExampleLog) throws {
    let sweep = try log.sweep([(.executorMemory, "400m..4g:400m")])
    let marked = lines(sweep).filter { $0.hasPrefix("▸") }
    guard let first = sweep.firstSafe else {
      #expect(marked.isEmpty)
      #expect(lines(sweep).contains("  None of them is safe."))
      return
    }
    #expect(marked.count == 1)
    let value = try #require(sweep.values(at: sweep.points[first]).first)
    #expect(marked.first?.contains(" \(value)  safe ") == true)
    #expect(!sweep.points[..<first].contains { $0.prediction.verdict == .safe })
    #expect(
      lines(sweep).contains("  ▸ spark.executor.memory=\(value) is the first that is safe."))
  }

  @Test("each reason for not being safe is given once, for the first point that has it")
  func troubles() throws {
    let sweep = try ExampleLog.maxResultSize.sweep([(.driverMemory, "100m..2g:500m")])
    let text = lines(sweep).joined(separator: "\n")
    #expect(text.contains("spark.driver.memory=100m fails. refused: "))
    #expect(text.contains(" fails. driver-result-size "))
    #expect(text.components(separatedBy: "driver-result-size ").count == 2)
  }

  @Test("the driver's heap is drawn where its size is swept, else an executor's")
  func heaps() throws {
    let driver = try ExampleLog.spill.sweep([(.driverMemory, "1g..2g")])
    #expect(lines(driver).contains { $0.contains("verdict  driver heap") })
    let both = try ExampleLog.spill.sweep([
      (.driverMemory, "1g..2g:1g"), (.executorMemory, "1g..2g:1g"),
    ])
    #expect(lines(both).contains { $0.contains("where the executor's heap ends") })
    #expect(lines(both).contains { $0.contains("verdict  executor") })
  }

  @Test("what does not start has no bar and no figures")
  func refused() throws {
    let sweep = try ExampleLog.spill.sweep([(.executorMemory, "100m..1g:924m")])
    let row = try #require(lines(sweep).first { $0.contains(" 100m  fails") })
    #expect(!row.contains("│"))
    #expect(row.split(separator: " ").dropFirst(2).allSatisfy { $0 == "–" })
  }

  @Test("no line is wider than a terminal, whatever is swept")
  func width() throws {
    let sweeps = [
      try ExampleLog.spill.sweep(
        [
          (.executorMemory, "1000m..4001m:1500m"), (.executorCores, "1..4"),
          (.shufflePartitions, "1..4"),
        ], dataFactor: 5),
      try ExampleLog.cacheEviction.sweep([(.memoryFraction, "0.2..0.8")]),
      try ExampleLog.maxResultSize.sweep([(.executorInstances, "1..2147483647")]),
    ]
    for sweep in sweeps {
      for line in lines(sweep) {
        #expect(line.displayWidth <= FitTextRenderer.lineWidth, "\(line)")
      }
    }
  }

  @Test("settings that stay the same are said once, and swept ones are not")
  func fixedSettings() throws {
    let sweep = try ExampleLog.spill.sweep(
      [(.executorMemory, "1g..2g")], fixed: ["spark.executor.cores": "4"])
    let text = lines(sweep)
    #expect(text.count { $0.contains("spark.executor.cores") } == 1)
    #expect(!text.contains { $0.contains("600m → ") })
  }

  @Test("colours add nothing but escapes")
  func colours() throws {
    let sweep = try ExampleLog.spill.sweep([(.executorMemory, "100m..1g:200m")])
    let coloured = SweepTextRenderer(style: .coloured).render(sweep)
    let pattern = try Regex("\u{1B}\\[[0-9]+m")
    #expect(
      coloured.replacing(pattern, with: "") == SweepTextRenderer(style: .plain).render(sweep))
  }

  @Test("columns have the shortest names that tell settings apart")
  func names() {
    #expect(
      SweepTextRenderer.shortNames(of: ["spark.executor.memory", "spark.executor.cores"])
        == ["memory", "cores"])
    #expect(
      SweepTextRenderer.shortNames(of: ["spark.executor.memory", "spark.driver.memory"])
        == ["executor.memory", "driver.memory"])
    #expect(SweepTextRenderer.shortNames(of: ["a", "x.a"]) == ["a", "x.a"])
  }

  @Test("a sweep of nothing is no text")
  func empty() {
    #expect(
      SweepTextRenderer(style: .plain).render(PredictionSweep(keys: [], points: [])).isEmpty)
  }
}
