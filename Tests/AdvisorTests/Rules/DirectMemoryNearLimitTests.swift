import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct DirectMemoryNearLimitTests {
  private static let option = "-XX:MaxDirectMemorySize="

  private func answer(
    _ peak: ByteSize, options: String? = "-Dx=y \(option)512m",
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.set("spark.executor.extraJavaOptions", options)
    run.eachWorker { $0.peaks.record(peak.bytes, of: .directPoolMemory) }
    change(&run)
    return run.answer()
  }

  @Test("buffers that a quarter more would make too large are told with the limit")
  func finds() {
    let answer = answer(.mebibytes(460))
    let finding = answer.finding("direct-memory-near-limit")
    #expect(finding?.message == "direct buffers took 460 MiB of the 512 MiB that the JVM allows")
    #expect(finding?.remedy.hasPrefix("a larger -XX:MaxDirectMemorySize") == true)
    expectCoherence(of: answer)
  }

  @Test("four fifths of the limit is where it begins")
  func threshold() {
    #expect(answer(.mebibytes(410)).finding("direct-memory-near-limit") != nil)
    #expect(answer(.mebibytes(409)).finding("direct-memory-near-limit") == nil)
    #expect(answer(.zero).finding("direct-memory-near-limit") == nil)
  }

  @Test("without the option, or with one that is no size, the heap's size is the limit")
  func defaultLimit() {
    for options in [nil, "", "-Xss1m", "\(Self.option)many", "\(Self.option)0"] as [String?] {
      #expect(answer(.gibibytes(6), options: options).finding("direct-memory-near-limit") == nil)
      let near = answer(.gibibytes(7), options: options).finding("direct-memory-near-limit")
      #expect(near?.remedy.hasPrefix("set -XX:MaxDirectMemorySize") == true)
    }
  }

  @Test("of several options the last counts, and those of the program come after the default ones")
  func severalOptions() {
    let two = "\(Self.option)512m \(Self.option)2g"
    #expect(answer(.mebibytes(460), options: two).finding("direct-memory-near-limit") == nil)
    let byDefault = answer(.mebibytes(460), options: nil) {
      $0.set("spark.executor.defaultJavaOptions", "\(Self.option)512m")
    }
    #expect(byDefault.finding("direct-memory-near-limit") != nil)
    let both = answer(.mebibytes(460), options: "\(Self.option)2147483648") {
      $0.set("spark.executor.defaultJavaOptions", "\(Self.option)512m")
    }
    #expect(both.finding("direct-memory-near-limit") == nil)
  }

  @Test("what failed of it has a finding of its own")
  func failed() {
    let answer = answer(.mebibytes(500)) { $0.failTasks("OutOfMemoryError: Direct buffer memory") }
    #expect(answer.finding("exhausted-outside-heap") != nil)
    #expect(answer.finding("direct-memory-near-limit") == nil)
  }
}
