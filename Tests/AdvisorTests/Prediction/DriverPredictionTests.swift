import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// A driver of 1 GiB that used 400 MiB: it needs from 450, which Spark asks for, to 490 with its own.
@Suite struct DriverPredictionTests {
  private func driver(
    _ changes: [String: String] = [:], data: Double = 1, others: [Run] = [],
    _ change: (inout Run) -> Void = { _ in }
  ) -> DriverPrediction {
    var run = Run()
    change(&run)
    let assessment = Assessment(run.profile, others: others.map(\.profile))
    return DriverPrediction(
      assessment, Deployment(assessment.setup, changing: changes), dataFactor: data)
  }

  private func memory(_ size: String) -> [String: String] { ["spark.driver.memory": size] }

  private func collect(_ size: ByteSize) -> (inout Run) -> Void {
    { run in
      run.stage {
        $0.returnsResults = true
        $0.tasks.resultSize = size.bytes
      }
    }
  }

  @Test("the heap that it needs is from what Spark asks for to what was used and its own")
  func need() {
    #expect(driver().heap == Bracket(low: .mebibytes(450), high: .mebibytes(490)))
    #expect(driver().judgement.verdict == .safe)
  }

  @Test("safe where all has room, at risk in between")
  func edges() {
    #expect(driver(memory("490m")).judgement.verdict == .safe)
    let between = driver(memory("480m")).judgement
    #expect(between.verdict == .atRisk)
    #expect(between.failure?.kind == .driverHeap)
  }

  /// 600 MiB of results are there once at least, beside 90 MiB of Spark's own objects.
  @Test("fails in less than its results and its own objects take")
  func fails() {
    let failing = driver(memory("680m"), collect(.mebibytes(600))).judgement
    #expect(failing.verdict == .fails)
    #expect(failing.failure?.kind == .driverHeap)
    #expect(driver(memory("700m"), collect(.mebibytes(600))).judgement.verdict == .atRisk)
  }

  @Test("its own configuration did, whatever may have been in it")
  func own() {
    #expect(driver([:], collect(.mebibytes(600))).judgement.verdict == .safe)
    #expect(driver(data: 1.5, collect(.mebibytes(600))).judgement.verdict == .atRisk)
  }

  @Test("results of exactly the limit pass, and one byte more does not")
  func limit() {
    let mebibyte = ByteSize.mebibytes(100)
    let limit = ["spark.driver.maxResultSize": "100m"]
    #expect(driver(limit, collect(mebibyte)).judgement.verdict == .safe)
    let more = driver(limit, collect(mebibyte + ByteSize(bytes: 1))).judgement
    #expect(more.verdict == .fails)
    #expect(more.failure?.kind == .driverResultSize)
    #expect(more.failure?.stage == "0.0")
  }

  @Test("the limit is 1 GiB where nothing is set, and zero is none")
  func defaultLimit() {
    let much = collect(.mebibytes(1100))
    let roomy = memory("16g")
    #expect(driver(roomy, much).judgement.failure?.kind == .driverResultSize)
    let unlimited = roomy.merging(["spark.driver.maxResultSize": "0"]) { $1 }
    #expect(driver(unlimited, much).judgement.verdict == .safe)
  }

  @Test("results grow with the data")
  func growth() {
    let results = collect(.mebibytes(102))
    #expect(driver(memory("16g"), data: 10, results).judgement.verdict == .safe)
    let more = driver(memory("16g"), data: 10.1, results)
    #expect(more.judgement.failure?.kind == .driverResultSize)
  }

  @Test("what map tasks send does not count")
  func mapTasks() {
    let prediction = driver(["spark.driver.maxResultSize": "1m"]) {
      $0.stage { $0.tasks.resultSize = 1 << 30 }
    }
    #expect(prediction.judgement.verdict == .safe)
  }

  @Test("where a table to be broadcast outweighs the results it is what fails")
  func broadcast() {
    let prediction = driver(memory("900m")) {
      $0.profile.broadcasts.exchangeSizeMetrics = [1]
      $0.profile.broadcasts.recordDriverMetric(id: 1, value: 300 << 20)
    }
    // Three copies of it and 90 MiB.
    #expect(prediction.heap?.high == .mebibytes(990))
    #expect(prediction.judgement.verdict == .atRisk)
    #expect(prediction.judgement.failure?.kind == .broadcast)
  }

  @Test("of a driver that was not sampled only its own size is known to do")
  func unsampled() {
    func hide(_ run: inout Run) { run.profile.driver.peaks = ExecutorMetricPeaks() }
    #expect(driver([:], hide).judgement.verdict == .safe)
    #expect(driver(memory("2g"), hide).judgement.verdict == .safe)
    let less = driver(memory("600m"), hide)
    #expect(less.judgement.verdict == .unknown)
    #expect(less.judgement.unknowns.first?.contains("driver was not sampled") == true)
    #expect(less.heap == nil)
  }

  @Test("another run proves a driver's heap, in both directions")
  func others() {
    let results = collect(.mebibytes(300))
    #expect(driver(memory("600m"), results).judgement.verdict == .atRisk)
    let good = Run(driver: .mebibytes(600))
    #expect(driver(memory("600m"), others: [good], results).judgement.verdict == .safe)
    var bad = Run(driver: .gibibytes(2))
    bad.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space\n\tat x"
    #expect(driver(memory("2g"), others: [bad], results).judgement.verdict == .fails)
    #expect(driver(memory("3g"), others: [bad], results).judgement.verdict == .safe)
  }

  @Test("what a program keeps in its driver may grow with the data, whatever jobs return")
  func keptByTheProgram() {
    #expect(driver(memory("700m"), data: 1).judgement.verdict == .safe)
    #expect(driver(memory("700m"), data: 2).judgement.verdict == .atRisk)
    #expect(driver(memory("1g"), data: 2).judgement.verdict == .safe)
    #expect(driver(memory("700m"), data: 0.5).judgement.verdict == .safe)
  }

  @Test("in local mode the driver's heap is judged as the executors'")
  func local() {
    let assessment = Run(master: "local[4]", driver: .gibibytes(8)).assessment()
    let deployment = Deployment(assessment.setup, changing: memory("1g"))
    let driver = DriverPrediction(assessment, deployment, dataFactor: 1)
    #expect(driver.judgement.verdict == .safe)
    #expect(Prediction(assessment, changing: memory("1g")).verdict == .atRisk)
  }
}
