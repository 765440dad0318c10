import SparkProfile
import Testing

@testable import SparkREST

/// Dates, sizes and failures as Spark writes them for people.
@Suite struct TextTests {
  @Test(
    "a time is milliseconds since 1970, or nothing",
    arguments: [
      ("2026-11-22T02:18:10.777GMT", 1_795_313_890_777), ("1970-01-01T00:00:00.001GMT", 1),
      ("2024-02-29T23:59:59.999GMT", 1_709_251_199_999),
      ("2000-03-01T00:00:00.000GMT", 951_868_800_000), ("1969-12-31T23:59:59.999GMT", nil),
      ("", nil), (nil, nil), ("2026-13-01T00:00:00.000GMT", nil), ("2026-11-22 02:18:10.777", nil),
      ("ääääääääääääääääääääääää", nil), ("2026-11-22T02:18:1x.777GMT", nil),
    ] as [(String?, Int64?)])
  func dates(_ text: String?, milliseconds: Int64?) {
    #expect(SparkDate.milliseconds(text) == milliseconds)
  }

  @Test(
    "a size is bytes, or nothing",
    arguments: [
      ("16.5 MiB", 17_301_504), ("32.0 B", 32), ("2.0 KiB", 2048), ("1.0 EiB", 1 << 60),
      ("99.0 EiB", nil), ("-1 B", nil), ("nan B", nil), ("12", nil), ("1 XB", nil), ("", nil),
    ] as [(String, Int64?)])
  func sizes(_ text: String, bytes: Int64?) {
    #expect(SizeText.bytes(text) == bytes)
  }

  @Test("the stage of the highest task is in the text of a metric")
  func stages() {
    let text = "total (min, med, max (stageId: taskId))\n9 s (3 s, 6 s (stage 15.1: task 23))"
    #expect(QueryFacts.stage(in: text) == StageAttemptID(stage: 15, attempt: 1))
    for text in ["44 ms", "(stage 15", "(stage a.b: task 1)", "(stage 1.2.3: ", ""] {
      #expect(QueryFacts.stage(in: text) == nil)
    }
  }

  @Test("an exception has class and message, without its stack")
  func exception() {
    let failure = TaskFailureText.failure(
      "java.lang.OutOfMemoryError: Java heap space\n\tat a.b.C(D.java:1)\nCaused by: x.Y: z")
    #expect(failure.reason == "ExceptionFailure")
    #expect(failure.className == "java.lang.OutOfMemoryError")
    #expect(failure.message == "java.lang.OutOfMemoryError: Java heap space")
    #expect(failure.memoryFailure == .heap)
  }

  @Test(
    "other ends are told by their beginning",
    arguments: [
      (
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: "
          + "Command exited with code 52", "ExecutorLostFailure", "Command exited with code 52",
        true
      ),
      (
        "ExecutorLostFailure (executor 1 exited unrelated to the running tasks) Reason: gone",
        "ExecutorLostFailure", "gone", false
      ),
      (
        "FetchFailed(BlockManagerId(1, h, 1, None), shuffleId=0, mapIndex=0, mapId=0, reduceId=1, "
          + "message=\nno\n)", "FetchFailed", "no", false
      ),
      ("TaskResultLost (result lost from block manager)", "TaskResultLost", nil, false),
      ("UnknownReason", "UnknownReason", nil, false), ("", "UnknownReason", nil, false),
      ("words of somebody", "ExceptionFailure", "words of somebody", false),
    ] as [(String, String, String?, Bool)])
  func ends(_ text: String, reason: String, message: String?, isBlamed: Bool) {
    let failure = TaskFailureText.failure(text)
    #expect(failure.reason == reason)
    #expect(failure.message == message)
    #expect(TaskFailureText.blamesApplicationForLoss(text) == isBlamed)
  }

  @Test("a long text is cut")
  func long() {
    let failure = TaskFailureText.failure("a.B: " + String(repeating: "ä", count: 1 << 20))
    #expect((failure.message?.utf8.count ?? 0) <= 1000)
  }

  @Test(
    "a storage level is told by its description",
    arguments: [
      ("Disk Memory Deserialized 1x Replicated", true, true, false, true, 1),
      ("Memory (off heap) Serialized 2x Replicated", false, true, true, false, 2),
      ("Disk Serialized 1x Replicated", true, false, false, false, 1),
      ("", false, false, false, false, 1),
    ])
  func levels(
    _ text: String, disk: Bool, memory: Bool, offHeap: Bool, deserialized: Bool, copies: Int
  ) {
    let level = CachedRDD.StorageLevel(description: text)
    #expect(level.usesDisk == disk)
    #expect(level.usesMemory == memory)
    #expect(level.usesOffHeap == offHeap)
    #expect(level.isDeserialized == deserialized)
    #expect(level.replication == copies)
  }
}
