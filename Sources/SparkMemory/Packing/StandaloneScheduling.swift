/// What a standalone master gives one application on its workers.
///
/// Source: `deploy/master/Master.scala`, `scheduleExecutorsOnWorkers`, the same in Spark 3.5 and
/// 4.3 for workers without custom resources.
public struct StandaloneScheduling: Hashable, Sendable, Codable {
  /// What one worker still has to give.
  public struct Worker: Hashable, Sendable, Codable {
    /// Cores that nobody has yet.
    public var freeCores: Int
    /// Memory that nobody has yet, counted in whole MiB.
    public var freeMemory: ByteSize

    /// A worker with this much left.
    public init(freeCores: Int, freeMemory: ByteSize) {
      self.freeCores = freeCores
      self.freeMemory = freeMemory
    }
  }

  /// What an application asks for.
  public struct Request: Hashable, Sendable, Codable {
    /// Memory of an executor, counted in whole MiB: `spark.executor.memory` and nothing else.
    public var executorMemory: ByteSize
    /// `spark.executor.cores`; nil lets one executor take every core that a worker gives.
    public var executorCores: Int?
    /// Cores that the application may still get: `spark.cores.max` less what it has.
    public var coresLeft: Int
    /// Executors that it may have in all, those that run included.
    public var executorLimit: Int
    /// Executors that run already.
    public var runningExecutors: Int

    /// A request.
    public init(
      executorMemory: ByteSize, executorCores: Int? = nil, coresLeft: Int = .max,
      executorLimit: Int = .max, runningExecutors: Int = 0
    ) {
      self.executorMemory = executorMemory
      self.executorCores = executorCores
      self.coresLeft = coresLeft
      self.executorLimit = executorLimit
      self.runningExecutors = runningExecutors
    }
  }

  /// Cores of each worker that the application gets, in the order of the workers.
  public private(set) var cores: [Int]
  /// Executors that are launched on each worker, in the order of the workers.
  public private(set) var executors: [Int]

  /// Assigns cores.
  ///
  /// The work grows with the number of executors, and without `spark.executor.cores` with the
  /// number of cores.
  /// - Parameters:
  ///   - workers: The workers, the one that is to be filled first at the front.
  ///   - request: What the application asks for.
  ///   - spreadsOut: Whether executors go to as many workers as possible, the master's
  ///     `spark.deploy.spreadOutApps`; otherwise each worker is filled before the next one.
  public init(workers: [Worker], request: Request, spreadsOut: Bool = true) {
    var rest = Remainder(workers: workers, request: request)
    cores = workers.map { _ in 0 }
    executors = cores
    var open = workers.indices.filter { rest.hasRoom(for: workers[$0], cores: 0, executors: 0) }
    while !open.isEmpty {
      for index in open {
        while rest.hasRoom(for: workers[index], cores: cores[index], executors: executors[index]) {
          cores[index] += rest.step
          if executors[index] == 0 || !rest.isOnePerWorker {
            executors[index] += 1
            rest.executors = rest.executors.saturatingAdd(1)
          }
          rest.cores -= rest.step
          if spreadsOut { break }
        }
      }
      open = open.filter {
        rest.hasRoom(for: workers[$0], cores: cores[$0], executors: executors[$0])
      }
    }
  }

  /// All executors that are launched.
  public var executorCount: Int {
    executors.reduce(0) { $0.saturatingAdd($1) }
  }

  /// All cores that the application gets.
  public var coreCount: Int {
    cores.reduce(0) { $0.saturatingAdd($1) }
  }
}

/// What is left to assign while executors are placed one after the other.
private struct Remainder {
  let request: StandaloneScheduling.Request
  /// Cores that are assigned at a time.
  let step: Int
  /// Whether a further core goes to the executor that a worker has already.
  let isOnePerWorker: Bool
  let memory: Int64
  var cores: Int
  var executors: Int

  init(workers: [StandaloneScheduling.Worker], request: StandaloneScheduling.Request) {
    self.request = request
    step = max(request.executorCores ?? 1, 1)
    isOnePerWorker = request.executorCores == nil
    memory = max(request.executorMemory.wholeMebibytes, 0)
    cores = min(
      request.coresLeft, workers.reduce(0) { $0.saturatingAdd(max($1.freeCores, 0)) })
    executors = request.runningExecutors
  }

  func hasRoom(
    for worker: StandaloneScheduling.Worker, cores assigned: Int, executors launched: Int
  ) -> Bool {
    guard cores >= step, worker.freeCores >= assigned.saturatingAdd(step) else { return false }
    if isOnePerWorker, launched > 0 { return true }
    let taken = ByteSize.mebibytes(memory) * Int64(launched)
    return worker.freeMemory.wholeMebibytes - taken.wholeMebibytes >= memory
      && executors < request.executorLimit
  }
}
