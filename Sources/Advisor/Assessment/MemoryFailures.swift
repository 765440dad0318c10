import SparkMemory
public import SparkProfile

/// What ran out of memory, gathered from task ends, lost executors, jobs and queries, and from the
/// output of processes where it was read.
public struct MemoryFailures: Sendable {
  /// One kind of failure of executors.
  public struct OfExecutors: Hashable, Sendable {
    /// What ran out.
    public var failure: MemoryFailure
    /// Tasks that failed of it.
    public var tasks = 0
    /// Executors that were lost of it.
    public var executors: Set<String> = []
    /// The stage attempts it happened in.
    public var stages: Set<StageAttemptID> = []
    /// The first text.
    public var message: String?
    /// Where it stands, if it is in the output of a process and not in the event log.
    public var place: String?
    /// Lines that say so in the output of processes, if the event log says nothing of it.
    public var reportedLines = 0

    /// How far it went, in words.
    var extent: String {
      var parts: [String] = []
      if tasks > 0 { parts.append(counted(tasks, "task")) }
      if !executors.isEmpty { parts.append("\(counted(executors.count, "executor")) lost") }
      if let stage = stages.min() {
        parts.append(
          "stage \(stage.text)" + (stages.count > 1 ? " and \(stages.count - 1) more" : ""))
      }
      if parts.isEmpty, reportedLines > 0 {
        parts.append("\(counted(reportedLines, "line")) of its output")
      }
      return parts.joined(separator: ", ")
    }

    fileprivate mutating func note(_ text: String?, _ change: (inout Self) -> Void) {
      message = message ?? text
      change(&self)
    }
  }

  /// A stage whose results exceeded `spark.driver.maxResultSize`, from Spark's message.
  public struct ResultSizeExceeded: Hashable, Sendable {
    /// Tasks whose results had arrived when Spark gave up.
    public var tasksCounted: Int
    /// Bytes of these results.
    public var size: Int64
    /// The limit, in bytes.
    public var limit: Int64
    /// Spark's words.
    public var message: String
  }

  /// What ran out in executors.
  public let executors: [MemoryFailure: OfExecutors]
  /// What ran out in the driver, with the text that says so: Spark's, or of its GC log.
  public let driver: [MemoryFailure: String]
  /// Where the texts stand that are not in the event log.
  public let driverPlaces: [MemoryFailure: String]
  /// Set if results were refused.
  public let resultSize: ResultSizeExceeded?

  init(_ profile: SparkProfile) {
    let reported = ReportedFailures(profile)
    var executors = Self.adding(reported.executors, to: Self.executorFailures(profile))
    let texts =
      profile.jobs.values.sorted { $0.id < $1.id }.compactMap(\.failureMessage)
      + profile.failedQueries.sorted { $0.key < $1.key }.map(\.value)
    resultSize = texts.lazy.compactMap(Self.resultSizeExceeded).first
    let logged = Self.driverFailures(profile)
    let said = reported.driver.filter { logged[$0.failure] == nil }
    var driver = logged.merging(said.map { ($0.failure, $0.text) }) { first, _ in first }
    var places = Dictionary(said.map { ($0.failure, $0.place) }) { first, _ in first }
    let told = Set(profile.isLocal ? Array(executors.keys) : Array(driver.keys))
    if Self.ofHeap.isDisjoint(with: told), resultSize == nil, let full = FullDriverHeap(profile) {
      if profile.isLocal {
        var failure = OfExecutors(failure: .heap)
        failure.message = full.text
        failure.place = full.place
        executors[.heap] = failure
      } else {
        driver[.heap] = full.text
        places[.heap] = full.place
      }
    }
    self.executors = executors
    self.driver = driver
    driverPlaces = places
  }

  /// Each says that a heap was too small.
  private static let ofHeap: Set<MemoryFailure> = [.heap, .gcOverhead, .broadcast]

  /// Adds what only the output of processes tells.
  private static func adding(
    _ reported: [ProcessMessages.Message], to logged: [MemoryFailure: OfExecutors]
  ) -> [MemoryFailure: OfExecutors] {
    var result = logged
    for message in reported {
      let failure = message.failure
      let same = sameCause.first { $0.contains(failure) } ?? [failure]
      guard let known = same.first(where: { logged[$0] != nil }) else {
        result[failure] = result[failure] ?? OfExecutors(message)
        continue
      }
      // The event log has the exit code, and the output says what it was that killed.
      if failure == .containerLimit, known == .killed, var killed = result[known] {
        killed.failure = failure
        killed.message = message.text
        killed.place = message.place
        result[known] = nil
        result[failure] = killed
      }
    }
    return result
  }

  /// What the event log and a process call by different names.
  private static let sameCause: [[MemoryFailure]] = [
    [.heap, .gcOverhead], [.containerLimit, .killed],
  ]

  /// Whether a task or an executor died for want of heap.
  public var executorHeapExhausted: Bool {
    executors[.heap] != nil || executors[.gcOverhead] != nil
  }

  /// Whether a container was killed, with or without a stated reason.
  public var containerKilled: Bool {
    executors[.containerLimit] != nil || executors[.killed] != nil
  }

  /// Whether memory outside the heap was too small: a killed container, or a limit reached there.
  public var outsideHeapExhausted: Bool {
    containerKilled || Self.outsideHeap.contains { executors[$0] != nil }
  }

  /// What runs out beside the heap without the whole container being killed.
  static let outsideHeap: [MemoryFailure] = [
    .pythonWorker, .directMemory, .metaspace, .virtualMemoryLimit,
  ]

  /// Whether the driver's own heap was too small.
  public var driverHeapExhausted: Bool {
    driver[.heap] != nil || driver[.gcOverhead] != nil || driver[.broadcast] != nil
  }

  /// Executors that went although the application still needed them, with the reason.
  ///
  /// When an application ends, its executors are stopped, and some then report an exit code that
  /// looks like a fault; those are not losses.
  private static func lostExecutors(_ profile: SparkProfile) -> [(id: String, reason: String)] {
    let lastWork = profile.jobs.values.compactMap(\.completionTime).max() ?? .max
    let isOpen = profile.jobs.values.contains { $0.completionTime == nil }
    return profile.sizedWorkers.compactMap { executor in
      guard let reason = executor.removedReason else { return nil }
      let wasWorking = executor.tasksLostWithExecutor > 0 || executor.failedTaskCount > 0
      let isBeforeEnd = isOpen || (executor.removedTime ?? 0) <= lastWork
      return wasWorking || isBeforeEnd ? (executor.id, reason) : nil
    }
  }

  private static func executorFailures(
    _ profile: SparkProfile
  ) -> [MemoryFailure: OfExecutors] {
    var result: [MemoryFailure: OfExecutors] = [:]
    for stage in profile.sizedStages {
      for failed in stage.tasks.failures {
        guard let failure = failed.memoryFailure, failure != .maxResultSize else { continue }
        result[failure, default: OfExecutors(failure: failure)].note(failed.message) {
          $0.tasks = $0.tasks.addingSaturated(failed.count)
          $0.stages.insert(stage.id)
        }
      }
    }
    for (id, reason) in lostExecutors(profile) {
      guard let failure = MemoryFailure(message: reason) else { continue }
      result[failure, default: OfExecutors(failure: failure)].note(reason) {
        $0.executors.insert(id)
      }
    }
    return result
  }

  /// A query that failed for want of memory although no task of it did, failed in the driver.
  ///
  /// Spark wraps what went wrong in executors as "Job aborted …", and quotes it.
  private static func driverFailures(
    _ profile: SparkProfile
  ) -> [MemoryFailure: String] {
    var result: [MemoryFailure: String] = [:]
    let texts =
      profile.failedQueries.sorted { $0.key < $1.key }.map(\.value)
      + profile.jobs.values.sorted { $0.id < $1.id }.compactMap(\.failureMessage)
    for text in texts {
      guard let failure = MemoryFailure(message: text) else { continue }
      switch failure {
      case .broadcast: result[failure] = result[failure] ?? text
      case .heap, .gcOverhead:
        guard !text.contains("Job aborted due to stage failure"), !text.contains("Lost task")
        else { continue }
        result[failure] = result[failure] ?? text
      default: continue
      }
    }
    return result
  }

  /// Reads "Total size of serialized results of 7 tasks (65.4 MiB) is bigger than
  /// spark.driver.maxResultSize (64.0 MiB)".
  ///
  /// Source: `core/…/scheduler/TaskSetManager.scala`, `canFetchMoreResults`.
  static func resultSizeExceeded(_ text: String) -> ResultSizeExceeded? {
    let start = "Total size of serialized results of "
    guard let from = text.range(ofText: start),
      let until = text[from...].range(ofText: " tasks ("),
      let count = Int(text[text.index(from, offsetBy: start.count)..<until])
    else { return nil }
    let sizes = text[until...].split(separator: "(").dropFirst().compactMap { part in
      part.split(separator: ")").first.flatMap { ByteSize(sparkMessage: String($0)) }
    }
    guard sizes.count >= 2 else { return nil }
    return ResultSizeExceeded(
      tasksCounted: count, size: sizes[0].bytes, limit: sizes[1].bytes,
      message: String(text[from...].prefix { $0 != "\n" }))
  }
}

extension StringProtocol {
  /// Where a text begins in this one.
  func range(ofText wanted: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) { return start }
      formIndex(after: &start)
    }
    return nil
  }
}

extension ByteSize {
  /// Reads a size as Spark's messages write it (`Utils.bytesToString`): "65.4 MiB".
  init?(sparkMessage text: String) {
    let parts = text.split(separator: " ")
    let units: [String: ByteUnit] = [
      "B": .byte, "KiB": .kibibyte, "MiB": .mebibyte, "GiB": .gibibyte, "TiB": .tebibyte,
      "KB": .kibibyte, "MB": .mebibyte, "GB": .gibibyte, "TB": .tebibyte,
    ]
    guard parts.count == 2, let number = Double(parts[0]), let unit = units[String(parts[1])]
    else { return nil }
    self = ByteSize(1, unit).scaled(by: number)
  }
}
