import SparkMemory
import Testing

/// The scenarios of `MasterSuite`: three workers of 10 cores and 512 MiB each.
@Suite struct StandaloneSchedulingTests {
  typealias Worker = StandaloneScheduling.Worker
  typealias Request = StandaloneScheduling.Request

  private static let workers = [Worker](
    repeating: Worker(freeCores: 10, freeMemory: .mebibytes(512)), count: 3)

  private func cores(
    _ executorCores: Int? = nil, memory: Int64, limit: Int = .max, coresLeft: Int = .max,
    running: Int = 0, spreadsOut: Bool = true
  ) -> [Int] {
    let request = Request(
      executorMemory: .mebibytes(memory), executorCores: executorCores, coresLeft: coresLeft,
      executorLimit: limit, runningExecutors: running)
    return StandaloneScheduling(workers: Self.workers, request: request, spreadsOut: spreadsOut)
      .cores
  }

  @Test(arguments: [true, false])
  func oneExecutorTakesEveryCoreOfAWorker(spreadsOut: Bool) {
    #expect(cores(memory: 128, spreadsOut: spreadsOut) == [10, 10, 10])
    #expect(cores(memory: 384, spreadsOut: spreadsOut) == [10, 10, 10])
  }

  @Test(arguments: [true, false])
  func executorsWithCoresAreLimitedByMemory(spreadsOut: Bool) {
    #expect(cores(2, memory: 128, spreadsOut: spreadsOut) == [8, 8, 8])
    #expect(cores(2, memory: 32, spreadsOut: spreadsOut) == [10, 10, 10])
    #expect(cores(3, memory: 128, spreadsOut: spreadsOut) == [9, 9, 9])
  }

  @Test func mostCoresAreSpreadOrPacked() {
    #expect(cores(memory: 128, coresLeft: 16) == [6, 5, 5])
    #expect(cores(memory: 128, coresLeft: 16, spreadsOut: false) == [10, 6, 0])
    #expect(cores(2, memory: 128, coresLeft: 16) == [6, 6, 4])
    #expect(cores(2, memory: 128, coresLeft: 16, spreadsOut: false) == [8, 8, 0])
  }

  @Test func executorLimitWithoutCoresOfAnExecutor() {
    #expect(cores(memory: 256, limit: 0) == [0, 0, 0])
    #expect(cores(memory: 256, limit: 2) == [10, 10, 0])
    #expect(cores(memory: 256, limit: 5) == [10, 10, 10])
  }

  @Test func executorLimitWithFourCores() {
    #expect(cores(4, memory: 256, limit: 0) == [0, 0, 0])
    #expect(cores(4, memory: 256, limit: 2) == [4, 4, 0])
    #expect(cores(4, memory: 256, limit: 2, spreadsOut: false) == [8, 0, 0])
    #expect(cores(4, memory: 256, limit: 5) == [8, 8, 4])
    #expect(cores(4, memory: 256, limit: 5, spreadsOut: false) == [8, 8, 4])
  }

  @Test func executorLimitAndMostCores() {
    #expect(cores(4, memory: 256, limit: 2, coresLeft: 16) == [4, 4, 0])
    #expect(cores(4, memory: 256, limit: 5, coresLeft: 16) == [8, 4, 4])
    #expect(cores(4, memory: 256, limit: 5, coresLeft: 16, spreadsOut: false) == [8, 8, 0])
  }

  @Test func runningExecutorsCountTowardsTheLimit() {
    #expect(cores(4, memory: 256, limit: 5, running: 4) == [4, 0, 0])
    #expect(cores(4, memory: 256, limit: 5, running: 5) == [0, 0, 0])
  }

  @Test func countsExecutorsAsWellAsCores() {
    let scheduling = StandaloneScheduling(
      workers: Self.workers, request: Request(executorMemory: .mebibytes(128), executorCores: 2))
    #expect(scheduling.executors == [4, 4, 4])
    #expect(scheduling.executorCount == 12)
    #expect(scheduling.coreCount == 24)
    let whole = StandaloneScheduling(
      workers: Self.workers, request: Request(executorMemory: .mebibytes(128)))
    #expect(whole.executors == [1, 1, 1])
  }

  @Test func extremeNumbersEnd() {
    let odd = [Worker(freeCores: .min, freeMemory: ByteSize(bytes: .min))]
    let request = Request(
      executorMemory: ByteSize(bytes: .max), executorCores: .max, coresLeft: .max,
      executorLimit: .min, runningExecutors: .max)
    #expect(StandaloneScheduling(workers: odd, request: request).cores == [0])
    let large = [Worker(freeCores: .max, freeMemory: ByteSize(bytes: .max))]
    let one = Request(executorMemory: ByteSize(bytes: .max), executorCores: .max)
    #expect(StandaloneScheduling(workers: large, request: one).executors == [1])
    #expect(StandaloneScheduling(workers: [], request: one).executorCount == 0)
  }
}
