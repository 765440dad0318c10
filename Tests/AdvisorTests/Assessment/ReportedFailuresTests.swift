import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct ReportedFailuresTests {
  private static let text = "java.lang.OutOfMemoryError: Java heap space"

  private func message(
    _ failure: MemoryFailure, by writer: ProcessMessages.Writer, quoted: Bool = false,
    text: String = Self.text
  ) -> ProcessMessages.Message {
    ProcessMessages.Message(
      failure, by: writer, isQuoted: quoted, text: text, file: "stderr", line: 7)
  }

  private func run(_ messages: ProcessMessages.Message...) -> Run {
    var run = Run()
    messages.forEach { run.profile.processMessages.record($0) }
    return run
  }

  @Test("an executor that says that its heap ran out counts as if the event log did")
  func executor() {
    let answer = run(message(.heap, by: .executor)).answer()
    #expect(answer.assessment.failures.executorHeapExhausted)
    let finding = answer.finding("exhausted-executor-heap")
    #expect(finding?.message == "executor heap of 8 GiB is too small: 1 line of its output")
    #expect(finding?.evidence == [Evidence(Self.text, at: "stderr:7")])
    var logged = Run()
    logged.failTasks(Self.text)
    #expect(answer.change("executor.memory") != nil)
    #expect(answer.change("executor.memory") == logged.answer().change("executor.memory"))
  }

  @Test("what the event log says is not counted again")
  func notTwice() {
    var both = run(message(.heap, by: .executor), message(.gcOverhead, by: .executor))
    both.failTasks(Self.text, count: 5)
    let failures = both.assessment().failures.executors
    #expect(failures.count == 1)
    #expect(failures[.heap]?.extent == "5 tasks, stage 0.0")
    #expect(failures[.heap]?.reportedLines == 0)
  }

  @Test("a kill that the event log only has an exit code for gets its reason")
  func reasonOfAKill() {
    let text = "Container [pid=1] is running beyond physical memory limits."
    var lost = run(message(.containerLimit, by: .unknown, text: text))
    lost.lose("1", "Command exited with code 137")
    let failures = lost.assessment().failures.executors
    #expect(failures[.killed] == nil)
    #expect(failures[.containerLimit]?.executors == ["1"])
    #expect(failures[.containerLimit]?.message == text)
  }

  @Test("a driver's own words are about the driver")
  func driver() {
    let answer = run(message(.heap, by: .driver)).answer()
    #expect(answer.assessment.failures.driverHeapExhausted)
    #expect(!answer.assessment.failures.executorHeapExhausted)
    let finding = answer.finding("exhausted-driver-heap")
    #expect(finding?.evidence == [Evidence(Self.text, at: "stderr:7")])
    #expect(answer.change("driver.memory") == "1792m")
  }

  @Test("what a driver tells of executors counts only where the event log has no end")
  func quoted() {
    var told = run(message(.heap, by: .driver, quoted: true), message(.killed, by: .driver))
    #expect(told.assessment().failures.executors.isEmpty)
    #expect(told.assessment().failures.driver.isEmpty)
    told.profile.application.endTime = nil
    let failures = told.assessment().failures
    #expect(Set(failures.executors.keys) == [.heap, .killed])
    #expect(failures.driver.isEmpty)
  }

  @Test("an exit code in a driver's output is never its own")
  func exitCode() {
    var told = run(message(.heap, by: .driver, text: "Container … Exit status: 52."))
    told.profile.application.endTime = nil
    #expect(told.assessment().failures.driver.isEmpty)
    #expect(told.assessment().failures.executorHeapExhausted)
  }

  @Test("nobody's line on a heap counts for nothing; one on a container is an executor's")
  func unknown() {
    let failures = run(message(.heap, by: .unknown), message(.containerLimit, by: .unknown))
      .assessment().failures
    #expect(Set(failures.executors.keys) == [.containerLimit])
    #expect(failures.driver.isEmpty)
  }

  @Test("in local mode the driver's JVM is the executor's")
  func local() {
    var local = Run(master: "local[4]", driver: .gibibytes(8))
    local.profile.processMessages.record(message(.heap, by: .driver))
    #expect(local.assessment().failures.executorHeapExhausted)
    #expect(!local.assessment().failures.driverHeapExhausted)
  }
}
