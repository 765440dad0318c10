import SparkProfile
import Advisor
import Testing

@Suite struct ExceededOtherLimitTests {
  @Test(
    "each limit has its own remedy, and none of them is more heap",
    arguments: [
      ("unable to create native thread", "ulimit"),
      ("Requested array size exceeds VM limit", "more partitions"),
      ("Kryo serialization failed: Buffer overflow", "spark.kryoserializer.buffer.max"),
      ("which exceeds max allowed: spark.rpc.message.maxSize", "broadcast"),
      ("There is insufficient memory for the Java Runtime Environment", "smaller processes"),
      ("error while calling spill()", "spark.local.dir"),
      ("Too large frame: 2991947178", "more partitions"),
    ])
  func ofTasks(text: String, remedy: String) {
    var run = Run()
    run.failTasks(text, count: 2)
    let answer = run.answer()
    let finding = answer.finding("exceeded-other-limit")
    #expect(finding?.remedy.contains(remedy) == true)
    #expect(finding?.evidence.first?.figure == text)
    #expect(finding?.message.hasSuffix(": 2 tasks, stage 0.0") == true)
    #expect(answer.change("executor.memory") == nil)
  }

  @Test(
    "a driver's limits are found in its output",
    arguments: [
      (MemoryFailure.broadcastTimeout, "spark.sql.broadcastTimeout"),
      (.broadcastLimit, "512 million rows"),
      (.refusedSetting, "ballast explain"),
    ])
  func ofTheDriver(failure: MemoryFailure, remedy: String) {
    var run = Run()
    run.profile.processMessages.record(
      ProcessMessages.Message(failure, by: .driver, text: "x", file: "driver.txt", line: 3))
    let finding = run.answer().finding("exceeded-other-limit")
    #expect(finding?.evidence.first?.place == "driver.txt:3")
    #expect(finding?.remedy.contains(remedy) == true)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("exceeded-other-limit") == nil)
    var run = Run()
    run.failTasks("java.lang.OutOfMemoryError: Java heap space")
    #expect(run.answer().finding("exceeded-other-limit") == nil)
  }
}
