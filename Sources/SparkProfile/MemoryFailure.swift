/// What of memory ran out, recognized by the stable core of the text that Spark, the JVM, or the
/// cluster manager writes.
public enum MemoryFailure: String, Hashable, Sendable, Codable, CaseIterable {
  /// The JVM's heap is full.
  case heap
  /// The collector runs nearly all the time and frees nearly nothing (Parallel only).
  case gcOverhead
  /// A task's share of execution memory was too small, and nothing more could be spilled.
  case executionMemory
  /// The container exceeded its physical limit and was killed.
  case containerLimit
  /// The container exceeded YARN's limit on virtual memory.
  case virtualMemoryLimit
  /// Something sent SIGKILL, and nobody says why; most often an out-of-memory killer.
  case killed
  /// Direct buffers reached their limit.
  case directMemory
  /// Classes reached their limit.
  case metaspace
  /// Serialized results exceeded `spark.driver.maxResultSize`.
  case maxResultSize
  /// The driver's heap could not hold a table that it was to broadcast.
  case broadcast
  /// A Python worker ran into its limit, or was killed.
  case pythonWorker

  /// The operating system gave the JVM no further thread.
  case nativeThread
  /// One array would be larger than an array can be: one record or one buffer is too large.
  case arraySize
  /// An object exceeded `spark.kryoserializer.buffer.max`.
  case kryoBuffer
  /// A task or a message exceeded `spark.rpc.message.maxSize`.
  case rpcMessageSize
  /// The machine could not back the memory that a JVM asked for.
  case hostMemory
  /// A disk failed, or was full, when memory was to be spilled to it.
  case spillDisk
  /// A table exceeded the size or the rows that Spark can broadcast.
  case broadcastLimit
  /// A broadcast was not ready in `spark.sql.broadcastTimeout`.
  case broadcastTimeout
  /// One block or one message between executors exceeded 2 GiB.
  case blockSize
  /// Spark, or the cluster manager, refused to start with the memory that was set.
  case refusedSetting

  /// What a text says of memory, or nil if it says nothing.
  public init?(message: String) {
    for (phrase, failure) in Self.phrases where message.contains(phrase) {
      self = failure
      return
    }
    // Python's error, also as `_ArrayMemoryError`; Java's ends in the same letters.
    guard message.replacing("OutOfMemoryError", with: "").contains("MemoryError") else {
      return nil
    }
    self = .pythonWorker
  }

  /// Most specific first: a driver's message about a lost container carries the exit code as well.
  ///
  /// Sources, in apache/spark: `common/utils/src/main/resources/error/error-conditions.json`,
  /// `core/…/executor/ExecutorExitCode.scala`, `core/…/util/SparkExitCode.scala`,
  /// `core/…/scheduler/TaskSetManager.scala`, `core/…/api/python/PythonRunner.scala`,
  /// `resource-managers/yarn/…/YarnAllocator.scala`,
  /// `resource-managers/kubernetes/…/ExecutorPodsLifecycleManager.scala`; in OpenJDK:
  /// `src/hotspot/share/gc/shared/memAllocator.cpp`, `java/nio/Bits.java`.
  package static let phrases: [(String, MemoryFailure)] = [
    ("is bigger than spark.driver.maxResultSize", .maxResultSize),
    ("result size has exceeded maxResultSize", .maxResultSize),
    ("Not enough memory to build and broadcast", .broadcast),
    ("for exceeding virtual memory limits", .virtualMemoryLimit),
    ("beyond the 'VIRTUAL' memory limit", .virtualMemoryLimit),
    ("for exceeding physical memory limits", .containerLimit),
    ("for exceeding memory limits", .containerLimit),
    ("beyond the 'PHYSICAL' memory limit", .containerLimit),
    ("running beyond physical memory limits", .containerLimit),
    ("OOMKilled", .containerLimit),
    ("Unable to acquire", .executionMemory),
    ("Not enough memory to grow pointer array", .executionMemory),
    ("o enough memory for aggregation", .executionMemory),
    ("There is not enough memory to build hash map", .executionMemory),
    ("bytes memory to build hash relation", .executionMemory),
    ("Could not allocate memory to grow BytesToBytesMap", .executionMemory),
    ("error while calling spill()", .spillDisk),
    ("SPILL_OUT_OF_MEMORY", .spillDisk),
    ("KRYO_BUFFER_OVERFLOW", .kryoBuffer),
    ("Kryo serialization failed: Buffer overflow", .kryoBuffer),
    ("which exceeds max allowed: spark.rpc.message.maxSize", .rpcMessageSize),
    ("which exceeds spark.akka.frameSize", .rpcMessageSize),
    ("Cannot broadcast the table", .broadcastLimit),
    ("Could not execute broadcast in", .broadcastTimeout),
    ("Requested array size exceeds VM limit", .arraySize),
    ("because the size after growing exceeds size limitation", .arraySize),
    ("unable to create native thread", .nativeThread),
    ("unable to create new native thread", .nativeThread),
    ("insufficient memory for the Java Runtime Environment", .hostMemory),
    ("Not enough space' (errno=12)", .hostMemory),
    ("Cannot allocate memory' (errno=12)", .hostMemory),
    ("Too large frame", .blockSize),
    ("is larger than 2GB", .blockSize),
    ("above the max threshold", .refusedSetting),
    ("Please increase heap size using the --driver-memory", .refusedSetting),
    ("Please increase executor memory using the", .refusedSetting),
    ("GC overhead limit exceeded", .gcOverhead),
    ("Direct buffer memory", .directMemory),
    ("bytes of direct buffer memory", .directMemory),
    ("byte(s) of direct memory", .directMemory),
    ("OutOfDirectMemoryError", .directMemory),
    ("OutOfMemoryError: Metaspace", .metaspace),
    ("OutOfMemoryError: Compressed class space", .metaspace),
    ("Java heap space", .heap),
    ("52(JVM OOM)", .heap),
    ("exited with code 52", .heap),
    ("exit code 52", .heap),
    ("exit status: 52", .heap),
    ("Exit status: 52", .heap),
    ("Python worker exited unexpectedly", .pythonWorker),
    ("possible container OOM", .killed),
    ("exited with code 137", .killed),
    ("exit code 137", .killed),
    ("Exit status: 137", .killed),
    ("exit code (137)", .killed),
  ]
}
