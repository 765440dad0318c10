import SparkProfile
import Testing

@testable import SparkEventLog

/// The number of workers decides how long it takes and nothing else.
@Suite struct EventPipelineTests {
  /// Several batches in which order matters: a stage's name is the first that is told, an executor's
  /// reason the last.
  private static let count = 5000
  private static let text: [UInt8] = (0..<count).flatMap { index in
    Array(
      """
      {"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":\(index % 7),\
      "Stage Attempt ID":0,"Stage Name":"name \(index)","Number of Tasks":\(index),"RDD Info":[]}}
      {"Event":"SparkListenerExecutorRemoved","Timestamp":\(index),"Executor ID":"\(index % 5)",\
      "Removed Reason":"reason \(index)"}
      {"Event":"SparkListenerTaskEnd","Stage ID":\(index % 7),"Stage Attempt ID":0,"Task Info":\
      {"Executor ID":"\(index % 5)"},"Task Metrics":{"Executor Run Time":\(index),\
      "Result Size":\(index % 1000)}}
      {"Event":"damaged \(index)
      {"Event":"SparkListenerOf\(index % 100)"}

      """.utf8)
  }

  private static func run(
    _ source: sending any ByteSource, workers: Int
  ) -> (draft: ProfileDraft, damage: SourceDamage?, failure: EventLogError?) {
    EventPipeline(source, into: ProfileDraft()).run(workers: workers, progress: nil)
  }

  @Test("the profile is the same", arguments: [2, 3, 4, 9])
  func sameProfile(_ workers: Int) {
    let one = Self.run(MemorySource(Self.text), workers: 1).draft.profile
    #expect(Self.run(MemorySource(Self.text), workers: workers).draft.profile == one)
    #expect(one.coverage.eventCount == 3 * Self.count)
    #expect(one.coverage.unreadableLines == Self.count)
    #expect(one.coverage.byteCount == Int64(Self.text.count))
    #expect(one.stages[StageAttemptID(stage: 6)]?.name == "name 6")
    #expect(one.executors["4"]?.removedReason == "reason 4999")
  }

  /// Gives bytes, then fails.
  private final class FailingSource: ByteSource {
    private let source = MemorySource(EventPipelineTests.text)
    private var left = 1 << 20
    let damage: SourceDamage? = nil

    func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
      guard left > 0 else { throw EventLogError(.unreadable, path: "source", message: "fails") }
      let count = try source.read(into: &buffer, at: offset)
      left -= count
      return count
    }
  }

  @Test("a source that fails ends all workers, and what came before is kept", arguments: [1, 4])
  func failure(_ workers: Int) {
    let result = Self.run(FailingSource(), workers: workers)
    #expect(result.failure?.message == "fails")
    #expect(result.draft.profile.coverage.eventCount > 1000)
  }

  @Test("progress is told in order, on the caller's side, and ends with the whole")
  func progress() {
    var seen: [Int64] = []
    let pipeline = EventPipeline(MemorySource(Self.text), into: ProfileDraft())
    _ = pipeline.run(workers: 1) { seen.append($0) }
    #expect(seen == seen.sorted())
    #expect(seen.last == Int64(Self.text.count))
  }
}
