import Dispatch
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads one source on several threads and adds its lines to a draft in their order.
///
/// Every worker does the same: it takes the next batch of lines from the source, one worker at a
/// time; reads the events in it, side by side with the others; and adds them to the draft if
/// everything before was added, else leaves them for the worker that adds what was before. So a
/// file that has to be decompressed is decompressed on one core while another looks at what was
/// decompressed before, nobody waits for anybody's turn, and the result is the same as with one
/// worker.
final class EventPipeline: Sendable {
  private struct Input {
    var batches: LineBatches
    /// How many batches were taken.
    var taken = 0
    var failure: EventLogError?
    var isStopped = false
  }

  private struct Output {
    var draft: ProfileDraft
    /// The batch to add next.
    var next = 0
    /// Batches that were read before those in front of them.
    var early: [Int: Batch] = [:]
  }

  private struct Batch {
    var number: Int
    var count: Int
    /// Bytes taken from the source so far.
    var byteCount: Int64
    /// Whether nothing is left in the source.
    var isLast: Bool
    /// What the lines say, once they were read.
    var lines: ParsedLines?
  }

  private let input: Locked<Input>
  private let output: Locked<Output>
  /// Counts the batches that may still be taken before one is added, so that a worker which is held
  /// up does not let the others pile up theirs.
  private let room = DispatchSemaphore(value: mostAtOnce)
  private let bytesBefore: Int64

  /// More workers than this only wait for the source.
  private static let mostWorkers = 4
  private static let mostAtOnce = 4 * mostWorkers

  init(_ source: sending any ByteSource, into draft: ProfileDraft) {
    bytesBefore = draft.profile.coverage.byteCount
    input = Locked(Input(batches: LineBatches(source)))
    output = Locked(Output(draft: draft))
  }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - workers: How many threads at most; as many as there are processors when not given.
  ///   - progress: Called now and then, on the caller's thread, with the bytes of JSON read so far.
  /// - Returns: The draft with what was read, also where reading failed in the middle; the damage
  ///   that the source reports; and why reading failed.
  func run(
    workers: Int? = nil, progress: ((Int64) -> Void)?
  ) -> (draft: ProfileDraft, damage: SourceDamage?, failure: EventLogError?) {
    let workers = workers ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.mostWorkers)
    var buffer: [UInt8] = []
    while let batch = next(into: &buffer) {
      if batch.number == 0, !batch.isLast {
        for _ in 1..<max(workers, 1) {
          DispatchQueue.global().async { self.work() }
        }
      }
      guard finish(batch, buffer) else { break }
      progress?(bytesBefore + batch.byteCount)
    }
    waitForOthers()
    let draft = output.withLock(\.draft)
    return input.withLock { input in
      var draft = draft
      draft.updateCoverage { coverage in
        coverage.byteCount = bytesBefore + input.batches.byteCount
        coverage.oversizedLines += input.batches.oversizedLines
      }
      return (draft, input.batches.damage, input.failure)
    }
  }

  /// Waits until every batch that was taken was added. Workers that come too late find nothing.
  private func waitForOthers() {
    for _ in 0..<Self.mostAtOnce { room.wait() }
    for _ in 0..<Self.mostAtOnce { room.signal() }
  }

  private func work() {
    var buffer: [UInt8] = []
    while let batch = next(into: &buffer), finish(batch, buffer) {}
  }

  private func next(into buffer: inout [UInt8]) -> Batch? {
    room.wait()
    let batch = input.withLock { input -> Batch? in
      guard !input.isStopped else { return nil }
      do throws(EventLogError) {
        guard let count = try input.batches.next(into: &buffer) else {
          input.isStopped = true
          return nil
        }
        // There is room for one long line only.
        let lines =
          input.batches.isLong ? EventParser.parse(input.batches.longLine, count: count) : nil
        defer { input.taken += 1 }
        return Batch(
          number: input.taken, count: count, byteCount: input.batches.byteCount,
          isLast: input.batches.isAtEnd, lines: lines)
      } catch {
        input.isStopped = true
        input.failure = error
        return nil
      }
    }
    if batch == nil { room.signal() }
    return batch
  }

  /// Reads the events of a batch, if that was not done yet, and adds them, or leaves them to be
  /// added; false if what comes is not worth reading.
  private func finish(_ batch: Batch, _ buffer: [UInt8]) -> Bool {
    var batch = batch
    batch.lines = batch.lines ?? EventParser.parse(buffer, count: batch.count)
    let isHopeless = output.withLock { output in
      output.early[batch.number] = batch
      while let batch = output.early.removeValue(forKey: output.next) {
        output.next += 1
        room.signal()
        // What comes after what is hopeless does not count.
        guard let lines = batch.lines, !output.draft.isHopeless else { continue }
        output.draft.add(lines)
        output.draft.updateCoverage { $0.byteCount = bytesBefore + batch.byteCount }
      }
      return output.draft.isHopeless
    }
    if isHopeless { input.withLock { $0.isStopped = true } }
    return !isHopeless
  }
}
