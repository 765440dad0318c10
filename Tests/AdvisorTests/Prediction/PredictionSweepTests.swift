import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Advisor

/// What is bad never gets better with less memory.
@Suite struct PredictionSweepTests {
  /// Runs that differ in what may fail.
  static let runs: [@Sendable (inout Run) -> Void] = [
    { _ in },
    { $0.eachWorker { $0.collections = .of(left: .gibibytes(6), live: .gibibytes(5)) } },
    { $0.cache(partitions: 400) },
    { $0.spill(.gibibytes(200), demand: .gibibytes(4)) },
    { run in
      run.stage {
        $0.operators = [.hashJoinBuild: 1]
        for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(700 << 20) }
      }
    },
    { run in
      run.stage {
        $0.operators = [.sort: 2, .aggregation: 1]
        for size in 1...400 { $0.tasks.heldWithoutSpilling.record(Int64(size) << 20) }
      }
    },
    {
      // What YARN rounds up would be room for more in some sizes, were it not set.
      $0.sample(heap: .gibibytes(5), unified: .gibibytes(1), resident: .gibibytes(6))
      $0.set("spark.executor.memoryOverhead", "1g")
    },
  ]

  /// How bad a verdict is; to know nothing is between good and bad.
  private func badness(_ verdict: Verdict) -> Int {
    switch verdict {
    case .safe: 0
    case .unknown: 1
    case .atRisk: 2
    case .fails: 3
    }
  }

  @Test("with less executor memory the verdict is never better", arguments: runs.indices)
  func executorMemory(place: Int) {
    var run = Run()
    Self.runs[place](&run)
    let assessment = run.assessment()
    let verdicts = stride(from: Int64(12_288), through: 256, by: -64).map {
      badness(
        Prediction(assessment, changing: ["spark.executor.memory": "\($0)m"]).verdict)
    }
    #expect(verdicts == verdicts.sorted())
    #expect(verdicts.first == 0)
    #expect(verdicts.last == 3)
  }

  @Test("with less driver memory the verdict is never better")
  func driverMemory() {
    var run = Run(driver: .gibibytes(2))
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = 600 << 20
    }
    let assessment = run.assessment()
    let verdicts = stride(from: Int64(4_096), through: 256, by: -32).map {
      badness(Prediction(assessment, changing: ["spark.driver.memory": "\($0)m"]).verdict)
    }
    #expect(verdicts == verdicts.sorted())
    #expect(Set(verdicts) == [0, 2, 3])
  }

  @Test("with more data the verdict is never better", arguments: runs.indices)
  func data(place: Int) {
    var run = Run()
    Self.runs[place](&run)
    let assessment = run.assessment()
    let verdicts = stride(from: 1, through: 12, by: 0.5).map {
      badness(Prediction(assessment, dataFactor: $0).verdict)
    }
    #expect(verdicts == verdicts.sorted())
  }

  @Test("the need has a lower edge below its upper one, whatever is changed", arguments: 0..<30)
  func brackets(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var run = Run()
    Self.runs[Int.random(in: Self.runs.indices, using: &random)](&run)
    let prediction = Prediction(
      run.assessment(),
      changing: [
        "spark.executor.memory": "\(Int.random(in: 450...20_000, using: &random))m",
        "spark.executor.cores": "\(Int.random(in: 1...32, using: &random))",
        "spark.executor.instances": "\(Int.random(in: 1...100, using: &random))",
        "spark.memory.fraction": "\(Double.random(in: 0.1...0.9, using: &random))",
      ], dataFactor: Double.random(in: 0.1...10, using: &random))
    for bracket in [prediction.liveHeap, prediction.driverHeap].compactMap(\.self) {
      #expect(bracket.low <= bracket.high ?? bracket.low)
      #expect(bracket.low > .zero)
    }
    #expect(prediction.memoryBytesSpilled >= .zero)
    #expect(prediction.diskBytesSpilled <= prediction.memoryBytesSpilled)
    #expect((0...1).contains(prediction.cachedFraction ?? 0))
    #expect((0...1).contains(prediction.gcShare ?? 0))
    #expect((prediction.failure == nil) == [.safe, .unknown].contains(prediction.verdict))
  }
}
