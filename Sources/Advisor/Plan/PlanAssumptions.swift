import SparkMemory

/// What a plan goes by where nothing was measured, each with its reason.
enum PlanAssumptions {
  /// Rows of one partition: what Spark itself makes of a file's split.
  ///
  /// Source: `spark.sql.files.maxPartitionBytes`.
  static let partition = ByteSize.mebibytes(128)
  /// The largest partition for each mean one; a larger one is skew that sizes do not cure.
  static let skew = 2.0
  /// The part of its share that a task should fill, so that it does not spill by a page.
  static let fill = 0.8
  /// Objects of one task outside the pools: buffers of readers and writers, rows being read. In
  /// recorded runs it was from 20 to 120 MiB.
  static let taskObjects = ByteSize.mebibytes(128)
  /// Live objects of an executor that has nothing to do.
  static let executorObjects = Calibration().executorObjects
  /// How many times a broadcast table is in an executor: its blocks, and the table read from them.
  static let broadcastCopies: Int64 = 2
  /// What a Python worker takes; recorded ones with pandas took from 90 to 350 MiB.
  static let pythonWorker = ByteSize.mebibytes(512)
  /// What a JVM takes beside its heap, as a part of it, where no container counts that.
  static let besideHeap = SparkFacts.memoryOverheadFactor
  /// What is not foreseen, as a factor of what is.
  static let slack = 1.25
  /// A driver is one process, and if it dies everything does, so that it is not the place to save.
  static let leastDriver = ByteSize.gibibytes(4)
  /// A driver on a machine of the cluster leaves most of it to executors.
  static let mostOfMachine = 0.25
  /// A driver beyond this is no longer one: what it collects belongs into files.
  static let mostDriver = ByteSize.gibibytes(32)
  /// What the driver remembers of a task for its page, of which there are so many at most.
  ///
  /// Source: `spark.ui.retainedTasks`; the size is of recorded drivers with many tasks.
  static let taskMetadata = ByteSize.kibibytes(8)
  static let mostTasksRemembered = 100_000
  /// Stages of a query, each with as many tasks.
  static let stages = 5
  /// The part of the most tasks at once that a plan may stay below: a machine's cores need not be a
  /// multiple of an executor's.
  static let leastOfMostTasks = 0.9
  /// What is spilled or cached may be worse than the best by this part of it.
  static let mostWorse = 0.05
  /// The part of the largest partition of any plan that those of another may stay below: a task costs
  /// its start, however little it does.
  static let leastOfWant = 0.75
  /// More executors than there must be cost no more than this part of their memory.
  static let mostDearer = 0.1
}
