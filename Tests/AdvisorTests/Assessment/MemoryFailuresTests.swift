import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct MemoryFailuresTests {
  @Test(
    arguments: [
      ("java.lang.OutOfMemoryError: Java heap space", .heap),
      ("java.lang.OutOfMemoryError: GC overhead limit exceeded", .gcOverhead),
      ("Unable to acquire 65536 bytes of memory, got 0", .executionMemory),
      ("MemoryError", .pythonWorker),
    ] as [(String, MemoryFailure)])
  func countsFailedTasks(message: String, failure: MemoryFailure) {
    var run = Run()
    run.failTasks(message, count: 5)
    let failed = run.assessment().failures.executors[failure]
    #expect(failed?.tasks == 5)
    #expect(failed?.message == message)
    #expect(failed?.extent == "5 tasks, stage 0.0")
  }

  /// On YARN an executor that runs out of heap is terminated by its own `kill`, exit status 143.
  @Test func exit143WithTheJVMsWordsIsTheHeap() {
    var run = Run()
    run.lose(
      "1",
      "Container from a bad node: c_1 on host: h. Exit status: 143. Diagnostics: "
        + "# java.lang.OutOfMemoryError: Java heap space")
    let failures = run.assessment().failures
    #expect(failures.executorHeapExhausted)
    #expect(!failures.containerKilled)
  }

  @Test(
    arguments: [
      "Container killed by YARN for exceeding physical memory limits. 5.6 GB of 5.5 GB",
      "The executor with id 1 exited with exit code 137(SIGKILL, possible container OOM).",
      "termination reason: OOMKilled", "Command exited with code 137",
    ])
  func killedContainersAreNotTheHeap(reason: String) {
    var run = Run()
    run.lose("1", reason)
    let failures = run.assessment().failures
    #expect(failures.containerKilled)
    #expect(failures.outsideHeapExhausted)
    #expect(!failures.executorHeapExhausted)
  }

  @Test func executorsStoppedAtTheEndAreNotLost() {
    var run = Run()
    run.profile.executors["1"]?.removedTime = Run.duration + 5
    run.profile.executors["1"]?.removedReason = "Command exited with code 137"
    #expect(run.assessment().failures.executors.isEmpty)
  }

  @Test func aQueryThatFailsOutsideTasksFailedInTheDriver() {
    var run = Run()
    run.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space"
    #expect(run.assessment().failures.driverHeapExhausted)
    var quoted = Run()
    quoted.profile.failedQueries[0] =
      "Job aborted due to stage failure: Lost task 0.1: java.lang.OutOfMemoryError: Java heap space"
    #expect(!quoted.assessment().failures.driverHeapExhausted)
    var broadcast = Run()
    broadcast.profile.failedQueries[0] =
      "Not enough memory to build and broadcast the table to all worker nodes"
    #expect(broadcast.assessment().failures.driver[.broadcast] != nil)
  }

  @Test func readsTheLimitOnResults() {
    let text =
      "Job aborted due to stage failure: Total size of serialized results of 7 tasks (65.5 MiB) "
      + "is bigger than spark.driver.maxResultSize (64.0 MiB)\nDriver stacktrace:"
    let exceeded = MemoryFailures.resultSizeExceeded(text)
    #expect(exceeded?.tasksCounted == 7)
    #expect(exceeded?.size == Int64(68_681_728))
    #expect(exceeded?.limit == 64 << 20)
    #expect(exceeded?.message.hasSuffix("(64.0 MiB)") == true)
    #expect(
      MemoryFailures.resultSizeExceeded(text.replacing("MiB", with: "MB"))?.limit == 64 << 20)
  }

  @Test(
    arguments: [
      "", "Total size of serialized results of", "Total size of serialized results of x tasks (",
      "Total size of serialized results of 7 tasks (65.5 MiB)",
      "Total size of serialized results of 7 tasks (much) is bigger than (64.0 MiB)",
    ])
  func readsNothingElse(text: String) {
    #expect(MemoryFailures.resultSizeExceeded(text) == nil)
  }

  /// Other resource profiles have sizes of their own, which no configuration names.
  @Test func failuresOfOtherProfilesAreNotThisHeaps() {
    var run = Run()
    run.failTasks("Java heap space")
    run.stage { $0.resourceProfileID = 1 }
    #expect(run.assessment().failures.executors.isEmpty)
  }
}
