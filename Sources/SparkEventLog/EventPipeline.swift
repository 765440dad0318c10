import Dispatch
import SparkProfile
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads one source on several threads and adds its lines to a draft in their order.
///
/// Every worker does the same: it takes the next batch of lines from the source, one worker at a
/// time; reads the events in it, side by side with the others; waits for the batch before to be
/// added, and adds its own. So a file that has to be decompressed is decompressed on one core while
/// another looks at what was decompressed before, and the result is the same as with one worker.
final class EventPipeline: Sendable {
  private struct Input {
    var batches: LineBatches
    var lastTurn: Turn?
    var failure: EventLogError?
    var isStopped = false
  }

  /// A batch's place in the order.
  private struct Turn {
    private let passed = DispatchSemaphore(value: 0)
    func wait() { passed.wait() }
    func pass() { passed.signal() }
  }

  private struct Batch {
    var previous: Turn?
    var turn: Turn
    var count: Int
    /// Bytes taken from the source so far.
    var byteCount: Int64
    /// Whether nothing is left in the source.
    var isLast: Bool
    /// Set if the lines were read already.
    var lines: ParsedLines?
  }

  private let input: Mutex<Input>
  private let draft: Mutex<ProfileDraft>
  private let bytesBefore: Int64

  /// More workers than this only wait for the source.
  private static let mostWorkers = 4
  /// Of batches that are larger than this, for the sake of one long line, there is only one.
  private static let largeBatch = 4 << 20

  init(_ source: sending any ByteSource, into draft: ProfileDraft) {
    bytesBefore = draft.profile.coverage.byteCount
    input = Mutex(Input(batches: LineBatches(source)))
    self.draft = Mutex(draft)
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
  ) -> (draft: ProfileDraft, damage: String?, failure: EventLogError?) {
    let workers = workers ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.mostWorkers)
    var buffer: [UInt8] = []
    var isFirst = true
    while let batch = next(into: &buffer) {
      if isFirst, !batch.isLast {
        for _ in 1..<max(workers, 1) {
          DispatchQueue.global().async { self.work() }
        }
      }
      isFirst = false
      guard finish(batch, buffer) else { break }
      progress?(bytesBefore + batch.byteCount)
    }
    // The last batch may be another worker's. Workers that come too late find nothing to do.
    input.withLock(\.lastTurn)?.wait()
    var draft = draft.withLock { $0 }
    let (byteCount, oversized, damage, failure) = input.withLock {
      ($0.batches.byteCount, $0.batches.oversizedLines, $0.batches.damage, $0.failure)
    }
    draft.updateCoverage { coverage in
      coverage.byteCount = bytesBefore + byteCount
      coverage.oversizedLines += oversized
    }
    return (draft, damage, failure)
  }

  private func work() {
    var buffer: [UInt8] = []
    while let batch = next(into: &buffer), finish(batch, buffer) {}
  }

  private func next(into buffer: inout [UInt8]) -> Batch? {
    input.withLock { input in
      guard !input.isStopped else { return nil }
      do throws(EventLogError) {
        guard let count = try input.batches.next(into: &buffer) else {
          input.isStopped = true
          return nil
        }
        let turn = Turn()
        let lines =
          buffer.count > Self.largeBatch ? EventParser.parse(buffer, count: count) : nil
        defer { input.lastTurn = turn }
        return Batch(
          previous: input.lastTurn, turn: turn, count: count,
          byteCount: input.batches.byteCount, isLast: input.batches.isAtEnd, lines: lines)
      } catch {
        input.isStopped = true
        input.failure = error
        return nil
      }
    }
  }

  /// Reads the events of a batch, if that was not done yet, and adds them in their turn; false if
  /// what comes is not worth reading.
  private func finish(_ batch: Batch, _ buffer: [UInt8]) -> Bool {
    let lines = batch.lines ?? EventParser.parse(buffer, count: batch.count)
    batch.previous?.wait()
    defer { batch.turn.pass() }
    let isHopeless = draft.withLock { draft in
      draft.add(lines)
      draft.updateCoverage { $0.byteCount = bytesBefore + batch.byteCount }
      return draft.isHopeless
    }
    if isHopeless { input.withLock { $0.isStopped = true } }
    return !isHopeless
  }
}
