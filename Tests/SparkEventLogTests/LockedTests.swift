import Dispatch
import Testing

@testable import SparkEventLog

/// One thread at a time.
@Suite struct LockedTests {
  @Test func noChangeIsLost() {
    let values = Locked<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 1000) { index in
      values.withLock { $0.append(index) }
    }
    #expect(values.withLock { $0 }.sorted() == Array(0..<1000))
  }
}
