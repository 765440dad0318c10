public import SparkMemory
public import SparkProfile

/// What one stage attempt needed of an executor's memory, region by region.
public struct StageNeed: Sendable {
  /// The stage attempt.
  public let id: StageAttemptID
  /// The call that Spark names the stage after.
  public let name: String?
  /// Its tasks.
  public let tasks: Int
  /// Tasks of it that one executor ran at once.
  public let tasksAtOnce: Int
  /// What a task wants of execution memory at once: from the least that its hungriest task may have
  /// wanted to the most.
  public let perTask: Bracket
  /// How many operators of each kind hold that memory.
  public let operators: [MemoryOperator: Int]
  /// The most that execution and storage took of an executor while it ran; zero if not sampled.
  public let unified: ByteSize
  /// The most of that which storage took.
  public let storage: ByteSize
  /// The most heap in use while it ran, garbage included; nil if not sampled.
  public let usedHeap: ByteSize?
  /// Bytes that were in memory when they were spilled.
  public let memoryBytesSpilled: ByteSize
  /// Bytes that were written when spilling.
  public let diskBytesSpilled: ByteSize
  /// Milliseconds from its submission to its completion; nil if the log does not say.
  public let duration: Int64?
  /// Milliseconds that its tasks ran, together.
  public let runTime: Int64
  /// What its tasks want, in groups that are much alike.
  let wants: [TaskWant]
  /// What decides how many tasks it has.
  let partitioning: Partitioning

  /// The setting that gives it its number of tasks; nil if none is known to.
  var lever: PartitionLever? {
    if case .setting(let lever) = partitioning { lever } else { nil }
  }

  init?(_ stage: Stage, _ profile: SparkProfile, setup: Setup, calibration: Calibration) {
    guard stage.tasks.ended > 0 else { return nil }
    id = stage.id
    name = stage.name
    tasks = max(1, stage.plannedTasks ?? stage.tasks.ended)
    tasksAtOnce = max(1, min(setup.slots, tasks))
    operators = stage.operators
    func peak(_ metric: ExecutorMetric) -> ByteSize {
      ByteSize(bytes: max(0, stage.peaks.values.map { $0[metric] }.max() ?? 0))
    }
    unified = max(peak(.onHeapUnifiedMemory), peak(.onHeapExecutionMemory))
    storage = peak(.onHeapStorageMemory)
    let execution = max(
      unified - storage, peak(.onHeapExecutionMemory), peak(.offHeapExecutionMemory))
    wants = TaskWant.wants(of: stage, page: setup.page, calibration)
      .addingUnreported(seen: execution, tasksAtOnce: tasksAtOnce, tasks: tasks)
    perTask = wants.last?.want ?? .zero
    let used = peak(.jvmHeapMemory)
    usedHeap = used > .zero ? used : nil
    memoryBytesSpilled = ByteSize(bytes: stage.tasks.memoryBytesSpilled)
    diskBytesSpilled = ByteSize(bytes: stage.tasks.diskBytesSpilled)
    duration = stage.duration
    runTime = stage.tasks.runTime
    partitioning = Partitioning(stage, profile, setup: setup)
  }
}
