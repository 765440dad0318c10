import AsyncHTTPClient
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import SparkEventLog

/// The answer of a server, handed from the thread that receives it to the one that reads it through
/// a buffer that stays small: the server waits for a slow reader.
final class ResponseBody: HTTPClientResponseDelegate {
  /// So many bytes may wait to be read.
  static let capacity = 1 << 20

  private struct State {
    var head: HTTPResponseHead?
    var chunks: [ByteBuffer] = []
    var waitingBytes = 0
    /// What the server waits for.
    var room: EventLoopPromise<Void>?
    var end: Result<Void, any Error>?
    var isAbandoned = false
  }

  private let state = NIOLockedValueBox(State())
  /// Whether something may have come since it was last looked at.
  private let news = ConditionLock(value: false)

  func didReceiveHead(
    task: HTTPClient.Task<Void>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    state.withLockedValue { $0.head = head }
    announce()
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Void>, _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    let promise = task.eventLoop.makePromise(of: Void.self)
    let isFull = state.withLockedValue { state in
      guard !state.isAbandoned else { return false }
      state.chunks.append(buffer)
      state.waitingBytes += buffer.readableBytes
      guard state.waitingBytes >= Self.capacity else { return false }
      state.room = promise
      return true
    }
    announce()
    if !isFull { promise.succeed() }
    return promise.futureResult
  }

  func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
    finish(.failure(error))
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws {
    finish(.success(()))
  }

  /// Says that nothing comes any more. The first who says so is believed.
  func finish(_ end: Result<Void, any Error>) {
    let room = state.withLockedValue { state in
      state.end = state.end ?? end
      defer { state.room = nil }
      return state.room
    }
    room?.succeed()
    announce()
  }

  private func announce() {
    news.lock()
    news.unlock(withValue: true)
  }

  /// Bytes that were received and not read.
  var waitingBytes: Int { state.withLockedValue { $0.waitingBytes } }

  /// Waits for the head of the answer; nil if it does not come in time.
  func head(until deadline: ContinuousClock.Instant) throws -> HTTPResponseHead? {
    try awaiting(until: deadline) { state in
      if let head = state.head { return head }
      if case .failure(let error)? = state.end { throw error }
      return nil
    }
  }

  /// Waits for the next bytes; none at the end, or if they do not come in time.
  func next(until deadline: ContinuousClock.Instant? = nil) throws -> [UInt8] {
    let next = try awaiting(until: deadline) { state -> (ByteBuffer, EventLoopPromise<Void>?)? in
      if !state.chunks.isEmpty {
        let chunk = state.chunks.removeFirst()
        state.waitingBytes -= chunk.readableBytes
        guard state.waitingBytes < Self.capacity else { return (chunk, nil) }
        defer { state.room = nil }
        return (chunk, state.room)
      }
      return try state.end.map { end in
        try end.get()
        return (ByteBuffer(), nil)
      }
    }
    guard let (chunk, room) = next else { return [] }
    room?.succeed()
    return Array(chunk.readableBytesView)
  }

  /// Lets go of all that has come, and of what comes yet.
  func abandon() {
    let room = state.withLockedValue { state in
      state.isAbandoned = true
      state.chunks = []
      defer { state.room = nil }
      return state.room
    }
    room?.succeed()
  }

  /// What is taken of the state as soon as it is there; nil if it is not in time.
  private func awaiting<Value>(
    until deadline: ContinuousClock.Instant?, _ take: (inout State) throws -> sending Value?
  ) throws -> Value? {
    while true {
      if let value = try state.withLockedValue({ try take(&$0) }) { return value }
      if let deadline {
        let rest = max(.zero, ContinuousClock.now.duration(to: deadline)) / .seconds(1)
        guard news.lock(whenValue: true, timeoutSeconds: rest) else { return nil }
      } else {
        news.lock(whenValue: true)
      }
      news.unlock(withValue: false)
    }
  }
}
