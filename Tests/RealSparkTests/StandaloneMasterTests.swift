import SparkMemory
import TestSupport
import Testing

/// The assignment of cores, held against the `Master` of real Sparks.
@Suite(.waitsForSpark) struct StandaloneMasterTests {
  private struct Case {
    var workers: [StandaloneScheduling.Worker]
    var request: StandaloneScheduling.Request
    var spreadsOut: Bool

    /// Small numbers, so that every condition is met and missed, and often just met.
    init(_ generator: inout SeededGenerator) {
      let size = Int64.random(in: 1...8, using: &generator) * 64
      workers = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        StandaloneScheduling.Worker(
          freeCores: Int.random(in: 0...12, using: &generator),
          freeMemory: .mebibytes(Int64.random(in: 0...1100, using: &generator)))
      }
      let cores = Int.random(in: 0...5, using: &generator)
      let running = Int.random(in: 0...3, using: &generator)
      request = StandaloneScheduling.Request(
        executorMemory: .mebibytes(size + Int64.random(in: -1...1, using: &generator)),
        executorCores: cores == 0 ? nil : cores,
        coresLeft: Int.random(in: 0...40, using: &generator),
        executorLimit: running + Int.random(in: -1...12, using: &generator),
        runningExecutors: running)
      spreadsOut = Bool.random(using: &generator)
    }

    var question: String {
      let own = [
        "\(request.coresLeft)", "\(request.executorCores ?? 0)",
        "\(request.executorMemory.wholeMebibytes)", "\(request.executorLimit)",
        "\(request.runningExecutors)", "\(spreadsOut)",
      ]
      let offers = workers.map { "\($0.freeCores) \($0.freeMemory.wholeMebibytes)" }
      return (own + offers).joined(separator: " ")
    }

    var answer: String {
      StandaloneScheduling(workers: workers, request: request, spreadsOut: spreadsOut)
        .cores.map(String.init).joined(separator: " ")
    }
  }

  @Test(arguments: SparkReferee.allCases)
  func masterAssignsTheSameCores(spark: SparkReferee) throws {
    var generator = SeededGenerator(seed: 2)
    let cases = (0..<20_000).map { _ in Case(&generator) }
    let answers = try spark.answers(to: cases.map(\.question), by: "StandaloneMaster")
    try #require(answers.count == cases.count)
    let different = zip(cases, answers).filter { $0.answer != $1 }
    let shown = different.prefix(5).map { "\($0.question): Spark \($1), here \($0.answer)" }
    #expect(different.isEmpty, "\(different.count) of \(cases.count) differ: \(shown)")
    let launching = answers.count { $0.contains { ("1"..."9").contains($0) } }
    #expect(launching > cases.count / 3, "only \(launching) of the cases assign a core at all")
    print("Spark \(spark): \(cases.count) assignments of cores compared, \(launching) of some")
  }
}
