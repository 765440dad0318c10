import SparkMemory
import Testing

/// Spark's own `UnifiedMemoryManager`, with its own `MemoryStore`, against ours.
@Suite(.serialized, .waitsForSpark) struct UnifiedMemoryTests {
  @Test(arguments: SparkReferee.allCases)
  func everyGrantAndEvictionAndFreeAmountIsThatOfSpark(spark: SparkReferee) throws {
    let operations = UnifiedMemoryOperations(seed: 20, shapes: 320, operations: 500)
    let answers = try spark.answers(to: operations.lines, by: "UnifiedMemory")
    let replay = UnifiedMemoryReplay(of: answers)
    print(
      "UnifiedMemoryManager of Spark \(spark): \(replay.operations) operations,",
      "\(replay.differences) differences, \(replay.evictions) evictions, \(replay.waits) waits,",
      "\(replay.resumed) grants after waiting, \(replay.lost) deregistered while waiting")
    #expect(
      replay.differences == 0,
      "\(replay.differences) differences, such as \(replay.examples.joined(separator: "\n"))")
    #expect(replay.operations >= 100_000)
    #expect(replay.evictions > 1000)
    #expect(replay.resumed > 1000)
    #expect(replay.lost > 10)
    let wrong = UnifiedMemoryReplay(of: answers, regionError: ByteSize(bytes: 1))
    #expect(wrong.differences > 1000, "a storage region that is wrong by one byte is noticed")
  }
}
