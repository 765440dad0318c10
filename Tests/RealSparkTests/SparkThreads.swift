import Foundation
import Testing

/// Runs tests that wait for a Spark to end on three threads of their own.
///
/// Swift runs all tests on as many threads as there are cores. Tests that wait there for a process would
/// stop those that look at a running Spark now and then.
struct SparkThreads: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(Threads.three) { try await function() }
  }

  private final class Threads: TaskExecutor {
    /// A Spark that starts leaves one core of two idle for half of the time.
    static let three = Threads()
    private let queue = OperationQueue()

    init() { queue.maxConcurrentOperationCount = 3 }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      // An executor runs a job once, and the one executor lives as long as the process.
      queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
}

extension Trait where Self == SparkThreads {
  /// The tests wait for a Spark to end.
  static var waitsForSpark: Self { SparkThreads() }
}
