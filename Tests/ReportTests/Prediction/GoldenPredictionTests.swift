import Report
import SparkMemory
import TestSupport
import Testing

@Suite struct GoldenPredictionTests {
  private func expect(_ report: PredictionReport, _ name: String) throws {
    try expectGolden(PredictionTextRenderer(style: .plain).render(report), name)
  }

  @Test("a heap that is nearly too small")
  func smallerHeap() throws {
    try expect(
      try ExampleLog.spill.prediction([ConfigurationKey.executorMemory.name: "500m"]),
      "spill-500m.txt")
  }

  @Test("more data, fewer tasks at once and more partitions, on YARN")
  func severalChanges() throws {
    try expect(
      try ExampleLog.cacheEviction.prediction(
        [
          ConfigurationKey.executorCores.name: "1",
          ConfigurationKey.shufflePartitions.name: "64",
          ConfigurationKey.executorMemoryOverhead.name: "512m",
        ], dataFactor: 2.5, manager: .yarn),
      "cache-eviction-yarn.txt")
  }

  @Test("a run without samples, in its own configuration")
  func unchanged() throws {
    try expect(try ExampleLog.maxResultSize.prediction(), "max-result-size.txt")
  }

  @Test("a configuration that does not start")
  func refused() throws {
    try expect(
      try ExampleLog.spill.prediction([ConfigurationKey.executorMemory.name: "400m"]),
      "spill-400m.txt")
  }

  @Test("a curve over executor memory")
  func sweep() throws {
    let sweep = try ExampleLog.spill.sweep(
      [(.executorMemory, "400m..1g:100m")],
      fixed: [ConfigurationKey.executorCores.name: "4"], dataFactor: 2)
    try expectGolden(SweepTextRenderer(style: .plain).render(sweep), "spill-sweep.txt")
  }

  @Test("a curve over two settings, in colours")
  func colouredSweep() throws {
    let sweep = try ExampleLog.cacheEviction.sweep([
      (.executorMemory, "500m..1g:256m"), (.executorCores, "1..2"),
    ])
    try expectGolden(
      SweepTextRenderer(style: .coloured).render(sweep), "cache-eviction-sweep.txt")
  }

  @Test("one prediction as JSON")
  func json() throws {
    let report = try ExampleLog.spill.prediction([ConfigurationKey.executorMemory.name: "500m"])
    try expectGolden(try PredictionJSONRenderer().render(report), "spill-500m.json")
  }
}
